"""Evaluations are imported step by step, and what does not agree stands where it is looked at."""

import re
from dataclasses import replace
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone
from django.utils.html import strip_tags

from accounts.actions import jobs
from accounts.models import Job
from accounts.rules.jobs import JobState
from audit.models import Event
from candidates.models import Application, CadreRecord, MonthlyEvaluation, PartyRatingRecord
from candidates.rules.evaluation_flags import FlagKind
from config.jobs import run
from exams.models import Unit
from exams.rules.enums import Rating
from tests.actions import arrange, campaign, events, person_named, stored
from tests.candidates.evaluations import keep, rated, unit, year_of
from tests.candidates.tables.books import book_of
from tests.crawl import readable_text

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
PAGE, IMPORT = "/can-bo/danh-gia/", "/can-bo/danh-gia/nhap/"
HEADING = ("Số CCCD", "Họ và tên", "Tháng", "Điểm")


@pytest.fixture(autouse=True)
def _files(settings, tmp_path):
    settings.VAR_DIR = tmp_path


def client_of(username):
    client = Client(headers={"accept-language": "vi"})
    client.force_login(person_named(username), backend=BACKEND)
    return client


@pytest.fixture
def officer():
    return client_of("quy-hoach")


@pytest.fixture
def somebody():
    return rated(Rating.GOOD)


def send(client, *lines, **units):
    sheets = {"Tháng": [HEADING, *lines], **units}
    return client.post(
        IMPORT, {"file": SimpleUploadedFile("dg.xlsx", book_of(sheets))}, follow=True
    )


def confirm(client, **answers):
    answers = {"confirm": "1", "request_id": str(uuid4()), **answers}
    return client.post(IMPORT, answers, follow=True)


def line(cadre, month="03/2025", points=60):
    return (cadre.citizen_id, cadre.name, month, points)


def test_a_file_is_shown_before_it_is_kept_and_then_leads_to_what_it_shows(officer, somebody):
    name = Unit.objects.first().name
    of_units = [("Đơn vị", "Năm", "Xếp loại"), (name, 2025, "Hoàn thành nhiệm vụ")]
    before = stored()

    checked = send(officer, line(somebody), **{"Tập thể": of_units})

    assert (len(checked.context["reading"].rows), checked.context["reading"].errors) == (2, 0)
    assert stored() == before

    done = confirm(officer)
    assert done.redirect_chain[-1][0].startswith(PAGE)
    assert MonthlyEvaluation.objects.get().points == 60
    assert [(each.unit, each.year) for each in done.context["units"]] == [(name, 2025)]
    assert name in readable_text(done)


def test_a_line_that_is_wrong_blocks_the_file_and_names_its_cell(officer, somebody):
    checked = send(officer, line(somebody, month="13/2025"))

    assert checked.context["blocked"]
    assert "C2" in readable_text(checked)
    confirm(officer)
    assert not MonthlyEvaluation.objects.exists()


def test_what_was_received_is_changed_only_by_who_ticked_that_they_looked(officer, somebody):
    keep(*year_of(somebody.citizen_id, points=80))
    checked = send(officer, line(somebody, points=60))
    assert "Tôi đã xem từng thay đổi" in readable_text(checked)

    confirm(officer)
    assert not MonthlyEvaluation.objects.filter(withdrawn=True).exists()

    confirm(officer, overwrite="on")
    assert MonthlyEvaluation.objects.get(withdrawn=True).points == 80


def test_a_long_file_is_imported_by_a_worker(officer, somebody, settings):
    settings.IMPORT_JOB_ROWS = 2
    jobs.note_worker(timezone.now())
    send(officer, line(somebody), line(somebody, "04/2025"))
    officer.post(IMPORT, {"confirm": "1", "request_id": str(uuid4())})

    job = Job.objects.get()
    run(str(job.pk))

    job.refresh_from_db()
    assert (job.kind, job.state) == ("IMPORT_EVALUATIONS", JobState.DONE)
    assert MonthlyEvaluation.objects.count() == 2


def test_a_sheet_of_whole_years_is_shown_and_kept_month_by_month(officer, somebody):
    months = [f"Tháng {number}" for number in range(1, 13)]
    heading = ("Số CCCD", "Họ và tên", "Năm", *months)
    whole = (somebody.citizen_id, somebody.name, 2025, 80, "", "Hoàn thành tốt nhiệm vụ", *[""] * 9)
    sheet = SimpleUploadedFile("nam.xlsx", book_of({"2025": [heading, whole]}))
    before = stored()

    checked = officer.post(IMPORT, {"file": sheet}, follow=True)

    assert (len(checked.context["reading"].rows), checked.context["reading"].errors) == (2, 0)
    assert stored() == before
    confirm(officer)
    rows = MonthlyEvaluation.objects.filter(citizen_id=somebody.citizen_id, year=2025)
    assert list(rows.values_list("month", "points", "rating")) == [(1, 80, ""), (3, None, "GOOD")]


def test_a_sheet_of_whole_years_with_one_unknown_result_keeps_nothing(officer, somebody):
    heading = ("Số CCCD", "Họ và tên", "Năm", "Tháng 1", "Tháng 2")
    whole = (somebody.citizen_id, somebody.name, 2025, 80, "giỏi")
    sheet = SimpleUploadedFile("nam.xlsx", book_of({"2025": [heading, whole]}))

    told = readable_text(officer.post(IMPORT, {"file": sheet}, follow=True))
    confirm(officer)

    assert "“giỏi” không phải điểm từ 0 đến 100" in told
    assert "E2" in told
    assert not MonthlyEvaluation.objects.exists()


def test_a_file_to_fill_in_has_every_sheet(officer):
    blank = officer.get(IMPORT, {"tai": "mau"})

    sent = officer.post(
        IMPORT, {"file": SimpleUploadedFile("m.xlsx", b"".join(blank))}, follow=True
    )
    sheets = [account.sheet for account in sent.context["reading"].accounts]
    assert sheets == ["Đánh giá hằng tháng", "Đánh giá cả năm", "Xếp loại tập thể"]


def test_the_page_lists_what_does_not_agree_with_its_figures(officer, somebody):
    keep(*year_of(somebody.citizen_id, points=60))
    arrange(PartyRatingRecord(cadre=somebody, year=2025, rating="EXCELLENT"))

    page = officer.get(PAGE)

    text = readable_text(page)
    assert [row["kind"] for row in page.context["rows"]] == [
        FlagKind.MEAN_BELOW,
        FlagKind.PARTY_DIFFERS,
    ]
    assert "điểm trung bình của 12 tháng là 60,00, dưới mức 70" in text
    assert "xếp loại đảng viên là “hoàn thành xuất sắc nhiệm vụ”" in text
    assert page.context["counts"]["monthly"] == 1


def test_the_list_is_narrowed_by_year_kind_and_name(officer, somebody):
    keep(*year_of(somebody.citizen_id, points=60, months=11))

    def flags(**asked):
        return [row["kind"] for row in officer.get(PAGE, asked).context["rows"]]

    assert flags() == [FlagKind.MEAN_BELOW, FlagKind.MONTHS_MISSING]
    assert flags(kind="FLAG_MONTHS_MISSING") == [FlagKind.MONTHS_MISSING]
    assert flags(q=somebody.citizen_id, year="2025") == flags()
    assert flags(q="không có ai") == []
    assert flags(year="2024") == []


def test_the_list_asks_as_often_for_many_as_for_one(officer):
    many = CadreRecord.objects.filter(ratings__rating="GOOD", ratings__year=2025)[:5]
    keep(*year_of(many[0].citizen_id, points=60))

    def queries():
        officer.get(PAGE)  # what is flagged of everybody is worked out once
        with CaptureQueriesContext(connection) as asked:
            rows = officer.get(PAGE).context["rows"]
        return len(rows), len(asked)

    few = queries()
    keep(*(month for each in many[1:] for month in year_of(each.citizen_id, points=60)))

    assert (few[0], queries()) == (1, (5, few[1]))
    assert few[1] <= 12


def test_swapped_it_is_the_list_alone(officer, somebody):
    keep(*year_of(somebody.citizen_id, points=60))

    whole = officer.get(PAGE).content.decode()
    swapped = officer.get(PAGE, headers={"HX-Request": "true", "HX-Target": "list"})

    assert "<main" in whole
    alone = swapped.content.decode()
    assert "<main" not in alone
    assert re.findall(r"<tr.*?</tr>", alone, re.S) == re.findall(r"<tr.*?</tr>", whole, re.S)


def test_who_read_the_list_is_recorded(officer):
    with events() as trail:
        officer.get(PAGE)

    assert [(kind, about) for kind, about, *_ in trail] == [("read.personal", "evaluations 2025")]


def test_nobody_else_reads_or_imports_them():
    client = client_of("thu-ky")

    assert client.get(PAGE).status_code == 403
    assert client.get(IMPORT).status_code == 403


def test_before_anybody_is_rated_the_page_is_empty(officer):
    for each in CadreRecord.objects.all():
        for rating in each.ratings.all():
            arrange(rating, withdrawn=True)

    assert officer.get(PAGE).context["rows"] == []


def test_the_record_of_a_person_shows_the_months_and_what_does_not_agree(officer, somebody):
    keep(*year_of(somebody.citizen_id, points=60, months=11), unit("SNV"))

    text = readable_text(officer.get(reverse("candidates:cadre", args=[somebody.pk])))

    assert "03/2025" in text
    assert "dg.xlsx" in text
    assert "chỉ có kết quả của 11 tháng trong 12 tháng" in text


@pytest.fixture
def paper():
    numbers = CadreRecord.objects.filter(ratings__year=2025, ratings__rating="GOOD")
    known_people = numbers.values("citizen_id")
    return Application.objects.filter(citizen_id__in=known_people, source="PAPER").first()


def file_of(paper):
    return client_of("tham-dinh").get(f"/ho-so/{campaign().code}/{paper.reg_no}/")


def test_the_officer_who_screens_sees_it_on_the_file_and_no_rule_changes(paper):
    verdicts = list(paper.findings.values_list("rule", "verdict"))
    state = paper.state
    keep(*year_of(paper.citizen_id, points=60))

    text = readable_text(file_of(paper))

    assert "Xếp loại năm cần xem lại" in text
    assert "điểm trung bình của 12 tháng là 60,00" in text
    paper.refresh_from_db()
    assert (list(paper.findings.values_list("rule", "verdict")), paper.state) == (verdicts, state)


def test_a_file_about_which_nothing_is_flagged_says_nothing(paper):
    assert "Xếp loại năm cần xem lại" not in readable_text(file_of(paper))


def test_an_import_of_evaluations_is_in_the_trail(officer, somebody):
    send(officer, line(somebody))
    confirm(officer)

    assert Event.objects.filter(type="evaluations.imported").count() == 1


def test_a_flag_says_whose_months_it_rests_on_and_what_others_said(officer, somebody):
    own = [replace(each, source="SELF") for each in year_of(somebody.citizen_id, points=95)]
    keep(*year_of(somebody.citizen_id, points=60), *own)

    answers = [
        officer.get(PAGE, {"q": somebody.citizen_id, "year": 2025}),
        officer.get(reverse("candidates:cadre", args=[somebody.pk])),
    ]
    pages = [" ".join(strip_tags(answer.text).split()) for answer in answers]
    for page in pages:
        assert "Theo đánh giá của: cấp có thẩm quyền" in page
        assert "tự đánh giá 95,00 (12 tháng)" in page
    assert "Tự đánh giá 95,00" in pages[1]
