"""Two open the mapping, the chair publishes; anybody checks what was published."""

import io
import subprocess
import sys
import zipfile

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser.steps import apply, ask, follow, heading, look, press, sign_in

pytestmark = pytest.mark.browser


def control_room(page, server):
    [(code,)] = server.rows("SELECT code FROM exams_campaign")
    page.goto(f"/dieu-hanh/{code}/")
    return code


def test_two_open_the_mapping_and_the_chair_publishes_the_first_results(closed_server, visit):
    for username in ("ban-phach", "giam-sat"):
        page = visit(closed_server)
        sign_in(page, username)
        look(page, f"work-{username}")
        follow(page, "Ráp phách (hai người)")
        look(page, "open-mapping")
        press(page, "Ráp phách (hai người)")
        expect(page.get_by_role("heading", name="Việc của bước này")).to_be_visible()
    opened = "SELECT count(*) FROM exams_exampart WHERE opened_at IS NOT NULL"
    assert closed_server.rows(opened) == [(1,)]

    asker, page = visit(closed_server), visit(closed_server)
    sign_in(asker, "thu-ky")
    look(asker, "work-secretary")
    code = control_room(asker, closed_server)
    follow(asker, "Công bố điểm thi viết lần đầu")
    look(asker, "publish-provisional")
    ask(asker, code, "cong-bo-lan-dau", number="301/TB-HĐTT")
    sign_in(page, "chu-tich")
    look(page, "work-chair")
    apply(page, "Công bố điểm thi viết lần đầu")
    heading(page, "Kết quả thi viết (công bố lần đầu)")
    look(page, "provisional")


def test_the_ranking_is_drawn_published_and_checked_by_anybody(ranking_server, visit, tmp_path):
    chair = visit(ranking_server)
    sign_in(chair, "chu-tich")
    code = control_room(chair, ranking_server)
    look(chair, "room-rank")
    follow(chair, "Lập bảng xếp hạng")
    press(chair, "Lập bảng xếp hạng")
    follow(chair, "Xem bảng xếp hạng")
    look(chair, "ranking")
    asker = visit(ranking_server)
    sign_in(asker, "thu-ky")
    ask(asker, code, "cong-bo-ket-qua", number="305/TB-HĐTT")
    apply(chair, "Công bố kết quả")
    heading(chair, "Kết quả thi tuyển")

    page = visit(ranking_server)
    page.goto(f"/ky-thi/{code}/")
    look(page, "campaign-published")
    follow(page, "Kết quả thi tuyển")
    look(page, "results")
    page.set_viewport_size({"width": 360, "height": 740})
    is_one_line = "pre => pre.clientHeight < 2 * parseFloat(getComputedStyle(pre).lineHeight)"
    assert page.locator(".command pre").evaluate(
        is_one_line
    )  # a command broken in two is copied wrong
    paper = page.request.get(page.url + "pdf/")
    assert "305/TB-HĐTT" in PdfReader(io.BytesIO(paper.body())).pages[0].extract_text()
    sheet = page.request.get(page.url + "xlsx/")
    assert zipfile.is_zipfile(io.BytesIO(sheet.body()))
    with page.expect_download() as download:
        follow(page, "Tải gói kiểm chứng")
    with zipfile.ZipFile(download.value.path()) as bundle:
        bundle.extractall(tmp_path)
    [verifier] = tmp_path.rglob("verify_bundle.py")
    checked = subprocess.run(
        [sys.executable, verifier.name, "."], cwd=verifier.parent, capture_output=True, check=False
    )
    assert checked.returncode == 0, checked.stdout.decode() + checked.stderr.decode()
