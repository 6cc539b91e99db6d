"""The figures of the marking board: nothing before the marks are locked, and nobody named ever."""

from decimal import Decimal
from statistics import fmean, stdev

import pytest
from django.urls import reverse

from accounts.models import Person
from candidates.models import Application
from exams.models import Entry, ExamPart, Script
from exams.rules.refusals import Refusal
from exams.rules.relations import RelationKind
from grading.models import Assignment, Mark
from oversight.figures.rows_of_marks import marks_frame
from tests.actions import LATE, arrange, person_named
from tests.crawl import readable_text
from tests.relations import entered

pytestmark = pytest.mark.django_db
READERS = ("truong-ban-cham", "chu-tich")
OPEN_AT = ("closed", "opened", "provisional", "drawing", "published")
CLOSED_AT = ("registered", "listed", "sealed", "marking", "marked")


def page(client, name="marking"):
    return client.get(reverse(f"oversight:{name}", args=["TT2026-01"]))


def figures(client):
    return {figure.key: figure.table for figure in page(client).context["figures"]}


def two_marks():
    """Return the two hands of each script, with plain loops: [(examiner, points), …]."""
    scripts = []
    for script in Script.objects.all():
        hands = Assignment.objects.filter(script=script, round="MARK", hand__lt=3)
        final = [hand for hand in hands.select_related("mark", "examiner") if hand.is_final]
        if len(final) == 2:
            scripts.append([(hand.examiner, float(hand.mark.points)) for hand in final])
    return scripts


def near(number):
    return pytest.approx(number, abs=0.0051)


@pytest.mark.parametrize("moment", CLOSED_AT)
@pytest.mark.parametrize("name", ["marking", "marking-sheet"])
def test_nothing_is_shown_before_the_marks_are_locked(life, signed_in, moment, name, elements):
    with life.at(moment):
        answers = [page(signed_in(username), name) for username in READERS]

    for answer in answers:
        assert answer.status_code == 409
        assert answer["Content-Type"].startswith("text/html")
        assert "Chưa khóa điểm thi viết." in answer.content.decode()
        assert "figures" not in answer.context
        tags = {element.tag for element in elements(answer)}
        assert not tags & {"table", "desc"}


def test_a_mark_handed_in_by_one_hand_alone_is_in_no_answer(life, signed_in):
    with life.at("marking"):
        assignment = Assignment.objects.filter(hand=1).first()
        points = Decimal("77.5")
        mark = Mark(assignment=assignment, entered_at=LATE)
        arrange(mark, points=points, final_at=LATE)
        answers = [page(signed_in(username)) for username in READERS]
        links = signed_in("truong-ban-cham").get("/so-lieu/TT2026-01/").context["links"]

    assert [text for text in map(readable_text, answers) if "77" in text.split("<main")[1]] == []
    assert [link["url"] for link in links] == [""]


def test_the_frame_itself_refuses_a_part_that_is_not_closed(life):
    with life.at("marked"), pytest.raises(Refusal) as refused:
        marks_frame(ExamPart.objects.get(kind="WRITTEN"))

    assert refused.value.code == "MARKING_NOT_CLOSED"


@pytest.mark.parametrize("moment", OPEN_AT)
@pytest.mark.parametrize("username", READERS)
def test_once_locked_both_readers_see_them(life, signed_in, moment, username):
    with life.at(moment):
        answer = page(signed_in(username))
        links = signed_in(username).get("/so-lieu/TT2026-01/").context["links"]

    assert answer.status_code == 200
    assert reverse("oversight:marking", args=["TT2026-01"]) in [link["url"] for link in links]


@pytest.mark.parametrize("name", ["marking", "marking-sheet"])
def test_who_is_tied_to_a_candidate_reads_them_once_the_results_are_public(life, signed_in, name):
    answers = {}
    for moment in ("closed", "published"):
        with life.at(moment):
            head = person_named("truong-ban-cham")
            entered(head, kind=RelationKind.MENTOR)
            answers[moment] = page(signed_in(head.username), name)
            others = page(signed_in("chu-tich"), name)
        assert others.status_code == 200

    assert answers["closed"].status_code == 409
    assert "thí sinh mà bạn không được tham gia" in answers["closed"].content.decode()
    assert answers["published"].status_code == 200


def test_the_agreement_is_a_plain_count(life, signed_in):
    with life.at("closed"):
        tables = figures(signed_in("truong-ban-cham"))
        gaps = [abs(one - other) for (_, one), (_, other) in two_marks()]

    [row] = tables["summary"].rows
    assert row[0] == len(gaps) == 47
    assert float(row[1]) == near(fmean(gaps))
    assert float(row[2]) == max(gaps)
    counts = [line[1] for line in tables["gaps"].rows]
    within = sum(gap <= 5 for gap in gaps)
    assert counts == [within, sum(5 < gap < 10 for gap in gaps), sum(gap >= 10 for gap in gaps)]
    assert float(row[3]) == pytest.approx(100 * within / len(gaps), abs=0.051)
    assert Decimal(-1) <= row[4] <= 1


def test_each_examiner_is_a_plain_count_by_number(life, signed_in):
    with life.at("closed"):
        tables = figures(signed_in("truong-ban-cham"))
        own, apart = {}, {}
        for (one, first), (other, second) in two_marks():
            own.setdefault(one, []).append(first)
            own.setdefault(other, []).append(second)
            apart.setdefault(one, []).append(first - second)
            apart.setdefault(other, []).append(second - first)
        people = sorted(own, key=str)

    rows = tables["examiners"].rows
    assert [row[0] for row in rows] == [f"Cán bộ chấm {n}" for n in range(1, len(people) + 1)]
    for row, examiner in zip(rows, people, strict=True):
        assert row[1] == len(own[examiner])
        assert float(row[2]) == near(fmean(own[examiner]))
        assert float(row[3]) == near(stdev(own[examiner]))
        assert float(row[4]) == near(fmean(apart[examiner]))


def test_the_distribution_is_a_plain_count(life, signed_in):
    with life.at("closed"):
        tables = figures(signed_in("chu-tich"))
        marks = [points for hands in two_marks() for _, points in hands]

    counts = [row[2] for row in tables["distribution"].rows]
    assert counts == [
        sum(low <= points < low + 10 or points == low + 10 == 100 for points in marks)
        for low in range(0, 100, 10)
    ]
    assert sum(counts) == len(marks)


def test_a_mark_that_is_not_final_takes_its_script_out(life, signed_in):
    with life.at("closed"):
        mark = Mark.objects.filter(assignment__round="MARK", assignment__hand=1).first()
        arrange(mark, final_at=None)
        tables = figures(signed_in("truong-ban-cham"))

    assert tables["summary"].rows[0][0] == 46


def test_the_remark_changes_none_of_them(life, signed_in):
    with life.at("closed"):
        before = figures(signed_in("truong-ban-cham"))
    with life.at("published"):
        after = figures(signed_in("truong-ban-cham"))

    assert after == before


def test_nobody_and_no_script_is_named_even_when_everything_is_open(life, signed_in):
    with life.at("published"):
        names = set(Application.objects.exclude(name="").values_list("name", flat=True))
        names |= set(Script.objects.values_list("code", flat=True))
        names |= set(Entry.objects.values_list("number", flat=True))
        marking = Assignment.objects.values("examiner")
        for person in Person.objects.filter(pk__in=marking):
            names |= {person.full_name, person.username, person.pseudonym}
        client = signed_in("truong-ban-cham")
        answers = [readable_text(page(client, name)) for name in ("marking", "marking-sheet")]

    own = "Trưởng"
    assert [each for text in answers for each in names if each in text and own not in each] == []


def test_the_spreadsheet_holds_the_tables_of_the_page(life, signed_in, sheets, as_sheet):
    with life.at("closed"):
        client = signed_in("truong-ban-cham")
        shown = page(client).context["figures"]
        answer = page(client, "marking-sheet")

    assert sheets(answer) == {figure.title: as_sheet(figure.table) for figure in shown}


def test_a_campaign_without_a_written_part_has_no_such_figures(life, signed_in):
    with life.at("closed"):
        arrange(ExamPart.objects.get(kind="WRITTEN"), kind="OTHER")
        answer = page(signed_in("truong-ban-cham"))

    assert answer.status_code == 404
