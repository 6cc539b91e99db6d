"""What the figures of a campaign say at each moment of its life, and what they do not say yet."""

import pytest
from django.urls import reverse

from accounts.rules.duties import Role
from exams.models import Position
from exams.rules.stages import ANNOUNCE
from oversight.figures.funnel import Milestone
from oversight.figures.public_milestones import public_milestones
from tests.actions import arrange, campaign, hold_also, officer

pytestmark = pytest.mark.django_db
FIRST = (Milestone.REGISTERED, Milestone.ELIGIBLE, Milestone.PRESENT)
PUBLIC_AT = {
    "registered": FIRST[:1],
    "screening": FIRST[:1],
    "decided": FIRST[:1],
    "listed": FIRST[:2],
    "sealed": FIRST,
    "marking": FIRST,
    "closed": FIRST,
    "opened": FIRST,
    "provisional": FIRST,
    "remarked": FIRST,
    "drawing": (*FIRST, Milestone.PASSED_WRITTEN),
    "defence": (*FIRST, Milestone.PASSED_WRITTEN),
    "ranking": (*FIRST, Milestone.PASSED_WRITTEN),
    "published": tuple(each for each in Milestone if each != Milestone.APPOINTED),
}
WORDS = {
    "đăng ký": Milestone.REGISTERED,
    "đủ điều kiện": Milestone.ELIGIBLE,
    "có mặt dự thi": Milestone.PRESENT,
    "đạt thi viết": Milestone.PASSED_WRITTEN,
    "đạt yêu cầu": Milestone.PASSED_ALL,
    "trúng tuyển": Milestone.SELECTED,
    "được bổ nhiệm": Milestone.APPOINTED,
}


def page(client, name):
    return client.get(reverse(f"oversight:{name}", args=[campaign().code]))


@pytest.mark.parametrize("moment", PUBLIC_AT)
def test_a_milestone_is_shown_when_it_is_public_and_not_before(life, signed_in, moment, sheets):
    with life.at(moment):
        client = signed_in("chu-tich")
        answer = page(client, "funnel")
        book = sheets(page(client, "funnel-sheet"))
        shown = public_milestones(campaign())

    assert shown == PUBLIC_AT[moment]
    whole, positions, sources = answer.context["figures"]
    words = [word for word, milestone in WORDS.items() if milestone in shown]
    assert [row[0].casefold() for row in whole.table.rows] == words
    for figure, heads in ((positions, 2), (sources, 1)):
        assert [c.heading.casefold() for c in figure.table.columns[heads:]] == words
    hidden = [word for word in WORDS if word not in words]
    charts = " ".join(figure.chart.description for figure in answer.context["figures"])
    cells = str(book).casefold()
    assert [word for word in hidden if word in charts.casefold() or word in cells] == []


@pytest.mark.parametrize("moment", ["registered", "listed", "published"])
def test_the_groups_are_shown_of_the_steps_that_are_public(life, signed_in, moment, sheets):
    with life.at(moment):
        client = signed_in("thu-ky")
        groups, ages = page(client, "groups").context["figures"]
        book = sheets(page(client, "groups-sheet"))
        public = public_milestones(campaign())

    assert len(groups.table.rows) == len(ages.table.rows) == len(public)
    assert list(book) == [groups.title, ages.title]


def test_nobody_is_called_eligible_before_the_list_is_approved(life, signed_in):
    with life.at("decided"):
        answer = page(signed_in("thu-ky"), "coverage")

    [coverage] = answer.context["figures"]
    assert "đủ điều kiện" not in coverage.chart.description
    assert [c.heading for c in coverage.table.columns if "đủ điều kiện" in c.heading] == []


def test_without_a_planning_list_nobody_is_planned(life, signed_in):
    with life.at("announced"):
        answer = page(signed_in("quy-hoach"), "coverage")
        positions = Position.objects.count()

    [coverage] = answer.context["figures"]
    assert len(coverage.table.flagged) == positions
    assert {row[3] for row in coverage.table.rows} == {0}


def test_a_campaign_in_preparation_is_covered_by_the_latest_list(life, signed_in):
    with life.at("registered"):
        arrange(campaign(), stage=ANNOUNCE.stage, announced_on=None, planning_terms=[])
        [coverage] = page(signed_in("quy-hoach"), "coverage").context["figures"]

    assert sum(row[3] for row in coverage.table.rows) > 0


def test_without_two_versions_there_is_nothing_to_choose(life, signed_in):
    with life.at("registered"):
        lists = page(signed_in("thu-ky"), "list-changes")
        planning = signed_in("quy-hoach").get(reverse("oversight:planning-changes"))

    for answer in (lists, planning):
        assert (answer.status_code, answer.context["form"]) == (200, None)
        assert "Chưa có hai bản để so sánh" in answer.content.decode()


def test_before_the_announcement_only_the_coverage_is_open(life, signed_in):
    with life.at("registered"):
        arrange(campaign(), stage=ANNOUNCE.stage, announced_on=None)
        answer = signed_in("thu-ky").get(
            reverse("oversight:campaign-figures", args=[campaign().code])
        )

    urls = [link["url"] for link in answer.context["links"]]
    assert urls == ["", "", reverse("oversight:coverage", args=["TT2026-01"]), ""]
    assert answer.content.decode().count("Chưa mở") == 3


def test_an_examiner_who_also_screens_is_not_shown_the_list_of_names(life, signed_in):
    def choices(person):
        form = page(signed_in(person), "list-changes").context["form"]
        return dict(form.fields["before"].choices)

    with life.at("marking"):
        both = officer("hai-vai", Role.SCREENING_OFFICER)
        hold_also(both, Role.EXAMINER)
        theirs, others = choices(both), choices("tham-dinh")

    assert "ELIGIBLE-1" in others
    assert set(others) - set(theirs) == {"ELIGIBLE-1"}


def test_before_anything_is_published_the_last_two_runs_are_compared(life, signed_in):
    with life.at("listed"):
        form = page(signed_in("tham-dinh"), "list-changes").context["form"]

    assert form.data == {"after": "SCREENING-2", "before": "SCREENING-1"}
