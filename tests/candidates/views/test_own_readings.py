"""Candidates read on which day, in which role and how often their file was opened; no name."""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import Grant
from candidates.actions.read import dossier_read
from candidates.models import (
    CadreRecord,
    PeriodRecord,
    PlanningEntry,
    PlanningList,
    RatingRecord,
)
from exams.models import Post
from exams.rules.names import fold
from tests.actions import LATE, arrange, officer, person_named
from tests.candidates.conferences import enter
from tests.relations import of_an_account
from web.sentences import label

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
CODE = "TT2026-01"


@pytest.fixture
def file():
    return of_an_account()


def page_of(file):
    client = Client()
    client.force_login(file.person, backend=BACKEND)
    return client.get(f"/du-tuyen/{CODE}/ai-da-xem/")


def read(file, by, purpose=""):
    dossier_read(about=file.reference, purpose=purpose, by=by, at=LATE)


def test_nobody_opened_it(file):
    page = page_of(file)

    assert page.context["rows"] == []
    assert "Chưa ai mở hồ sơ của bạn" in page.content.decode()


def test_each_day_role_and_paper_is_told_with_how_often_and_no_name(file):
    board = person_named("tham-dinh")
    for purpose in ("", "", "CV"):
        read(file, board, purpose)

    page = page_of(file)

    told = [(row["day"], row["what"], row["times"]) for row in page.context["rows"]]
    assert told == [(LATE.date(), label("CV"), 1), (LATE.date(), "trang hồ sơ", 2)]
    assert "Cán bộ thẩm định" in page.content.decode()
    assert str(board) not in page.content.decode()


def test_what_the_candidate_opened_and_who_has_no_files_to_read_are_not_told(file):
    read(file, file.person)
    read(file, officer("giam-khao-la", "EXAMINER"))

    assert page_of(file).context["rows"] == []


def test_another_candidates_file_is_not_told(file):
    read(file, person_named("tham-dinh"))
    stranger = officer("thi-sinh-khac", "CANDIDATE")
    client = Client()
    client.force_login(stranger, backend=BACKEND)

    assert client.get(f"/du-tuyen/{CODE}/ai-da-xem/").status_code == 404


@pytest.fixture
def record(file):
    """Return the personnel record of the person of the file."""
    made = CadreRecord.objects.first()
    told = {"citizen_id": made.citizen_id, "born": made.born, "fold": made.fold}
    arrange(file, **told)
    return made


def read_facts(record, by="quy-hoach"):
    dossier_read(about=f"cadre {record.pk}", by=person_named(by), at=LATE)


def test_who_opened_the_personnel_facts_is_told_in_their_role(file, record):
    read_facts(record)
    read_facts(record)
    read(file, person_named("tham-dinh"))
    read_facts(record, "tham-dinh")  # a role that has no personnel facts to read

    page = page_of(file)

    told = sorted((row["what"], row["role"], row["times"]) for row in page.context["rows"])
    assert told == [
        ("thông tin cán bộ", label("PLANNING_OFFICER"), 2),
        ("trang hồ sơ", label("SCREENING_OFFICER"), 1),
    ]
    assert "Thông tin cán bộ" in page.text


@pytest.mark.parametrize("other", [{"born": date(1970, 1, 1)}, {"fold": "nguyen van khac"}])
def test_the_facts_of_another_are_not_told_to_who_types_their_number(file, record, other):
    arrange(file, **other)
    read_facts(record)

    assert page_of(file).context["rows"] == []


def read_about(about, by="quy-hoach"):
    dossier_read(about=about, by=person_named(by), at=LATE)


def told_to(file):
    return sorted((row["what"], row["role"]) for row in page_of(file).context["rows"])


def test_who_opened_the_history_of_their_planning_is_told(file):
    entry = PlanningEntry.objects.first()
    arrange(file, citizen_id=entry.citizen_id, born=entry.born, fold=entry.fold)
    read_about(f"planning entry {entry.pk}")

    assert told_to(file) == [("lịch sử quy hoạch", label("PLANNING_OFFICER"))]

    arrange(file, born=date(1970, 1, 1))
    assert told_to(file) == []


def test_who_opened_a_list_of_ratings_of_their_years_is_told(file, record):
    arrange(RatingRecord(cadre=record, year=2031, rating="COMPLETED"))
    read_about("evaluations 2031")
    read_about("evaluations 1999")

    what = "danh sách đánh giá năm 2031"
    assert told_to(file) == [(what, label("PLANNING_OFFICER"))]


def test_who_opened_a_conference_that_voted_on_them_is_told(file, record):
    meeting = enter()
    nominee = meeting.nominees.first()
    arrange(file, citizen_id=nominee.citizen_id, born=nominee.born, fold=fold(nominee.name))
    read_about(f"conference {meeting}")
    assert told_to(file) == [("hội nghị quy hoạch", label("PLANNING_OFFICER"))]

    arrange(file, fold="nguyen van khac")
    assert told_to(file) == []


def test_who_opened_the_facts_for_another_campaign_is_told_too(file, record):
    elsewhere = officer("quy-hoach-khac", "PLANNING_OFFICER")
    arrange(Grant.objects.get(person=elsewhere), campaign="TT2027-09")
    dossier_read(about=f"cadre {record.pk}", by=elsewhere, at=LATE)

    assert told_to(file) == [("thông tin cán bộ", label("PLANNING_OFFICER"))]


def test_who_opened_a_list_with_them_on_it_is_told_of_the_list_as_a_whole(file):
    lists = PlanningList.objects.order_by("version")
    entry = lists.last().entries.first()
    record = CadreRecord.objects.get(citizen_id=entry.citizen_id)
    arrange(record, born=entry.born, fold=entry.fold)
    arrange(file, citizen_id=entry.citizen_id, born=entry.born, fold=entry.fold)
    read_about(f"planning list {entry.planning_list.version}")
    read_about("planning list 999")
    read_about("cadres")

    assert told_to(file) == [
        ("danh sách hồ sơ cán bộ", label("PLANNING_OFFICER")),
        (
            f"danh sách quy hoạch bản {entry.planning_list.version}",
            label("PLANNING_OFFICER"),
        ),
    ]
    arrange(file, fold="nguyen van khac")
    assert told_to(file) == []


def test_who_opened_the_list_of_who_led_on_a_day_on_which_they_led_is_told(file, record):
    rank = Post.objects.first().rank.code
    spent = {"starts_on": date(2020, 1, 1), "ends_on": date(2021, 1, 1), "unit": "STC"}
    for period in record.periods.all():
        arrange(period, withdrawn=True)
    arrange(PeriodRecord(cadre=record, kind="APPOINTED", rank=rank, **spent))
    for day in ("2019-12-31", "2020-06-01", "2021-01-02"):
        read_about(f"in office {day}")

    assert told_to(file) == [
        ("danh sách người giữ chức vụ ngày 01/06/2020", label("PLANNING_OFFICER"))
    ]


def test_the_page_asks_the_same_few_queries_however_often_lists_were_opened(file, record):
    counts = []
    for times in (1, 9):
        for number in range(times):
            read_about("cadres")
            read_about(f"in office 2020-01-0{number + 1}")
        with CaptureQueriesContext(connection) as queries:
            assert page_of(file).status_code == 200
        counts.append(len(queries))

    assert counts[0] == counts[1]
