"""My work: each duty sees its own, and many campaigns cost no more questions than one."""

import re
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.actions import granting
from accounts.models import Grant, Person, Session
from accounts.worklist import Urgency, WorkItem
from candidates.actions import decide, eligible_list, roll_call, sit
from candidates.actions.suggested_ties import recent_suggestions
from candidates.worklist.files import positions_short_of_people
from config.my_work import waiting_for, work_list
from exams.actions.clock import deadlines_of, due_days
from exams.models import Campaign, ExamPart, Lot, Sanction, Script, Sitting
from exams.rules.enums import SittingState
from grading.actions import assign, rank, remark, settle
from grading.models import Assignment, Mark, Slip
from results.actions import candidate_gates, gates, written_gates
from results.actions.undecided_appointments import recent_selected
from results.process.done_so_far import progress_of, recent_progress
from tests.actions import LATE, arrange, by_two, campaign, person_named, sign_elsewhere
from tests.conftest import NOON

pytestmark = pytest.mark.django_db

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
SANCTIONS = "Xử lý vi phạm chờ quyết định trừ điểm"
SPECIAL_CASES = "Trường hợp đặc biệt chờ quyết định"
REMARKS_AND_PANELS = ["Đối thoại phúc khảo chờ quyết định điểm", "Điểm đề án chờ quyết định"]
WAITING = [
    ("screening", "tham-dinh", ["Chạy kiểm tra điều kiện", "Hồ sơ chờ thẩm định"]),
    ("decided", "tham-dinh", ["Duyệt danh sách đủ điều kiện"]),
    ("decided", "chu-tich", [SPECIAL_CASES]),
    ("listed", "thu-ky", ["Đánh số báo danh"]),
    ("listed", "chu-tich", [SPECIAL_CASES]),
    ("sealed", "truong-ban-cham", ["Chia bài cho giám khảo"]),
    ("marking", "giam-khao-1", ["Bài chưa có điểm"]),
    ("marking", "truong-ban-cham", []),
    ("closed", "ban-phach", ["Ráp phách (hai người)"]),
    ("closed", "giam-sat", ["Ráp phách (hai người)"]),
    ("opened", "ban-phach", []),
    ("opened", "chu-tich", [SANCTIONS]),
    ("opened", "thu-ky", ["Công bố điểm thi viết lần đầu"]),
    ("drawing", "coi-thi", []),
    ("ranking", "chu-tich", ["Lập bảng xếp hạng", SANCTIONS, *REMARKS_AND_PANELS]),
    (
        "published",
        "chu-tich",
        [SANCTIONS, *REMARKS_AND_PANELS, "Vị trí chưa xếp hạng được"],
    ),
    ("published", "thu-ky", ["Người trúng tuyển chưa ghi kết quả bổ nhiệm"]),
    ("published", "truong-ban-cham", ["Bài còn mở sau khi khóa điểm"]),
]


@pytest.mark.parametrize(("moment", "username", "titles"), WAITING)
def test_what_waits_is_what_one_may_do_now(life, moment, username, titles):
    with life.at(moment):
        items = waiting_for(Person.objects.get(username=username), NOON)

    assert [str(item.title) for item in items] == titles


def test_the_chair_ranks_again_what_was_decided_after_the_ranking(life):
    with life.at("ranking"):
        chair = Person.objects.get(username="chu-tich")
        rank.rank(campaign=campaign(), by=chair, at=LATE)
        ranked = titles_of("chu-tich")
        sanction = Sanction.objects.filter(applied=None).first()
        settle.decide_sanction(sanction=sanction, applied=True, by=chair, at=LATE)
        decided = titles_of("chu-tich")

    assert ("Lập bảng xếp hạng" in ranked, "Lập bảng xếp hạng" in decided) == (False, True)


def test_the_chair_is_told_of_positions_that_the_ranking_left_open(life):
    with life.at("ranking"):
        chair = Person.objects.get(username="chu-tich")
        rank.rank(campaign=Campaign.objects.get(), by=chair, at=LATE)
        items = waiting_for(chair, NOON)

    left_open = [item for item in items if str(item.title) == "Vị trí chưa xếp hạng được"]
    assert [(item.count, item.url) for item in left_open] == [(3, "/quyet-dinh/TT2026-01/")]


def titles_of(username):
    return [str(item.title) for item in waiting_for(Person.objects.get(username=username), NOON)]


def test_what_is_decided_after_the_publication_is_ranked_again_and_then_corrected(life):
    with life.at("published"):
        chair = Person.objects.get(username="chu-tich")
        for sanction in Sanction.objects.filter(applied=None):
            settle.decide_sanction(sanction=sanction, applied=True, by=chair, at=LATE)
        chairs, secretarys = titles_of("chu-tich"), titles_of("thu-ky")
        rank.rank(campaign=campaign(), by=chair, at=LATE)
        chairs_then, secretarys_then = titles_of("chu-tich"), titles_of("thu-ky")

    ranking, correction = "Xếp hạng lại sau quyết định bổ sung", "Đính chính kết quả đã công bố"
    assert (ranking in chairs, correction in secretarys) == (True, False)
    assert (ranking in chairs_then, correction in secretarys_then) == (False, True)


def test_a_new_ranking_that_says_the_same_asks_nobody_for_a_correction(life):
    with life.at("published"):
        absent = Sitting.objects.filter(state="ABSENT", part__kind="WRITTEN").first()
        sanction = Sanction(
            entry=absent.entry, part=absent.part, level="EXAM_REPRIMAND", applied=True, minutes="1"
        )
        arrange(sanction)
        before = campaign().rankings.first()
        again = rank.rank(campaign=campaign(), by=Person.objects.get(username="chu-tich"), at=LATE)
        titles = titles_of("thu-ky")

    assert again.number == before.number + 1
    assert "Đính chính kết quả đã công bố" not in titles


def test_the_invigilator_is_told_of_everybody_who_was_not_called_yet(life):
    with life.at("listed"):
        entries = sit.number(campaign=campaign(), by=Person.objects.get(username="thu-ky"), at=LATE)
        called = {entries[0]: roll_call.Attendance(SittingState.PRESENT)}
        invigilator = Person.objects.get(username="coi-thi")
        part = ExamPart.objects.select_related("campaign").get(kind="WRITTEN")
        roll_call.attend(part=part, attendance=called, by=invigilator, at=LATE)
        items = [item for item in waiting_for(invigilator, NOON) if "phong-thi" in item.url]
        attended = progress_of([campaign()])[campaign().pk].attended

    assert [item.count for item in items if item.count] == [len(entries) - 1]
    assert attended == set()


def test_the_invigilator_is_told_of_a_defence_whose_order_was_drawn(life):
    with life.at("drawing"):
        by_two("DRAW_LOTS", written_gates.of_draw(campaign()))
        items = waiting_for(Person.objects.get(username="coi-thi"), NOON)
        drawn = Lot.objects.count()

    assert [(item.count, item.url) for item in items] == [(drawn, "/phong-thi/TT2026-01/PROPOSAL/")]


def test_positions_short_of_people_take_two_persons_so_the_officer_asks(life):
    with life.at("decided"):
        [position] = eligible_list.positions_with_too_few(campaign())[:1]
        counted = positions_short_of_people([campaign()])[campaign().pk]
        named = len(eligible_list.positions_with_too_few(campaign()))
        for paper in campaign().applications.filter(state="SPECIAL_CASE_PENDING"):
            arrange(paper, state="WITHDRAWN", withdrawn_on=LATE.date())
        asked_of = titles_of("tham-dinh"), titles_of("chu-tich")
        decide.waive_minimum(
            position=campaign().positions.get(code=position), document="QĐ 3", on=LATE.date(),
            by=person_named("chu-tich"), at=LATE,
        )  # fmt: skip
        left = positions_short_of_people([campaign()])[campaign().pk]

    assert asked_of == (["Duyệt danh sách đủ điều kiện"], [])
    assert (counted, left) == (named, named - 1)


def test_the_head_is_told_of_scripts_that_were_left_open_when_the_marks_were_frozen(life):
    with life.at("marked"):
        scripts = Script.objects.filter(settlements=None).exclude(assignments__hand=3)
        first, second = Mark.objects.filter(
            assignment__script=scripts.order_by("code").first()
        ).order_by("assignment__hand")
        arrange(first, points=10)
        arrange(second, points=17)
        part = ExamPart.objects.select_related("campaign").get(kind="WRITTEN")
        by_two("CLOSE_MARKING", gates.of_close_marking(part))
        items = waiting_for(Person.objects.get(username="truong-ban-cham"), NOON)
        expected = len(settle.outstanding(part))

    left_open = [item for item in items if str(item.title) == "Bài còn mở sau khi khóa điểm"]
    assert [(item.count, item.url) for item in left_open] == [(expected, "/quyet-dinh/TT2026-01/")]


def test_the_chair_is_told_of_special_cases_that_were_named_in_the_list(life):
    with life.at("decided"):
        by_two("APPROVE_LIST", candidate_gates.of_eligible_list(campaign()))
        items = waiting_for(Person.objects.get(username="chu-tich"), NOON)

    waiting = [item for item in items if str(item.title) == SPECIAL_CASES]
    assert [item.url for item in waiting] == [
        "/ho-so/?campaign=TT2026-01&state=SPECIAL_CASE_PENDING"
    ]


def test_the_head_is_told_of_scripts_whose_remark_nobody_has_in_hand(life):
    with life.at("provisional"):
        part = ExamPart.objects.get(kind="WRITTEN")
        first, other = (script.entry for script in Script.objects.order_by("code")[:2])
        day = part.remark_until
        request = {"part": part, "on": day, "until": day, "at": LATE}
        for entry in (first, other):
            asked = remark.request(entry=entry, by=Person.objects.get(username="thu-ky"), **request)
        head = Person.objects.get(username="truong-ban-cham")
        assign.remarkers(request=asked, by=head, at=LATE)
        items = waiting_for(head, NOON)

    remarks = [item for item in items if str(item.title) == "Bài chờ giao chấm phúc khảo"]
    assert [(item.count, item.url) for item in remarks] == [(1, "/ban-cham/TT2026-01/")]


@pytest.mark.parametrize(
    ("moment", "username", "title", "deadline"),
    [
        ("marking", "giam-khao-1", "Bài chưa có điểm", "P11_MARKING"),
        ("drawing", "chu-tich", "Bốc thăm thứ tự bảo vệ", ""),
    ],
)
def test_marks_are_due_by_the_day_of_the_calendar_that_they_answer(
    life, moment, username, title, deadline
):
    with life.at(moment):
        [due] = [
            item.due
            for item in waiting_for(person_named(username), NOON)
            if str(item.title) == title
        ]
        days = due_days(deadlines_of(campaign()))

    assert due == days.get(deadline)
    assert bool(due) == bool(deadline)


def test_the_slips_of_a_defence_are_due_on_its_day(life):
    with life.at("scored"):
        slip = Slip.objects.select_related("seat__part", "seat__member").first()
        arrange(slip, handed_in_at=None)
        items = waiting_for(slip.seat.member, NOON)
        day = timezone.localdate(slip.seat.part.starts_at)

    assert {(str(item.title), item.due) for item in items} == {("Phiếu chấm đề án chưa nộp", day)}


def test_the_head_is_told_of_scripts_of_somebody_who_left_the_marking(life):
    with life.at("marking"):
        leaver = person_named("giam-khao-1")
        count = Assignment.objects.filter(examiner=leaver).count()
        before = titles_of("truong-ban-cham")
        granting.revoke(grant=Grant.objects.get(person=leaver), reason="Ốm", by="test", at=LATE)

        items = {
            str(item.title): item.count
            for item in waiting_for(person_named("truong-ban-cham"), NOON)
        }

    assert "Bài của giám khảo đã thôi chấm" not in before
    assert items["Bài của giám khảo đã thôi chấm"] == count > 0


def test_what_waits_stands_under_its_campaign_and_the_most_urgent_comes_first(life):
    day = NOON.date()
    with life.at("opened"):
        one = campaign()
        in_campaign = WorkItem("Công bố", one, "/a/", due=day - timedelta(days=1))
        general = WorkItem("Nhập danh sách", None, "/b/", due=day)
        later = WorkItem("Quyết định", one, "/c/")
        work = work_list([in_campaign, general, later], day)

    assert [group.campaign for group in work.groups] == [one, None]
    assert work.groups[0].items == [
        (in_campaign, Urgency.OVERDUE, True),
        (later, Urgency.LATER, True),
    ]
    assert work.counts == [
        (Urgency.OVERDUE, 1), (Urgency.TODAY, 1), (Urgency.WEEK, 0), (Urgency.LATER, 1),
    ]  # fmt: skip
    assert work.total == 3


def test_the_page_says_in_words_how_urgent_everything_is(chair):
    text = chair.get("/viec-cua-toi/").content.decode()

    lines = re.findall(r'<li class="urgency-(\w+)".*?</li>', text, re.DOTALL)
    assert lines
    assert "Chưa đặt hạn" not in text
    assert 'href="#' + lines[0] + '"' in text


REFRESH = {"HX-Request": "true", "HX-Target": "work"}


@pytest.fixture
def chair(life):
    with life.at("opened"):
        client = Client()
        client.force_login(person_named("chu-tich"), backend=BACKEND)
        yield client


def test_a_refresh_brings_the_list_alone_and_asks_no_more_than_the_page(chair):
    with CaptureQueriesContext(connection) as for_page:
        page = chair.get("/viec-cua-toi/")
    with CaptureQueriesContext(connection) as for_refresh:
        refresh = chair.get("/viec-cua-toi/", headers=REFRESH)

    text = refresh.content.decode()
    assert "<main" in page.content.decode()
    assert "<main" not in text
    assert re.match(r'\s*<div class="stack"\s+id="work"', text)
    assert 'hx-swap-oob="innerHTML:#work-news"' in text
    assert re.findall(r'<a href="[^"]+">[^<]+', text)
    assert set(re.findall(r'<a href="[^"]+">[^<]+', text)) <= set(
        re.findall(r'<a href="[^"]+">[^<]+', page.content.decode())
    )
    assert len(for_refresh) <= len(for_page)


def test_a_refresh_does_not_let_a_session_live_longer(chair):
    [session] = Session.objects.all()
    soon = session.expire_date - timedelta(minutes=1)
    with time_machine.travel(soon, tick=False):
        answer = chair.get("/viec-cua-toi/", headers=REFRESH)
    with time_machine.travel(soon + timedelta(minutes=2), tick=False):
        too_late = chair.get("/viec-cua-toi/", headers=REFRESH)

    assert answer.status_code == 200
    assert settings.SESSION_COOKIE_NAME not in answer.cookies
    assert Session.objects.get().expire_date == session.expire_date
    assert (too_late.status_code, too_late["Location"].split("?")[0]) == (
        302,
        "/tai-khoan/login/",
    )


MOMENTS = ["screening", "marked", "remarked", "drawing", "scored", "ranking", "published"]


@pytest.mark.parametrize("at", MOMENTS)
@pytest.mark.parametrize("username", ["thu-ky", "tham-dinh", "chu-tich", "truong-ban-cham"])
def test_many_campaigns_cost_no_more_questions_than_one(life, at, username):
    with life.at(at):
        for person in Person.objects.filter(grants__revoked_at=None).distinct():
            sign_elsewhere(person, "C-0", "C-1")
        first, again = _asked_twice(username)
        _copy(Campaign.objects.get(), 2)
        of_three, of_three_again = _asked_twice(username)

    assert (of_three, of_three_again) == (first, again)


def _asked_twice(username):
    """Return how often somebody's work asks the database: anew, and while nothing is written."""
    recent_progress.clear()
    rank.recent_results.clear()
    recent_suggestions.clear()
    recent_selected.clear()
    rank.recent_open.clear()
    counts = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            waiting_for(Person.objects.get(username=username), NOON)
        counts.append(len(queries))
    return counts


def _copy(campaign, number):
    """Insert the campaign's row again under other codes, with its parts, past the guard."""
    for index in range(number):
        key = uuid4()
        _insert_again(Campaign, campaign.pk, id=key, code=f"C-{index}")
        for part in campaign.parts.all():
            _insert_again(ExamPart, part.pk, id=uuid4(), campaign_id=key)


def _insert_again(model, pk, **new):
    names = [field.column for field in model._meta.fields]
    taken = ["%s" if name in new else f'"{name}"' for name in names]
    columns, table = ", ".join(f'"{name}"' for name in names), model._meta.db_table
    stored = {
        name: model._meta.pk.get_db_prep_value(value, connection) if "id" in name else value
        for name, value in {**new, "pk_id": pk}.items()
    }
    with connection.cursor() as cursor:
        cursor.execute(
            f'INSERT INTO "{table}" ({columns}) SELECT {", ".join(taken)} FROM "{table}"'
            " WHERE id = %s",
            [*(stored[name] for name in names if name in new), stored["pk_id"]],
        )
