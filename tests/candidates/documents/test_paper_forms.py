"""The forms to be signed: with what was typed in its place, else room to write it by hand."""

import io
from datetime import date

import pytest
from pypdf import PdfReader

from candidates.documents.paper_forms import FORMS, paper_form
from candidates.models import Application
from candidates.rules.registration import DossierItem
from tests.actions import LATE, arrange, campaign

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]


def pages(item, application=None):
    data = paper_form(item, campaign(), application, at=LATE)
    return [page.extract_text() for page in PdfReader(io.BytesIO(data)).pages]


@pytest.fixture
def draft():
    application = Application.objects.select_related("position__post").order_by("reg_no").first()
    return arrange(
        application, name="Nguyễn Thị Minh Mẫu", born=date(1985, 5, 1), current_post="Chuyên viên"
    )


def test_what_was_typed_stands_in_the_application(draft):
    [text] = pages(DossierItem.APPLICATION_FORM, draft)

    position = draft.position
    written = ("Nguyễn Thị Minh Mẫu", "01/05/1985", "Chuyên viên", draft.citizen_id, position.code)
    assert [each in text for each in written] == [True] * len(written)
    assert "PHIẾU ĐĂNG KÝ DỰ TUYỂN" in text


@pytest.mark.parametrize("item", FORMS)
def test_a_blank_form_names_nobody_and_is_one_sheet(item, draft):
    [text] = pages(item)

    assert draft.name not in text
    assert "Họ và tên: ...." in " ".join(text.split())
    assert "(Ký, ghi rõ họ tên)" in text


def test_a_council_of_the_party_has_its_own_head():
    rules = campaign().regulations
    documents = {**rules["documents"], "document_style": "PARTY_HD36"}
    arrange(campaign(), regulations={**rules, "documents": documents})

    [text] = pages(DossierItem.SELF_ASSESSMENT)

    assert "ĐẢNG CỘNG SẢN VIỆT NAM" in text
    assert "CỘNG HÒA" not in text
