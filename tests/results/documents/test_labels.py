"""A sheet of labels: 24 pairs a page, each code twice, in an order that says nothing."""

import io

import pytest
from pypdf import PdfReader

from results.documents.labels import gathered, labels
from tests.actions import LATE
from tests.results.actions.on_paper import bind, issue

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture(autouse=True)
def _late():
    bind("LATE")


def test_twenty_four_pairs_stand_on_a_page_and_each_code_twice():
    sheet = issue(25)

    pages = PdfReader(io.BytesIO(labels(sheet, at=LATE))).pages

    texts = [page.extract_text() for page in pages]
    counts = [sum(text.count(code) for code in sheet.codes) for text in texts]
    assert counts == [48, 2]
    assert all("".join(texts).count(code) == 2 for code in sheet.codes)


def test_the_order_of_the_labels_is_another_each_time():
    sheet = issue(60)

    orders = [[label["code"] for label in gathered(sheet)["labels"]] for _ in range(2)]

    assert sorted(orders[0]) == sorted(orders[1]) == sheet.codes
    assert orders[0] != orders[1]
    assert sheet.codes not in orders
