"""A file that was sent has an address: it is reloaded, gone back to, and found after signing in."""

import os
import time
from datetime import date
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from python_calamine import CalamineWorkbook

from candidates.models import CadreRecord
from candidates.tables.upload_store import SECONDS
from tests.actions import person_named, stored
from tests.candidates.tables.books import book_of
from tests.moments import DEMO

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE, LISTS = "/can-bo/nhap/", "/quy-hoach/nhap/"
HEADING = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")
AN = ("001080000017", "Nguyễn An", date(1980, 5, 3), "Nam")
BINH = ("001079000018", "Trần Bình", date(1979, 1, 2), "Nam")
READ_AGAIN = {"HX-Request": "true", "HX-Target": "again"}


def signed_in(login):
    client = Client()
    client.force_login(person_named(login), backend=BACKEND)
    return client


@pytest.fixture
def officer(announced, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    return signed_in("quy-hoach")


def send(client, *people, heading=HEADING, headers=None):
    data = book_of({"Cán bộ": [heading, *people]})
    file = SimpleUploadedFile("can-bo.xlsx", data)
    return client.post(PAGE, {"file": file}, headers=headers)


def test_what_was_read_is_shown_at_an_address_that_can_be_reloaded(officer):
    sent = send(officer, AN)
    before = stored()

    first, reloaded = (officer.get(sent["Location"]) for _ in range(2))

    assert sent.status_code == 303
    assert sent["Location"].startswith(f"{PAGE}?tep=")
    for page in (first, reloaded):
        assert page.status_code == 200
        assert "Xác nhận nhập" in page.content.decode()
    assert stored() == before


def test_answers_and_mended_cells_lead_to_addresses_too(officer):
    wrong = (*AN[:2], "31/02/1980", AN[3])
    asked = send(officer, wrong, heading=(*HEADING[:3], "Phái"))
    matched = officer.post(asked["Location"], {"match": "1", "column-phai": "sex"})
    mended = officer.post(PAGE, {"mend": "1", "cell:Cán bộ!C2": "04/05/1980"})
    again = officer.post(PAGE, {"match-again": "1"})

    assert asked["Location"].endswith("&buoc=doi-chieu")
    assert (matched.status_code, mended.status_code, again.status_code) == (303, 303, 303)
    assert matched["Location"] == mended["Location"] == asked["Location"].partition("&")[0]
    assert again["Location"] == asked["Location"]
    assert "31/02/1980” thành “04/05/1980" in officer.get(mended["Location"]).content.decode()


def list_without_numbers():
    """Return the sample's list with a heading for its citizen numbers that nobody knows."""
    book = CalamineWorkbook.from_path(DEMO / "quy-hoach-2025-2030.xlsx")
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    renamed = [["Mã thẻ" if cell == "Số CCCD" else cell for cell in row] for row in rows]
    return SimpleUploadedFile("ds.xlsx", book_of({"Danh sách": renamed}))


def test_the_check_of_a_file_that_must_be_matched_first_leads_to_its_questions(officer):
    asked = officer.post(LISTS, {"file": list_without_numbers()})

    checked = officer.get(asked["Location"].partition("&")[0])

    assert asked["Location"].endswith("&buoc=doi-chieu")
    assert (checked.status_code, checked["Location"]) == (303, asked["Location"])


def test_going_back_after_the_import_leads_to_the_first_page_and_says_why(officer):
    address = send(officer, AN)["Location"]
    officer.post(PAGE, {"confirm": "1"})
    before = stored()

    back = officer.get(address, follow=True)

    assert back.redirect_chain == [(PAGE, 303)]
    assert "không còn được giữ" in back.content.decode()
    assert stored() == before


def test_who_signs_in_again_finds_the_file_and_confirms_it(officer):
    address = send(officer, AN)["Location"]
    officer.logout()
    assert officer.get(address).status_code == 302

    later = signed_in("quy-hoach")
    first_page = later.get(PAGE).content.decode()
    page = later.get(address).content.decode()
    saved = later.post(PAGE, {"confirm": "1", "file_mark": address.partition("=")[2]})

    assert f'href="{address}"' in first_page
    assert "Xác nhận nhập" in page
    assert saved.status_code == 303
    assert CadreRecord.objects.filter(citizen_id=AN[0]).exists()
    assert "tep=" not in later.get(PAGE).content.decode()


def test_nobody_else_finds_the_file(officer, person):
    address = send(officer, AN)["Location"]
    person("can-bo-khac", "PLANNING_OFFICER")

    other = signed_in("can-bo-khac").get(address)

    assert (other.status_code, other["Location"]) == (303, PAGE)


def test_a_file_is_found_for_an_hour_and_not_longer(officer, tmp_path):
    address = send(officer, AN)["Location"]
    (path,) = (path for path in Path(tmp_path).rglob("*") if path.is_file())
    assert path.stat().st_mode & 0o777 == 0o600

    os.utime(path, (time.time(), time.time() - SECONDS + 60))
    assert officer.get(address).status_code == 200
    os.utime(path, (time.time(), time.time() - SECONDS - 60))
    before = stored()

    assert officer.get(address).status_code == 303
    assert officer.post(PAGE, {"confirm": "1"}).status_code == 409
    assert stored() == before


def test_the_address_of_a_file_does_not_show_the_file_of_another_tab(officer):
    first = send(officer, AN)["Location"]
    second = send(officer, BINH)["Location"]

    refused = officer.get(first)

    assert refused.status_code == 409
    assert "chọn ở cửa sổ khác" in refused.content.decode()
    assert "Trần Bình" in officer.get(second).content.decode()


def test_a_file_that_is_read_again_in_its_place_takes_the_address_over(officer):
    send(officer, AN)

    again = send(officer, BINH, headers=READ_AGAIN)

    assert again.status_code == 200
    assert "Trần Bình" in officer.get(again["HX-Replace-Url"]).content.decode()


def test_a_file_that_must_be_matched_leaves_the_page_on_which_it_was_read_again(officer):
    again = officer.post(LISTS, {"file": list_without_numbers()}, headers=READ_AGAIN)

    assert again.content == b""
    assert "“Mã thẻ”" in officer.get(again["HX-Redirect"]).content.decode()
