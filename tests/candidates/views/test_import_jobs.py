"""A long list is imported by a worker: as the page would have, and with a way to its result."""

import re
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from python_calamine import CalamineWorkbook

from accounts.actions import granting, jobs
from accounts.models import Job
from accounts.rules.jobs import JobState
from candidates.models import CadreRecord, PlanningList, RememberedMatch
from config.jobs import run
from tests.actions import campaign, events, person_named, stored
from tests.candidates.tables.books import book_of
from tests.moments import DEMO
from tests.requests import said

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PLANNING, CADRES = "/quy-hoach/nhap/", "/can-bo/nhap/"
HEADING = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")
BORN = date(1980, 5, 3)
AN, BINH = (("001080000017", "Nguyễn An", BORN, "Nam"), ("001080000018", "Lê Bình", BORN, "Nam"))


@pytest.fixture(autouse=True)
def _long_lists(settings, tmp_path):
    """Let two rows be a long list, and a worker be there."""
    settings.VAR_DIR = tmp_path
    settings.IMPORT_JOB_ROWS = 2
    jobs.note_worker(timezone.now())


def signed_in(username):
    client = Client()
    client.force_login(person_named(username), backend=BACKEND)
    return client


@pytest.fixture
def officer():
    return signed_in("quy-hoach")


def facts(*people, heading=HEADING):
    return book_of({"Cán bộ": [heading, *people]})


def send(client, data, page=CADRES, name="can-bo.xlsx"):
    """Send a file and look at what it holds."""
    return client.post(page, {"file": SimpleUploadedFile(name, data)}, follow=True)


def confirm(client, page=CADRES, **answers):
    return client.post(page, {"confirm": "1", "request_id": str(uuid4()), **answers})


def page_of(job):
    return reverse("accounts:job", args=[job.pk])


def only_job():
    return Job.objects.get()


def files(folder):
    return [path for path in Path(folder).rglob("*") if path.is_file()]


def test_a_long_list_is_handed_over_and_nothing_of_it_is_stored_yet(officer):
    send(officer, facts(AN, BINH))
    before = CadreRecord.objects.count()

    with events() as trail:
        answer = confirm(officer)

    assert (answer.status_code, answer["Location"]) == (303, page_of(only_job()))
    assert [name for name, *_ in trail] == ["job.enqueued"]
    assert CadreRecord.objects.count() == before
    assert set(only_job().arguments) == {"campaign", "file"}


def test_a_worker_imports_it_as_the_page_would_have(officer, settings, tmp_path):
    send(officer, facts(AN, BINH))
    confirm(officer)

    with events() as by_worker:
        run(str(only_job().pk))

    job = only_job()
    assert (job.state, job.facts["added"]) == (JobState.DONE, 2)
    assert files(tmp_path / "jobs") == []
    assert "chưa được xác nhận" not in officer.get(CADRES).content.decode()
    settings.IMPORT_JOB_ROWS = 3
    people = [(f"0010800000{number}", "Lê Chi", BORN, "Nam") for number in (20, 21)]
    send(officer, facts(*people))
    with events() as by_page:
        answer = confirm(officer)
    assert answer["Location"] == job.leads_to
    [(name, about, actor, _)] = by_page
    assert [each[:3] for each in by_worker] == [(name, about, actor)]


def test_a_short_list_is_imported_while_its_page_is_asked(officer):
    send(officer, facts(AN))

    answer = confirm(officer)

    assert "Đã nhập tệp can-bo.xlsx: thêm 1" in said(answer)[0]
    assert not Job.objects.exists()


def test_without_a_worker_a_long_list_is_imported_while_its_page_is_asked(officer):
    jobs.note_worker(timezone.now() - 2 * jobs.SILENCE)
    send(officer, facts(AN, BINH))

    answer = confirm(officer)

    assert "Đã nhập tệp can-bo.xlsx: thêm 2" in said(answer)[0]
    assert not Job.objects.exists()


def test_a_second_click_leads_to_the_same_job(officer):
    send(officer, facts(AN, BINH))
    confirmed = {"confirm": "1", "request_id": str(uuid4())}

    first, again = (officer.post(CADRES, confirmed) for _ in range(2))

    assert first["Location"] == again["Location"] == page_of(only_job())


def test_a_file_under_way_is_shown_by_its_job_until_that_has_ended(officer):
    shown = send(officer, facts(AN, BINH)).request
    confirm(officer)
    job = only_job()

    assert officer.get(job.back)["Location"] == page_of(job)
    assert job.back == f"{shown['PATH_INFO']}?{shown['QUERY_STRING']}"
    assert confirm(officer)["Location"] == page_of(job)  # from another tab

    jobs.cancel(job=job, by=job.person, at=timezone.now())
    assert "Xác nhận nhập" in officer.get(job.back).content.decode()


def test_what_the_action_refuses_the_job_says_and_the_file_is_still_there(officer):
    planning = (DEMO / "quy-hoach-2025-2030.xlsx").read_bytes()
    send(officer, planning, PLANNING)
    confirm(officer, PLANNING, with_faults="on")
    job = only_job()
    for grant in job.person.grants.filter(revoked_at=None):
        granting.revoke(grant=grant, reason="Thôi nhiệm vụ", by="console", at=timezone.now())
    before = stored()["candidates_planninglist"]

    run(str(job.pk))

    assert (only_job().state, only_job().outcome) == (JobState.FAILED, "NOT_YOUR_DUTY")
    assert stored()["candidates_planninglist"] == before
    assert "Quay lại trang trước" in officer.get(page_of(job)).content.decode()


def test_an_answer_that_is_missing_is_asked_for_at_once(officer):
    planning = (DEMO / "quy-hoach-loi.xlsx").read_bytes()
    send(officer, planning, PLANNING)

    answer = confirm(officer, PLANNING)

    assert answer.status_code == 422
    assert not Job.objects.exists()


def test_decisions_that_were_typed_are_those_that_allow_the_rows(officer):
    send(officer, (DEMO / "quy-hoach-loi.xlsx").read_bytes(), PLANNING)
    officer.post(PLANNING, {"match": "1"})
    page = officer.get(officer.get(PLANNING).context["pending_address"])
    name = page.context["form"].row_names[0]

    confirm(officer, PLANNING, with_faults="on", **{name: "12/QĐ"})
    run(str(only_job().pk))

    assert only_job().state == JobState.DONE
    allowed = PlanningList.objects.first().entries.exclude(faults_document="")
    assert [entry.faults_document for entry in allowed] == ["12/QĐ"]


def test_what_has_to_be_asked_since_is_asked_and_not_passed_over(officer):
    """A list that drops nobody when it is looked at, and many when its turn comes."""
    some, all_rows = planning_of(20), (DEMO / "quy-hoach-2025-2030.xlsx").read_bytes()
    send(officer, some, PLANNING)
    confirm(officer, PLANNING, with_faults="on")
    send(officer, all_rows, PLANNING)
    confirm(officer, PLANNING, with_faults="on", drops="on")
    first, second = Job.objects.order_by("asked_at")

    run(str(second.pk))
    run(str(first.pk))

    first.refresh_from_db()
    assert (first.state, first.outcome) == (JobState.FAILED, "IMPORT_ASKS_MORE")
    assert PlanningList.objects.count() == 1


def planning_of(count):
    """Return the sample's list with its first people alone."""
    book = CalamineWorkbook.from_path(DEMO / "quy-hoach-2025-2030.xlsx")
    rows = book.get_sheet_by_index(0).to_python(skip_empty_area=False)
    head = next(number for number, row in enumerate(rows) if "Chức danh quy hoạch" in row)
    return book_of({"Danh sách": rows[: head + 4 + count]})


def test_a_register_of_papers_goes_into_its_campaign(officer):
    secretary, register = signed_in("thu-ky"), (DEMO / "dang-ky-du-tuyen.xlsx").read_bytes()
    page = reverse("candidates:import-papers", args=["TT2026-01"])
    send(secretary, register, page, name="so.xlsx")

    answer = confirm(secretary, page)
    with events() as trail:
        run(str(only_job().pk))

    assert answer["Location"] == page_of(only_job())
    assert [name for name, *_ in trail] == ["applications.received"]
    assert only_job().leads_to == "/ho-so/?campaign=TT2026-01"
    assert campaign().applications.filter(source="PAPER").count() == only_job().facts["added"] > 1


def test_what_was_matched_is_remembered_by_the_worker(officer):
    heading = (*HEADING[:3], "Phái")
    send(officer, facts(AN, BINH, heading=heading))
    officer.post(CADRES, {"match": "1", "column-phai": "sex"}, follow=True)

    confirm(officer)
    run(str(only_job().pk))

    assert only_job().state == JobState.DONE
    assert RememberedMatch.objects.get().meaning == "sex"


def test_a_file_that_came_since_is_not_let_go_with_the_one_that_was_imported(officer):
    send(officer, facts(AN, BINH))
    confirm(officer)
    other = send(officer, facts(AN), name="khac.xlsx")

    run(str(only_job().pk))

    assert only_job().state == JobState.DONE
    assert other.status_code == 200
    assert "khac.xlsx" in officer.get(CADRES).content.decode()


def test_the_page_tells_what_is_done_with_how_many_rows(officer, monkeypatch):
    send(officer, facts(AN, BINH))
    confirm(officer)
    job, pages, step = only_job(), [], jobs.step

    def looked_at(*arguments, **doing):
        step(*arguments, **doing)
        pages.append(officer.get(page_of(job)).content.decode())

    monkeypatch.setattr(jobs, "step", looked_at)
    run(str(job.pk))

    told = (
        "Đang đọc: 2 trên 3 dòng.",
        "Đã đọc hết; đang xét 2 dòng theo quy định.",
        "Đang so 2 dòng với dữ liệu đang có.",
        "Đang ghi: thêm 2, sửa 0",
    )
    assert len(pages) == len(told)
    for page, words in zip(pages, told, strict=True):
        assert words in page
    percents = [int(re.search(r'value="(\d+)"', page)[1]) for page in pages]
    assert percents == sorted(percents)
    assert percents[-1] == 75


def test_a_list_is_stopped_while_it_is_read(officer, monkeypatch):
    send(officer, facts(AN, BINH))
    confirm(officer)
    job, before, step = only_job(), stored(), jobs.step

    def cancelled(job, place, *arguments, **doing):
        Job.objects.update(cancel_asked=True)
        step(job, place, *arguments, **doing)

    monkeypatch.setattr(jobs, "step", cancelled)
    run(str(job.pk))

    assert (only_job().state, only_job().facts) == (JobState.CANCELLED, {})
    assert stored() == before
