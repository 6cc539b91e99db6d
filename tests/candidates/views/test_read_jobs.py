"""A large file is read by a worker: the request stores it, the page of the job leads on."""

import re
from datetime import date
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.actions import jobs
from accounts.models import Job
from accounts.rules.jobs import JobState
from candidates.models import CadreRecord
from candidates.tables import upload_store
from candidates.views import import_kinds, stored_readings
from config.jobs import run
from exams.rules.enums import Sex
from tests.actions import arrange, campaign, events, person_named, stored
from tests.candidates.tables.books import book_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CADRES = "/can-bo/nhap/"
HEADING = ("Số CCCD", "Họ và tên", "Ngày sinh", "Giới tính")
BORN = date(1980, 5, 3)
PEOPLE = [(f"00108000001{n}", "Nguyễn An", BORN, "Nam") for n in range(3)]


@pytest.fixture(autouse=True)
def _large_files(settings, tmp_path):
    """Let every file be a large one, and a worker be there."""
    settings.VAR_DIR = tmp_path
    settings.READ_JOB_BYTES = 1
    jobs.note_worker(timezone.now())


@pytest.fixture
def officer():
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named("quy-hoach"), backend=BACKEND)
    return client


@pytest.fixture
def readings(monkeypatch):
    """Count how often a file of personnel facts is read."""
    read, counted = import_kinds.imports.cadres, []

    def watched(*arguments, **options):
        counted.append(options["name"])
        return read(*arguments, **options)

    monkeypatch.setattr(import_kinds.imports, "cadres", watched)
    return counted


def people(*rows, heading=HEADING):
    return book_of({"Cán bộ": [heading, *(rows or PEOPLE)]})


def send(client, data=None, name="can-bo.xlsx", **options):
    return client.post(CADRES, {"file": SimpleUploadedFile(name, data or people())}, **options)


def only_job():
    return Job.objects.get()


def page_of(job):
    return reverse("accounts:job", args=[job.pk])


def done(client, data=None):
    send(client, data)
    run(str(only_job().pk))
    return only_job()


def test_the_request_stores_the_file_and_reads_nothing_of_it(officer, readings):
    before = CadreRecord.objects.count()

    with events() as trail:
        answer = send(officer)

    assert answer["Location"] == page_of(only_job())
    assert readings == []
    assert [name for name, *_ in trail] == ["job.enqueued"]
    assert set(only_job().arguments) == {"file"}
    assert CadreRecord.objects.count() == before


def test_the_page_shows_what_the_worker_read_without_reading_it_again(officer, readings):
    job = done(officer)

    told = officer.get(page_of(job)).content.decode()
    page = officer.get(job.leads_to, follow=True)

    assert (job.state, job.facts) == (JobState.DONE, {"file": "can-bo.xlsx", "rows": 3})
    assert "Đã đọc tệp can-bo.xlsx: 3 dòng. Chưa ghi gì" in told
    assert "Xác nhận nhập" in page.content.decode()
    assert len(page.context["reading"].rows) == 3
    assert readings == ["can-bo.xlsx"]


def test_what_was_read_is_then_imported(officer):
    page = officer.get(done(officer).leads_to, follow=True)
    confirmed = {"confirm": "1", "request_id": str(uuid4())}

    officer.post(CADRES, {**confirmed, "file_mark": page.context["file"].mark})

    assert CadreRecord.objects.filter(citizen_id__in=[row[0] for row in PEOPLE]).count() == 3


def latest_job():
    return Job.objects.order_by("asked_at").last()


def test_what_was_recorded_since_makes_a_worker_read_the_file_again(officer, readings):
    job = done(officer)
    arrange(campaign(), contact="Phòng 12")

    answer = officer.get(job.leads_to)

    again = latest_job()
    assert (again != job, answer["Location"]) == (True, page_of(again))
    assert readings == ["can-bo.xlsx"]
    run(str(again.pk))
    assert len(officer.get(latest_job().leads_to, follow=True).context["reading"].rows) == 3
    assert readings == ["can-bo.xlsx"] * 2


def test_what_is_recorded_while_it_is_read_again_lets_the_page_read_it(officer, readings):
    job = done(officer)
    arrange(campaign(), contact="Phòng 12")
    officer.get(job.leads_to)
    run(str(latest_job().pk))
    arrange(campaign(), contact="Phòng 13")

    page = officer.get(latest_job().leads_to)

    assert len(page.context["reading"].rows) == 3
    assert readings == ["can-bo.xlsx"] * 3


def test_what_is_asked_of_a_large_file_is_worked_out_by_a_worker(officer, readings):
    job = done(officer)
    mark = job.arguments["file"]

    answer = officer.get(CADRES, {"tep": mark, "buoc": "doi-chieu"})

    assert answer["Location"] == page_of(latest_job())
    assert len(readings) == 1
    run(str(latest_job().pk))
    worked_out = len(readings)
    page = officer.get(latest_job().leads_to)
    assert page.context["questions"].tables == ("Cán bộ",)
    assert len(readings) == worked_out


@pytest.mark.parametrize(
    ("heading", "unclear"),
    [
        (("Số CCCD", "Họ và tên", "Ngày sinh", "Phái"), "Phái"),
        (("Số CCCD", "Tên gì đó", "Ngày sinh", "Giới tính"), "Tên gì đó"),  # and nothing is read
    ],
)
def test_the_page_of_questions_that_the_reading_leads_to_reads_nothing(
    officer, readings, heading, unclear
):
    job = done(officer, people(heading=heading))
    read_by_worker = len(readings)

    page = officer.get(job.leads_to, follow=True)

    assert [column.column.heading for column in page.context["questions"].columns] == [unclear]
    assert len(readings) == read_by_worker


def test_a_stored_reading_that_somebody_changed_is_not_read(officer, readings, tmp_path):
    job = done(officer)
    for path in (tmp_path / "imports").iterdir():
        content = path.read_bytes()
        if b"StoredReading" in content:
            path.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))

    assert officer.get(job.leads_to)["Location"] == page_of(latest_job())
    run(str(latest_job().pk))
    assert officer.get(latest_job().leads_to, follow=True).status_code == 200
    assert readings == ["can-bo.xlsx"] * 2


def test_headings_that_are_not_understood_are_asked_about_after_the_reading(officer):
    unclear = ("Số CCCD", "Họ và tên", "Ngày sinh", "Phái")

    job = done(officer, people(heading=unclear))

    assert job.state == JobState.DONE
    assert "buoc=doi-chieu" in officer.get(job.leads_to, follow=True).redirect_chain[-1][0]


def test_a_file_that_cannot_be_read_is_told_on_the_page_of_the_job(officer):
    job = done(officer, b"no spreadsheet")

    page = officer.get(page_of(job)).content.decode()

    assert job.state == JobState.FAILED
    assert "Chưa làm được, chưa ghi gì" in page
    assert officer.get(job.back).status_code == 200


def test_another_file_that_was_chosen_meanwhile_stays(officer):
    send(officer)
    first = only_job()
    send(officer, people(PEOPLE[0]), name="khac.xlsx")

    run(str(first.pk))

    first.refresh_from_db()
    assert (first.state, first.outcome) == (JobState.FAILED, "UPLOAD_REPLACED")
    owner = f"{person_named('quy-hoach').pk} {CADRES}"
    assert b"khac.xlsx" in upload_store.load(owner)[:200]


def test_the_same_file_sent_twice_is_read_by_one_job(officer):
    file = people()  # once: a workbook carries the second in which it was written

    first, again = send(officer, file), send(officer, file)

    assert first["Location"] == again["Location"] == page_of(only_job())


def test_a_job_that_is_stopped_stores_nothing_of_what_it_read(officer):
    send(officer)
    job = only_job()
    jobs.claim(job.pk, timezone.now())
    Job.objects.update(state=JobState.QUEUED, cancel_asked=True)
    before = stored()

    run(str(job.pk))

    owner = f"{job.person_id} {CADRES}"
    assert only_job().state == JobState.CANCELLED
    with pytest.raises(Exception, match="UPLOAD_EXPIRED"):
        upload_store.load(stored_readings._owner(owner))
    assert stored() == before


@pytest.mark.parametrize("obstacle", ["no worker", "small"])
def test_without_a_worker_or_a_large_file_the_page_reads_it(officer, readings, settings, obstacle):
    if obstacle == "small":
        settings.READ_JOB_BYTES = 10**6
    else:
        jobs.note_worker(timezone.now() - 2 * jobs.SILENCE)

    answer = send(officer)

    assert "tep=" in answer["Location"]
    assert readings == ["can-bo.xlsx"]
    assert not Job.objects.exists()


def test_in_its_place_the_page_of_the_job_is_opened(officer):
    answer = send(officer, headers={"HX-Request": "true", "HX-Target": "again"})

    assert answer["HX-Redirect"] == page_of(only_job())


def test_cells_that_are_put_right_are_read_by_a_worker_too(officer):
    faulty = people(("không phải số", "Nguyễn An", BORN, "Nam"), *PEOPLE)
    page = officer.get(done(officer, faulty).leads_to, follow=True)
    name = re.search(r'name="(cell:[^"]+)"', page.content.decode())[1]

    answer = officer.post(
        CADRES, {"mend": "1", "file_mark": page.context["file"].mark, name: "001080000099"}
    )

    assert answer["Location"] == page_of(Job.objects.first())
    assert Job.objects.count() == 2


def test_nothing_of_the_reading_is_left_once_it_is_imported(officer, tmp_path):
    page = officer.get(done(officer).leads_to, follow=True)
    assert any(b"StoredReading" in path.read_bytes() for path in (tmp_path / "imports").iterdir())

    officer.post(
        CADRES,
        {"confirm": "1", "request_id": str(uuid4()), "file_mark": page.context["file"].mark},
    )

    left = [path.read_bytes() for path in (tmp_path / "imports").iterdir()]
    assert not any(b"StoredReading" in content for content in left)


UNCLEAR = ("Số CCCD", "Họ và tên", "Ngày sinh", "Phái")


def answer_columns(client, page, **answers):
    sent = {"match": "1", "request_id": str(uuid4()), "file_mark": page.context["file"].mark}
    return client.post(CADRES, {**sent, "sheets": ["Cán bộ"], **answers})


def test_the_answers_about_a_large_file_are_stored_and_a_worker_reads_by_them(officer, readings):
    page = officer.get(done(officer, people(heading=UNCLEAR)).leads_to, follow=True)
    read_so_far = len(readings)
    arrange(campaign(), contact="Phòng 12")  # meanwhile somebody recorded something

    answer = answer_columns(officer, page, **{"column-phai": "sex"})

    assert answer["Location"] == page_of(latest_job())
    assert len(readings) == read_so_far
    run(str(latest_job().pk))
    read_so_far = len(readings)
    checked = officer.get(latest_job().leads_to, follow=True)
    assert [row.sex for row in checked.context["reading"].rows] == [Sex.MALE] * 3
    assert len(readings) == read_so_far


def test_a_question_that_is_left_open_on_purpose_is_not_asked_again(officer):
    rows = [(*row[:3], "không rõ") for row in PEOPLE]
    page = officer.get(done(officer, people(*rows)).leads_to, follow=True)
    assert page.context["questions"].values

    answer_columns(officer, page)
    run(str(latest_job().pk))

    assert "reading" in officer.get(latest_job().leads_to, follow=True).context
    assert "buoc=doi-chieu" not in officer.get(latest_job().leads_to).get("Location", "")
