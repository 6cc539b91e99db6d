"""The import page takes whatever is thrown at it: a sentence comes back and nothing is kept."""

import io
import re
import zipfile
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from tests.actions import person_named, stored
from tests.moments import DEMO
from tests.requests import said

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE = "/quy-hoach/nhap/"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture
def officer(announced, settings, tmp_path):
    settings.VAR_DIR = tmp_path
    client = Client()
    client.force_login(person_named("quy-hoach"), backend=BACKEND)
    return client


def bomb():
    """A spreadsheet of a few kilobytes whose one sheet unpacks into gigabytes of nothing."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        with package.open("xl/worksheets/sheet1.xml", "w", force_zip64=True) as part:
            for _ in range(300):
                part.write(b" " * (1 << 20))
    return out.getvalue()


def send(client, data, name="danh-sach.xlsx", headers=None):
    file = SimpleUploadedFile(name, data, XLSX)
    return client.post(PAGE, {"file": file}, headers=headers, follow=True)


@pytest.mark.parametrize(
    ("name", "data", "message"),
    [
        ("bom.xlsx", bomb(), "bom.xlsx"),
        ("lon.xlsx", b"PK\x03\x04" + b"0" * (30 << 20), "20 MB"),
        ("anh.xlsx", b"\x89PNG\r\n\x1a\n" + b"0" * 500, "anh.xlsx"),
        ("van-ban.xlsx", "Không phải bảng tính".encode(), "van-ban.xlsx"),
        ("rong.xlsx", b"PK\x05\x06" + b"\0" * 18, "rong.xlsx"),
    ],
    ids=["a bomb", "30 MB", "a picture", "a text", "an empty package"],
)
def test_what_is_no_list_is_refused_in_a_sentence(officer, name, data, message):
    before = stored()

    answer = send(officer, data, name)

    assert answer.status_code == 422
    assert message in answer.content.decode()
    assert stored() == before
    assert officer.get(PAGE).status_code == 200  # alive


def test_a_list_is_checked_first_and_kept_only_when_confirmed(officer):
    before = stored()

    checked = send(officer, (DEMO / "quy-hoach-2025-2030.xlsx").read_bytes())
    assert checked.status_code == 200
    assert stored() == before

    saved = officer.post(PAGE, {"confirm": "1", "with_faults": "on", "sure": "on"})
    assert saved.status_code == 303
    assert stored() != before


def test_a_list_that_is_confirmed_twice_is_kept_once_and_leads_on_both_times(officer):
    send(officer, (DEMO / "quy-hoach-2025-2030.xlsx").read_bytes())
    confirmed = {"confirm": "1", "with_faults": "on", "sure": "on", "request_id": uuid4()}

    first = officer.post(PAGE, confirmed)
    before = stored()
    again = officer.post(PAGE, confirmed)

    assert "Đã nhập tệp danh-sach.xlsx" in said(first)[0]
    assert (again.status_code, again["Location"]) == (303, first["Location"])
    assert (said(again), stored()) == ([], before)


def test_a_confirmation_without_a_file_is_refused(officer):
    before = stored()

    answer = officer.post(PAGE, {"confirm": "1"})

    assert answer.status_code == 409
    assert stored() == before


def test_no_file_is_a_sentence_at_the_field(officer):
    answer = officer.post(PAGE, {})

    assert answer.status_code == 422
    assert "error" in answer.content.decode()


def test_the_check_page_writes_days_as_people_do(officer):
    page = send(officer, (DEMO / "quy-hoach-2025-2030.xlsx").read_bytes()).content.decode()

    assert "01/10/2022" in page
    assert "2022-10-01" not in page


AGAIN = {"HX-Request": "true", "HX-Target": "again"}
CLEAN = DEMO / "quy-hoach-2025-2030.xlsx"


def test_a_mended_file_is_read_again_on_the_page_that_checked_it(officer):
    page = send(officer, CLEAN.read_bytes())
    before = stored()

    again = send(officer, CLEAN.read_bytes(), "da-sua.xlsx", AGAIN)

    text = again.content.decode()
    assert (page.status_code, again.status_code) == (200, 200)
    assert 'hx-post="/quy-hoach/nhap/" hx-target="#again"' in page.content.decode()
    assert "<main" not in text
    assert re.match(r'\s*<section[^>]* id="again"', text)
    assert 'hx-swap-oob="innerHTML:#reading"' in text
    assert "da-sua.xlsx" in text
    assert 'name="confirm"' in text
    assert stored() == before


def test_a_file_that_cannot_be_read_again_leaves_what_was_read_to_be_confirmed(officer):
    send(officer, CLEAN.read_bytes())
    before = stored()

    refused = send(officer, b"PK", "hong.xlsx", AGAIN)
    nothing = officer.post(PAGE, {"request_id": ""}, headers=AGAIN)

    for answer in (refused, nothing):
        text = answer.content.decode()
        assert answer.status_code == 422
        assert re.match(r'\s*<section[^>]* id="again"', text)
        assert 'id="again-file_error"' in text
        assert "hx-swap-oob" not in text
    assert stored() == before
    confirmed = officer.post(PAGE, {"confirm": "1", "with_faults": "on"})
    assert (confirmed.status_code, confirmed["Location"]) == (303, "/quy-hoach/")


def test_without_htmx_a_file_that_cannot_be_read_is_asked_for_on_the_first_page(officer):
    send(officer, CLEAN.read_bytes())

    text = send(officer, b"PK", "hong.xlsx").content.decode()

    assert "<main" in text
    assert 'id="id_file_error"' in text
