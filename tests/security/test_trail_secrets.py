"""The trail tells nobody what the other hand gave, and of a campaign only to its own readers."""

import json
from decimal import Decimal

import pytest
from django.test import Client

from accounts.rules.duties import Role
from audit.models import Event
from grading.actions import mark
from grading.models import Assignment
from tests.actions import LATE, arrange, campaign, hold_also, moment, officer, person_named
from tests.crawl import readable_text

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
TRAIL = "/nhat-ky/"


def client_of(person):
    client = Client()
    client.force_login(person, backend=BACKEND)
    return client


@pytest.fixture
def marked(life):
    """A script whose first hand entered 61.50 and then 62.50; the second hand has nothing yet."""
    with life.at("marking"):
        assignment = Assignment.objects.filter(hand=1).order_by("script__code").first()
        enter(assignment, "61.50")
        enter(assignment, "62.50")
        yield assignment


def enter(assignment, points):
    fresh = Assignment.objects.select_related("script__part__campaign").get(pk=assignment.pk)
    seen = fresh.entered.ver if fresh.entered else 0
    mark.enter(
        assignment=fresh,
        points=Decimal(points),
        seen=seen,
        by=fresh.examiner,
        at=moment(2026, 11, 5),
    )


def hand_in_everything_of(examiner):
    for each in Assignment.objects.filter(examiner=examiner):
        if each.is_blank:
            enter(each, "50")
    mark.hand_in(campaign=campaign(), by=examiner, at=moment(2026, 11, 6))


def events_of(assignment):
    return Event.objects.filter(type="mark.entered", subject=assignment.script.code)


def pages(client, events):
    """Return what the list of the trail and the page of each event say."""
    lists = [client.get(TRAIL, {"type": kind}) for kind in sorted({each.type for each in events})]
    whole = [client.get(f"{TRAIL}{event.leaf}/") for event in events]
    return " ".join(readable_text(answer) for answer in (*lists, *whole))


def tells(text, *points):
    return [each for each in points if each in text or each.replace(".", ",") in text]


@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SUPERVISOR])
def test_a_draft_is_told_to_nobody_but_who_and_when_it_was_entered(marked, role):
    text = pages(client_of(officer("theo-doi", role)), events_of(marked))

    assert tells(text, "61.50", "62.50") == []
    assert str(marked.examiner) in text
    assert marked.script.code in text
    assert "chưa hiện điểm" in text


def test_what_one_hand_handed_in_is_not_told_while_the_other_marks(marked):
    hand_in_everything_of(marked.examiner)
    handed_in = Event.objects.filter(type="marks.handed_in")

    text = pages(client_of(officer("theo-doi", "AUDITOR")), [*events_of(marked), *handed_in])

    assert tells(text, "61.50", "62.50") == []


def test_when_both_hands_are_in_the_values_are_told_with_the_bytes_that_were_hashed(marked):
    other = Assignment.objects.get(script=marked.script, hand=2)
    for each in (marked, other):
        hand_in_everything_of(each.examiner)
    last = events_of(marked).filter(actor=marked.examiner.pseudonym).order_by("seq").last()

    page = readable_text(client_of(officer("theo-doi", "AUDITOR")).get(f"{TRAIL}{last.leaf}/"))

    assert tells(page, "61.50", "62.50") == ["61.50", "62.50"]
    assert last.leaf in page
    assert json.loads(bytes(last.entry))["salt"] in page


def test_a_third_hand_that_still_marks_hides_the_first_two_again(marked):
    other = Assignment.objects.get(script=marked.script, hand=2)
    enter(other, "20")
    for each in (marked, other):
        hand_in_everything_of(each.examiner)
    auditor = client_of(officer("theo-doi", "AUDITOR"))
    assert tells(pages(auditor, events_of(marked)), "62.50")

    arrange(Assignment(script=marked.script, examiner=officer("giam-khao-ba"), hand=3))

    assert tells(pages(auditor, events_of(marked)), "61.50", "62.50") == []


def test_an_auditor_of_another_campaign_reads_nothing_of_this_one(marked):
    reader = client_of(officer("theo-doi", "AUDITOR", campaign="KHAC"))
    own = events_of(marked).first()

    listed = reader.get(TRAIL)

    assert listed.status_code == 200
    assert listed.context["page"].paginator.count == 0
    assert reader.get(TRAIL, {"log": f"exam/{campaign().code}"}).status_code == 200
    assert marked.script.code not in readable_text(reader.get(TRAIL, {"type": "mark.entered"}))
    assert reader.get(f"{TRAIL}{own.leaf}/").status_code == 403


def test_the_auditor_of_one_campaign_reads_its_log_and_not_the_installations(marked):
    reader = client_of(officer("theo-doi", "AUDITOR", campaign=campaign().code))
    of_all = Event.objects.filter(log="sys").first()

    listed = reader.get(TRAIL)

    assert {event.log_id for event in listed.context["page"]} == {f"exam/{campaign().code}"}
    assert reader.get(f"{TRAIL}{of_all.leaf}/").status_code == 403


@pytest.mark.parametrize("scope", ["", "TT2026-01"])
@pytest.mark.parametrize("role", [Role.AUDITOR, Role.SUPERVISOR])
def test_an_examiner_who_watches_as_well_reads_nothing_of_the_campaign(marked, role, scope):
    other = Assignment.objects.get(script=marked.script, hand=2).examiner
    hold_also(other, role, campaign=scope)
    reader = client_of(other)

    listed = reader.get(TRAIL, {"type": "mark.entered"})

    assert listed.context["page"].paginator.count == 0
    assert reader.get(f"{TRAIL}{events_of(marked).first().leaf}/").status_code == 403


def test_whoever_marked_there_once_reads_nothing_of_it_later(marked):
    former = officer("tung-cham")
    hold_also(former, Role.EXAMINER, revoked_at=LATE)
    hold_also(former, Role.AUDITOR)

    assert client_of(former).get(f"{TRAIL}{events_of(marked).first().leaf}/").status_code == 403


def test_a_slip_is_told_to_nobody_until_the_defence_is_closed(life):
    with life.at("scored"):
        events = list(Event.objects.filter(type__in=("slip.entered", "slip.handed_in"))[:40])
        page = client_of(person_named("giam-sat")).get(TRAIL, {"type": "slip.handed_in"})

        shown = [event.said for event in page.context["page"]]

        assert shown
        assert all(said["is_secret"] and said["new"] == "" for said in shown)
        assert {name for said in shown for name, _value in said["facts"]} == {"ghế giám khảo"}
        for event in events:
            data = json.loads(bytes(event.entry))["data"]
            whole = client_of(person_named("giam-sat")).get(f"{TRAIL}{event.leaf}/")
            assert tells(readable_text(whole), data.get("points") or data["new"]) == []


def test_the_slips_of_a_closed_defence_are_told(life):
    with life.at("ranking"):
        event = Event.objects.filter(type="slip.handed_in").first()
        points = json.loads(bytes(event.entry))["data"]["points"]

        page = readable_text(client_of(person_named("giam-sat")).get(f"{TRAIL}{event.leaf}/"))

        assert tells(page, points)
