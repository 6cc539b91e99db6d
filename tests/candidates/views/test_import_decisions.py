"""Every row with errors can get the decision that allows it, and many who go are asked about."""

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from candidates.models import PlanningList
from candidates.views.import_decisions import MOST_ROWS
from tests.actions import person_named, stored
from tests.candidates.tables.books import book_of
from tests.moments import DEMO

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "/quy-hoach/nhap/"
SPECIALITY, FIRST = 10, 11  # a column, and the first row after the heading
SHEETS = {"match": "1", "sheets": ["Phần 1", "Phần 2"]}
CONFIRMED = {"confirm": "1", "with_faults": "on"}


@pytest.fixture
def officer(announced, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    client = Client()
    client.force_login(person_named("quy-hoach"), backend=BACKEND)
    return client


def planning_rows(count=None):
    """Return the sample's list, or its heading and as many of its people."""
    book = CalamineWorkbook.from_path(DEMO / "quy-hoach-2025-2030.xlsx")
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    people = [row for row in rows[FIRST:] if isinstance(row[0], float) and row[1]]
    return [*rows[:FIRST], *people[:count]]


def unsuitable():
    """Return the list twice, on two sheets, with a speciality that suits no post."""
    rows = planning_rows()
    for row in rows[FIRST:]:
        row[SPECIALITY] = "Thú y"
    return book_of({"Phần 1": rows, "Phần 2": rows})


def send(client, data):
    file = SimpleUploadedFile("ds.xlsx", data)
    return client.post(PAGE, {"file": file}, follow=True).content.decode()


def fields(text, kind="allowed"):
    return re.findall(rf'name="({kind}:[^"]+)"', text)


def latest():
    return PlanningList.objects.first()


def test_one_decision_allows_all_rows_of_a_kind_and_a_row_may_have_its_own(officer):
    send(officer, unsuitable())
    text = officer.post(PAGE, SHEETS, follow=True).content.decode()
    kinds, rows = fields(text, "allowed-kind"), fields(text)
    assert len(rows) == MOST_ROWS

    numbers = dict.fromkeys(kinds, "01-QĐ/TU") | {rows[0]: "02-QĐ/TU"}
    officer.post(PAGE, CONFIRMED | numbers)

    faulty = latest().entries.exclude(faults=[])
    assert faulty.count() > MOST_ROWS
    own = [f"allowed:{e.sheet}!{e.row}" for e in faulty.filter(faults_document="02-QĐ/TU")]
    assert own == [rows[0]]
    alone = faulty.filter(faults_document="")
    assert alone.count() < 5  # rows whose errors nobody else has, asked for by themselves
    assert not {f"allowed:{entry.sheet}!{entry.row}" for entry in alone} & {rows[0]}


def test_the_same_file_comes_again_until_every_row_is_decided(officer):
    data = unsuitable()
    send(officer, data)
    first = officer.post(PAGE, SHEETS, follow=True).content.decode()
    officer.post(PAGE, CONFIRMED | dict.fromkeys(fields(first), "01-QĐ/TU"))
    left = latest().undecided().count()

    send(officer, data)
    second = officer.post(PAGE, SHEETS, follow=True).content.decode()
    remaining = [name for name in fields(second) if name not in fields(first)]
    officer.post(PAGE, CONFIRMED | dict.fromkeys(fields(second), "02-QĐ/TU"))

    assert "chọn lại chính tệp này" in first
    assert len(remaining) == left > 0
    assert fields(second)[:left] == remaining
    assert latest().version == 2
    assert not latest().undecided().exists()
    carried_over = set(fields(first)) - set(fields(second))
    allowed = latest().entries.filter(faults_document="01-QĐ/TU")
    assert {f"allowed:{entry.sheet}!{entry.row}" for entry in allowed} == carried_over


def test_a_file_of_which_every_row_was_decided_does_not_come_again(officer):
    data = book_of({"Danh sách": planning_rows()})
    text = send(officer, data)
    officer.post(PAGE, CONFIRMED | dict.fromkeys(fields(text), "01-QĐ/TU"))
    before = stored()

    send(officer, data)
    refused = officer.post(PAGE, CONFIRMED)

    assert refused.status_code == 422
    assert "chính là tệp của danh sách" in refused.content.decode()
    assert stored() == before


def test_a_list_that_lacks_many_asks_with_their_number_before_it_is_kept(officer):
    send(officer, book_of({"Danh sách": planning_rows()}))
    officer.post(PAGE, CONFIRMED)
    text = send(officer, book_of({"Danh sách": planning_rows(20)}))
    before = stored()

    refused = officer.post(PAGE, CONFIRMED)
    unchanged = stored() == before
    saved = officer.post(PAGE, CONFIRMED | {"drops": "on"})

    assert "Tôi đã xem: 217 trong 237 dòng" in text
    assert (refused.status_code, unchanged) == (422, True)
    assert 'href="#id_drops"' in refused.content.decode()
    assert saved.status_code == 303
    assert latest().entries.count() == 20


def test_a_list_that_lacks_a_few_is_kept_without_being_asked(officer):
    send(officer, book_of({"Danh sách": planning_rows()}))
    officer.post(PAGE, CONFIRMED)

    text = send(officer, book_of({"Danh sách": planning_rows(230)}))

    assert "Không còn trong danh sách (7)" in text
    assert 'name="drops"' not in text
    assert officer.post(PAGE, CONFIRMED).status_code == 303
