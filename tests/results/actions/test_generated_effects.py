"""What two persons saw before an act is what applying it does, in campaigns made by chance.

Each act is asked for in campaigns that differ in what its effect depends on (generated*.py); what
was seen, what was stored with the request and what was done are compared whole.
"""

from collections import Counter
from contextlib import contextmanager

import pytest
from django.db import transaction
from hypothesis import HealthCheck, assume, given, settings

from accounts.actions import approvals
from accounts.actions import two_persons as acts_of_two
from accounts.models import CampaignBar, Grant, Person
from audit.rules.refusals import Refusal
from candidates.models import Application
from exams.models import (
    Announcement,
    Campaign,
    Lot,
    Member,
    ProfileVersion,
    Script,
    ScriptReception,
    Sitting,
)
from exams.models.body import in_order
from exams.rules.bodies import BodyKind, office_code
from exams.rules.checks import warnings
from exams.rules.enums import PartKind
from grading.models import CouncilDecision, Seat
from rehearsal import two_persons
from results.process.acts import ACTS
from tests.actions import LATE, OFFICES, campaign, late_checks_of, person_named, unsigned_list_of
from tests.results.actions import (
    generated,
    generated_bodies,
    generated_conferences,
    generated_marks,
    generated_people,
    generated_relations,
    generated_voids,
)
from tests.results.actions import test_effects as sample

pytestmark = pytest.mark.django_db
EXAMPLES = {"APPROVE_LIST": 3}  # every paper is screened again, twice
# By chance a role may be one that the person cannot hold, or values that contradict each other.
REFUSED_BY_LAW = {"ROLES_APART", "ALREADY_GRANTED", "PROFILE_CONTRADICTION"}


@contextmanager
def undone():
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def of_sample(outcome):
    """Return what an act did as the sample's comparison says it; such an act changes no value."""

    def done(made, asked):
        figures, lines = outcome(made)
        return {"figures": figures, "lines": lines, "changes": []}

    return done


def opened(made, asked):
    said = Announcement.objects.get(campaign__code=asked.of).content["positions"]
    lines = [
        {"position": code, "post": post, "vacancies": str(seats)} for code, post, seats in said
    ]
    figures = [["EFFECT_POSITIONS", len(said)], ["EFFECT_VACANCIES", sum(s for *_, s in said)]]
    return {"figures": figures, "lines": lines, "changes": []}


def changed(made, asked):
    after = generated.days_and_places()
    files = campaign().applications.exclude(state="DRAFT").count()
    moved = [[what, old, after[what]] for what, old in asked.before.items() if old != after[what]]
    return {"figures": [["EFFECT_FILES_STAY", files]], "lines": [], "changes": moved}


def approved(made, asked):
    figures, lines = sample.papers_and_states(made)
    return {"figures": figures, "lines": lines, "changes": asked.before}


def sealed(stub, asked):
    coded = ScriptReception.objects.get().codes if campaign().binds_late else stub.commitments
    assert len(coded) == Script.objects.count()
    return {"figures": [["EFFECT_SCRIPTS", Script.objects.count()]], "lines": [], "changes": []}


def disqualified(sitting, asked):
    """Compare with the state that the sitting has now, and with the one it had."""
    number = sitting.entry.number
    moved = [[f"{number} sitting", asked.before, sitting.state]]
    lines = [{"number": number, "state": asked.before}]
    return {"figures": [], "lines": lines, "changes": moved}


def drawn(lots, asked):
    assert {lot.pk for lot in lots} == set(Lot.objects.values_list("pk", flat=True))
    return of_sample(sample.drawn_lots)(lots, asked)


def ranking(publication, asked):
    """Compare with the ranking itself: a profile may keep the result from the lines."""
    rows = [row for each in publication.ranking.outcome["positions"] for row in each["ranking"]]
    results = Counter(row["result"] for row in rows)
    done = listed(publication, asked)
    for line, row in zip(done["lines"], rows, strict=True):
        assert (line["number"], line.get("result", row["result"])) == (row["entry"], row["result"])
    counts = [[f"EFFECT_{result}", count] for result, count in sorted(results.items())]
    return {**done, "figures": [*done["figures"], *counts]}


def corrected(publication, asked):
    lines = publication.content["lines"]
    moved = publication.content["correction"]["changes"]
    old, new = ({line["number"]: line for line in each} for each in (asked.before, lines))
    assert old.keys() == new.keys()
    assert {what.split()[0] for what, *_ in moved} == {key for key in new if old[key] != new[key]}
    figures = [["EFFECT_LINES", len(lines)], ["EFFECT_CHANGES", len(moved)]]
    return {"figures": figures, "lines": lines, "changes": moved}


def reduced(decision, asked):
    """Compare with who is left to hear: drawn, not known to be away, and no slip handed in."""
    position, defending = asked.before
    assert CouncilDecision.objects.get(pk=decision.pk).position == position
    of_defence = {entry: entry.sittings.get(part__kind=PartKind.PROPOSAL) for entry in defending}
    here = [entry for entry, sitting in of_defence.items() if sitting.state == "PRESENT"]
    waiting = [entry for entry in here if not entry.slips.exclude(handed_in_at=None).exists()]
    sitting_now = Seat.objects.filter(position=position, left_at=None).count()
    figures = [
        ["EFFECT_MEMBERS", sitting_now],
        ["EFFECT_LEAST", int(decision.value)],
        ["EFFECT_TO_HEAR", len(waiting)],
    ]
    return {"figures": figures, "lines": [], "changes": []}


def reopened(row, asked):
    """Compare with the mark or the slip that is open again; nothing says its points."""
    assert (row.final_at if hasattr(row, "final_at") else row.handed_in_at) is None
    if "slip" in asked.arguments:
        line = {"number": row.entry.number, "hand": str(row.seat.number)}
    else:
        line = {"number": row.assignment.script.code, "hand": str(row.assignment.hand)}
    return {"figures": [], "lines": [line], "changes": []}


def decided(row, asked):
    """Compare with the score that was written, and with the points that it settles."""
    code, given, former = asked.before
    old = "" if former is None else f"{former:.2f}"
    texts = "; ".join(f"{points:.2f}" for points in given)
    moved = [[f"{code} decided_points", old, f"{row.points:.2f}"]]
    return {"figures": [], "lines": [{"number": code, "settled_points": texts}], "changes": moved}


def survived(decision, asked):
    """Compare with the decision that stands now, and with the one that stood."""
    moved = [["VT09 survivor", asked.before, decision.value]]
    return {"figures": [], "lines": [{"position": "VT09", "state": asked.before}], "changes": moved}


def ordered(ties, asked):
    """Compare with the places that stand now, and with those that stood."""
    now = {tie.entry.number: tie.place for tie in ties}
    lines = [{"number": number, "place": place} for number, place in asked.before.items()]
    moved = [[f"{n} tie_place", str(old), str(now[n])] for n, old in asked.before.items()]
    return {"figures": [], "lines": lines, "changes": moved}


def regulated(version, asked):
    assert version == ProfileVersion.objects.order_by("-version").first()
    before, after = asked.before, version.values
    moved = [
        [key, str(before[section][key]), str(value)]
        for section, values in after.items()
        for key, value in values.items()
        if before[section][key] != value
    ]
    return {"figures": [["EFFECT_CHANGES", len(moved)]], "lines": [], "changes": moved}


def granted(grant, asked):
    made, held = asked.before
    now = sorted(made.grants.filter(revoked_at=None).values_list("role", flat=True))
    assert Counter(now) - Counter(held) == {grant.role: 1}
    return {
        "figures": [["EFFECT_ROLES_HELD", len(now) - 1]],
        "lines": [{"person": str(made), "role": grant.role, "scope": grant.campaign or "*"}],
        "changes": [["role", " ".join(held), " ".join(now)]],
    }


def closed(made, asked):
    person, held = asked.before
    assert not Person.objects.get(pk=person.pk).is_active
    lines = [{"person": str(person), "role": role} for role in held]
    return {"figures": [["EFFECT_ROLES_HELD", len(held)]], "lines": lines, "changes": []}


def coded(half, asked):
    """Compare with whose code it is; both of its halves are in force, and the asker has one."""
    person, held = asked.before
    assert half.person == person
    assert person.password_codes.get(ended_at=None).digest == asked.arguments["first_half"]
    lines = [{"person": str(person), "role": " ".join(sorted(held))}]
    return {"figures": [["EFFECT_ROLES_HELD", len(held)]], "lines": lines, "changes": []}


def established(body, asked):
    """Compare with who sits in the body now, and with the roles that were granted by it."""
    seated = [each for each in body.members.select_related("person", "body") if each.seated_at]
    granted = Grant.objects.filter(board=body.kind, revoked_at=None).count()
    lines = [
        {
            "person": f"{each.person}, {each.capacity}",
            "office": office_code(BodyKind(body.kind), each.office),
            "role": each.role or "NO_ROLE",
        }
        for each in in_order(seated)
    ]
    ended = list(Grant.objects.exclude(seated_in=None).select_related("person").order_by("pk"))
    figures = [
        ["EFFECT_SEATS", len(seated)],
        ["EFFECT_ROLES_GIVEN", granted],
        ["EFFECT_ROLES_BY_NAME_ENDED", len(ended)],
    ]
    changes = [[each.role, str(each.person), "BY_SEAT_ALONE"] for each in ended]
    return {"figures": figures, "lines": lines, "changes": changes}


def replaced(fresh, asked):
    """Compare with who left and the roles that ended with the seat."""
    former, role = asked.before
    left = Member.objects.get(pk=former.pk)
    ended = Grant.objects.filter(person=former.person, board=former.body.kind, revoked_at=LATE)
    office = office_code(BodyKind(former.body.kind), fresh.office)
    line = {
        "person": f"{left.person}, {left.capacity}",
        "office": office,
        "role": role or "NO_ROLE",
    }
    return {
        "figures": [["EFFECT_ROLES_TAKEN", ended.count()]],
        "lines": [line],
        "changes": [[office, str(left.person), str(fresh.person)]],
    }


def lifted(relation, asked):
    """Compare with whether the bar was lifted with the relation."""
    bars = CampaignBar.objects.filter(person=relation.person)
    again = bars.exclude(lifted_at=None).exists() and not bars.filter(lifted_at=None).exists()
    line = {"person": str(relation.person), "relation": relation.kind}
    return {
        "figures": [["EFFECT_MAY_SERVE_AGAIN", int(again)]],
        "lines": [line],
        "changes": [],
    }


def let_in(decision, asked):
    """Compare with the day that the file has now, and with how many have one."""
    file = Application.objects.get(pk=decision.application_id)
    admitted = Application.objects.exclude(late_until=None).count()
    was, state = asked.before
    changes = [[f"{file.reg_no} late_until", was, f"{file.late_until}"]]
    lines = [{"number": file.reg_no, "state": state}]
    return {"figures": [["EFFECT_ADMITTED_LATE", admitted]], "lines": lines, "changes": changes}


def said_now(body, asked):
    """Compare with what the decision said before, and says now."""
    change = ["FOUNDED_UNDER", asked.before or "…", body.founded_under]
    return {"figures": [], "lines": [], "changes": [change]}


def voided(complaint, asked):
    """Compare with whose exam counts no longer, and with the defences that were called off."""
    files, was, before = asked.before
    position = complaint.application.position
    off = Sitting.objects.filter(entry__position=position, state="CALLED_OFF").count() - before
    return {
        "figures": [["EFFECT_VOIDED", len(files)], ["EFFECT_CALLED_OFF", off]],
        "lines": [{"number": number, "state": state} for number, state in files],
        "changes": [[f"{position.code} opening", was, position.opening]],
    }


listed = of_sample(sample.published_lines)
frozen, defence = of_sample(sample.frozen_scripts), of_sample(sample.closed_defences)
lists, marks, people = generated, generated_marks, generated_people
boards, ties = generated_bodies, generated_relations
meetings, voids = generated_conferences, generated_voids
GENERATED = {  # act -> the moment, what is drawn, how the campaign is made so, what applying did
    "ANNOUNCE": ("announced", lists.OPENED, lists.drafted, opened),
    "CHANGE_ANNOUNCEMENT": ("announced", lists.CHANGED, lists.changed, changed),
    "ADMIT_LATE": ("screening", lists.MISSED, lists.missed, let_in),
    "APPROVE_LIST": ("decided", lists.SCREENED, lists.screened, approved),
    "PUBLISH_ELIGIBLE": ("listed", lists.LISTED, lists.numbered, listed),
    "DISQUALIFY": ("listed", lists.PROPOSED, lists.proposed, disqualified),
    "SEAL": ("listed", lists.ROOM, lists.sat, sealed),
    "REOPEN_MARK": ("marked", marks.PLACE, marks.mark_again, reopened),
    "CLOSE_MARKING": ("marked", marks.MARKED, marks.frozen, frozen),
    "PUBLISH_PROVISIONAL": ("opened", marks.MARKED, marks.provisional, listed),
    "PUBLISH_OFFICIAL": ("remarked", marks.MARKED, marks.official, listed),
    "DRAW_LOTS": ("drawing", marks.MARKED, marks.passed, drawn),
    "DECIDE_SCRIPT": ("marked", marks.SCORE, marks.script_again, decided),
    "DECIDE_REMARK": ("remarked", marks.SCORE, marks.remark_again, decided),
    "DECIDE_DEFENCE": ("ranking", marks.SCORE, marks.defence_again, decided),
    "DECIDE_SURVIVOR_AGAIN": ("published", marks.TURNED, marks.survivor_again, survived),
    "ORDER_TIE_AGAIN": ("published", marks.TURNED, marks.tie_again, ordered),
    "REDUCE_PANEL": ("defence", marks.HEARD, marks.heard, reduced),
    "REOPEN_SLIP": ("scored", marks.PLACE, marks.slip_again, reopened),
    "CLOSE_DEFENCE": ("scored", marks.DEFENDED, marks.defended, defence),
    "PUBLISH_RESULTS": ("ranking", marks.MARKED, marks.ranked, ranking),
    "PUBLISH_CORRECTION": ("published", marks.SOLVED, marks.corrected, corrected),
    "FOUND_BODY": ("announced", boards.DRAFTED, boards.drafted_so, established),
    "REPLACE_MEMBER": ("announced", boards.REPLACED, boards.founded_so, replaced),
    "CORRECT_FOUNDING": ("announced", boards.SAYS, boards.unsaid_so, said_now),
    "LIFT_RELATION": ("screening", ties.DECLARED, ties.declared_so, lifted),
    "HOLD_AGAIN": ("defence", voids.TURN, voids.referred_so, voided),
    "CHANGE_PROFILE": ("announced", people.VALUES, people.regulated, regulated),
    "ANNUL_CONFERENCE": ("announced", meetings.VOTED, meetings.fixed_so, meetings.annulled),
    "GRANT_ROLE": ("announced", people.GRANTED, people.granted, granted),
    "ISSUE_CODE": ("announced", people.HELD, people.asked_for_code, coded),
    "CLOSE_ACCOUNT": ("announced", people.HELD, people.closed, closed),
}


def ask(act, asked):
    """Let the first of two persons ask, naming every open point, a last day that passed too."""
    asks, _ = OFFICES.get(act, ("thu-ky", "chu-tich"))
    about = Campaign.objects.filter(code=asked.of).first()
    late = late_checks_of(about, act, asked.at) if about else ()
    points = warnings((*asked.checks, *late, *unsigned_list_of(about, act)))
    return approvals.request_approval(
        act=ACTS[act],
        campaign=asked.of,
        arguments=asked.arguments,
        accepted=sorted({key for check in points for key in check.keys}),
        reason=two_persons.REASON,
        by=asked.asks or person_named(asks),
        at=asked.at,
    )


def apply(act, asked, request):
    """Let the second apply what was seen; a campaign that chance made unlawful is passed over."""
    _, applies = OFFICES.get(act, ("thu-ky", "chu-tich"))
    by = asked.applies or person_named(applies)
    try:
        return approvals.apply(
            act=ACTS[act], request=request, digest=request.digest, by=by, at=asked.at
        )
    except Refusal as refusal:
        assume(refusal.code not in REFUSED_BY_LAW)
        raise


def test_every_act_of_two_persons_is_asked_for_in_campaigns_made_by_chance():
    assert set(GENERATED) == set(ACTS)


@pytest.mark.slow
@pytest.mark.parametrize("act", GENERATED)
def test_the_preview_is_what_applying_does_in_a_campaign_made_by_chance(life, act):
    at, values, made_so, outcome_of = GENERATED[act]

    @settings(
        max_examples=EXAMPLES.get(act, 7), suppress_health_check=list(HealthCheck), database=None
    )
    @given(values)
    def compare(values):
        with undone():
            asked = made_so(values)
            seen = acts_of_two.effect_of(ACTS[act], asked.of, asked.arguments).plain()
            request = ask(act, asked)
            done = outcome_of(apply(act, asked, request), asked)
        assert request.preview == seen
        assert seen == done

    with life.at(at):
        compare()
