"""The candidate's own table of papers: a verdict for each at once, and the day that it bears."""

from datetime import date

import pytest
import time_machine
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from accounts.rules.duties import Role
from candidates.actions import enclose, register
from tests.actions import arrange, campaign, moment, officer, stored
from tests.files import pdf, picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
OPEN = moment(2026, 9, 20)


@pytest.fixture(autouse=True)
def _on_a_day_of_registration(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    with time_machine.travel(OPEN, tick=False):
        yield


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def browser(an):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(an, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


@pytest.fixture
def draft(an):
    return register.begin(campaign=campaign(), by=an, at=OPEN)


def page(name, *args):
    return reverse(f"candidates:{name}", args=[campaign().code, *args])


def attach(draft, item, on=None):
    return enclose.attach(
        application=draft,
        item=item,
        file_name="a.pdf",
        data=pdf(),
        issued_on=on,
        by=draft.person,
        at=OPEN,
    )


def states(browser):
    files = browser.get(page("documents")).context["files"]
    return {file["key"]: (file["state"], file["tone"]) for file in files}


def test_the_table_has_a_verdict_for_every_paper_at_once(browser, draft):
    attach(draft, "DIPLOMAS")
    attach(draft, "UNIT_COMMENT", date(2026, 4, 5))
    attach(draft, "SELF_ASSESSMENT")
    attach(draft, "PARTY_COMMENT", date(2026, 9, 1))

    found = states(browser)

    assert found["DIPLOMAS"] == found["PARTY_COMMENT"] == ("Đã nộp", "success")
    assert found["UNIT_COMMENT"] == ("Quá hạn", "error")
    assert found["SELF_ASSESSMENT"] == ("Đã nộp, chưa ghi ngày cấp", "warning")
    assert found["RESIDENCE_COMMENT"] == ("Chưa có", "neutral")
    assert "cấp ngày 01/09/2026" in browser.get(page("documents")).content.decode()


def test_a_paper_that_grows_old_is_asked_for_with_its_day_and_another_is_not(browser, draft):
    arrange(draft, name="Nguyễn Văn An")
    file = {"file": SimpleUploadedFile("a.pdf", pdf())}
    before = stored()

    undated = browser.post(page("document", "UNIT_COMMENT"), file)

    assert undated.status_code == 422
    assert undated.context["form"].errors["issued_on"]
    assert stored() == before
    file = {"file": SimpleUploadedFile("a.pdf", pdf())}
    assert browser.post(page("document", "DIPLOMAS"), file).status_code == 303


def test_several_files_are_handed_in_as_one_paper_or_none_is(browser, draft):
    address = page("document", "DIPLOMAS")
    one, two = SimpleUploadedFile("1.png", picture()), SimpleUploadedFile("2.pdf", pdf())
    program = SimpleUploadedFile("3.exe", b"MZ")
    before = stored()

    refused = browser.post(address, {"file": [one, two, program]})

    assert refused.status_code == 422
    assert "3.exe" in refused.context["form"].errors["file"][0]
    assert stored() == before
    one, two = SimpleUploadedFile("1.png", picture()), SimpleUploadedFile("2.pdf", pdf())
    assert browser.post(address, {"file": [one, two]}).status_code == 303
    [document] = draft.documents.all()
    assert (document.file_name, document.kind) == ("1 (+1).pdf", "pdf")
    assert document.kept_file.fault() == ""


def test_what_the_office_has_is_shown_with_its_day_and_taken_over_by_one_button(browser, draft, an):
    attach(draft, "UNIT_COMMENT", date(2026, 9, 1))
    arrange(draft, state="WITHDRAWN")
    again = register.begin(campaign=campaign(), by=an, at=OPEN)
    address = page("reuse", "UNIT_COMMENT")

    table = browser.get(page("documents")).content.decode()
    asked = browser.get(address).content.decode()
    taken = browser.post(address, {})

    assert address in table
    assert f"cấp ngày 01/09/2026 ({draft.reg_no})" in " ".join(table.split())
    assert f"của hồ sơ {draft.reg_no} ({draft.campaign.name})" in asked
    assert "01/09/2026" in asked
    assert (taken.status_code, taken["Location"]) == (303, page("documents"))
    assert again.documents.get().issued_on == date(2026, 9, 1)
    assert address not in browser.get(page("documents")).content.decode()
    assert browser.get(page("reuse", "DIPLOMAS")).status_code == 404
