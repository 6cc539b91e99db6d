"""Campaigns that chance makes of the sample, up to the sealing, before each act.

For each act what its effect depends on is drawn, and the campaign is made so: by the actions
themselves where somebody would do it, past them where it is a fact that stands already.
"""

from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from hypothesis import strategies as st

from accounts.models import Person
from candidates.actions import decide, register, roll_call, screen, sit
from candidates.actions.roll_call import Attendance
from candidates.models import Application, FindingRecord
from candidates.rules.enums import DecisionValue
from exams.actions import prepare
from exams.actions.plan_days import days_of_plan
from exams.models import ExamPart, Post, Sitting
from exams.rules.enums import PartKind, SittingState, ZeroReason
from exams.rules.parameters.documents import DOCUMENTS
from exams.rules.stages import REGISTER, SCREEN
from exams.rules.suspensions import day_code
from results.actions import announcement_changes, announcement_gates, candidate_gates, gates
from tests.actions import (
    HANOI,
    LATE,
    arrange,
    by_two,
    campaign,
    moment,
    move_to,
    person_named,
    tick_clearances,
)
from tests.candidates.officers import speak
from tests.special_cases import entered_too_late

POSTED = moment(2026, 10, 20)
ANNOUNCED = moment(2026, 9, 7, 12)
IN_TIME = moment(2026, 9, 30)
NUMBERED = {"number": "1/TB"}


@dataclass(frozen=True)
class Asked:
    """One act as it is asked for in a generated campaign."""

    arguments: dict[str, Any] = field(default_factory=dict)
    checks: tuple[Any, ...] = ()
    at: datetime = LATE
    asks: Person | None = None
    applies: Person | None = None
    of: str = "TT2026-01"
    before: Any = None  # what the outcome is compared with


def part(kind=PartKind.WRITTEN):
    return ExamPart.objects.select_related("campaign").get(campaign=campaign(), kind=kind)


def picked(rows, places):
    """Return the rows at these places, counted round and round; none twice."""
    rows = list(rows)
    return [rows[place] for place in sorted({each % len(rows) for each in places})]


def places(most, least=0):
    return st.sets(st.integers(0, 999), min_size=least, max_size=most)


def regulate(section, **values):
    """Let the campaign be held under other regulations."""
    held = campaign()
    rules = held.regulations
    arrange(held, regulations={**rules, section: {**rules[section], **values}})


# ── announce ─────────────────────────────────────────────────────────────────────────────────────

OPENED = st.lists(
    st.tuples(st.integers(0, 999), st.integers(1, 3)), min_size=1, max_size=6, unique_by=hash
)


def drafted(opened):
    """Draft another campaign with these positions: which post, and how many seats of it."""
    made = {"by": person_named("thu-ky"), "at": ANNOUNCED}
    said = campaign()
    names = ("profile", "name", "host", "contact", "planning_terms", "registration_closes")
    fields = {name: getattr(said, name) for name in names}
    other = prepare.draft(code="KHAC", fields=fields, **made)
    posts = list(Post.objects.filter(seats__gte=1).order_by("code"))
    for number, (place, seats) in enumerate(opened):
        post = posts[place % len(posts)]
        wanted = {"vacancies": min(seats, post.seats)}
        prepare.position(campaign=other, code=f"P{number}", post=post, fields=wanted, **made)
    for planned in said.parts.all():
        day = {"place": "A", "starts_at": planned.starts_at, "minutes": planned.minutes}
        prepare.part(campaign=other, kind=planned.kind, fields=day, **made)
    tick_clearances(other, at=ANNOUNCED)
    content = dict.fromkeys(("conditions", "reception", "exam", "notification"), "Như quy chế")
    arguments = {**NUMBERED, "content": content, "channels": ["PORTAL"]}
    points = announcement_gates.of_announcement(other, content, today=ANNOUNCED.date())
    return Asked(arguments, at=ANNOUNCED, of=other.code, checks=points)


def by_part(values):
    """Draw a value for some of the parts, in their order."""
    return st.fixed_dictionaries({}, optional=dict.fromkeys(PartKind, values)).map(
        lambda drawn: {kind: drawn[kind] for kind in PartKind if kind in drawn}
    )


CHANGED = st.fixed_dictionaries(
    {
        "step": st.sampled_from([REGISTER, SCREEN]),
        "closes": st.integers(0, 5),
        "days": by_part(st.integers(1, 9)),
        "places": by_part(st.sampled_from(["", "Hội trường B", "Sở Nội vụ"])),
    }
)
FIRST_DAY = {PartKind.WRITTEN: date(2026, 12, 1), PartKind.PROPOSAL: date(2026, 12, 20)}
FIRST_CLOSE = date(2026, 10, 29)  # thirty days after the change, and before the exam as announced


def days_and_places():
    """Return what the announcement names: days, venues, and the round of registration."""
    held = campaign()
    parts = {each.kind: each for each in held.parts.all()}
    return {
        "registration_closes": str(held.registration_closes),
        "registration_round": str(held.registration_round),
        **{f"{kind} day": str(parts[kind].starts_at.astimezone(HANOI).date()) for kind in PartKind},
        **{f"{kind} place": parts[kind].place for kind in PartKind},
        **{day_code(day.name): held.dates.get(day.name, "") for day in days_of_plan(held)},
    }  # fmt: skip


def changed(drawn):
    move_to(drawn["step"])
    days = {kind: str(FIRST_DAY[kind] + timedelta(more)) for kind, more in drawn["days"].items()}
    closes = FIRST_CLOSE + timedelta(drawn["closes"])
    arguments = {"number": "2/TB", "reason": "Mưa bão", "closes": str(closes)}
    arguments |= {"days": days, "places": drawn["places"]}
    today = IN_TIME.date()
    checks = announcement_changes.checks_of_change(campaign(), arguments, today=today)
    return Asked(arguments, checks, at=IN_TIME, before=days_and_places())


# ── register ─────────────────────────────────────────────────────────────────────────────────────

MISSED = st.fixed_dictionaries(
    {
        "place": st.integers(0, 999),
        "is_draft": st.booleans(),
        "days": st.integers(0, 30),
        "before": st.integers(0, 3),  # how many were let in already
    }
)


def missed(drawn):
    """Let a file miss the last day, on paper or as a draft; some others were let in before."""
    papers = list(campaign().applications.order_by("reg_no"))
    file = papers[drawn["place"] % len(papers)]
    others = [paper for paper in papers if paper != file][: drawn["before"]]
    for paper in others:
        arrange(paper, late_until=date(2026, 10, 9))
    late = {"state": "SUBMITTED", "received_on": date(2026, 10, 8)}
    draft = {"state": "DRAFT", "received_on": None, "person": person_named("thu-ky")}
    arrange(file, **(draft if drawn["is_draft"] else late))
    until = f"{LATE.date() + timedelta(days=drawn['days'])}" if drawn["is_draft"] else ""
    named = {"number": file.reg_no, "until": until, "document": "Đơn", "reason": "Ốm"}
    return Asked(named, before=("", file.state))


# ── screen ───────────────────────────────────────────────────────────────────────────────────────

SCREENED = st.fixed_dictionaries(
    {
        "withdrawn": places(4),
        "refused": places(4),
        "answers": st.lists(st.sampled_from([None, True, False]), min_size=1, max_size=4),
        "waived": places(2),
    }
)


def screened(drawn):
    """Withdraw some, refuse some, answer some special cases; run the rules, and speak again."""
    papers = campaign().applications.order_by("reg_no")
    for paper in picked(papers.filter(state="ELIGIBLE"), drawn["withdrawn"]):
        register.withdraw(application=paper, document="Đơn", by=person_named("thu-ky"), at=LATE)
    answered(papers.filter(state="SPECIAL_CASE_PENDING"), drawn["answers"])
    for position in picked(campaign().positions.all(), drawn["waived"]):
        decide.waive_minimum(
            position=position, document="QĐ 3", on=LATE.date(), by=person_named("chu-tich"), at=LATE
        )
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    spoken("REFUSE", picked(papers.filter(state="ELIGIBLE"), drawn["refused"]))
    listed = {key for check in candidate_gates.of_eligible_list(campaign()) for key in check.items}
    spoken("CONFIRM", papers.filter(reg_no__in=listed).exclude(state="SPECIAL_CASE_PENDING"))
    return Asked(checks=candidate_gates.of_eligible_list(campaign()), before=runs_moved())


def spoken(value, papers):
    speak(*papers, value=value, reason="Thiếu giấy")


def answered(cases, answers):
    for paper, answer in zip(cases, answers, strict=False):
        asked = FindingRecord.objects.filter(application=paper, verdict="NEEDS_DECISION")
        if answer is not None:
            decide.special_case(
                application=paper,
                rule=asked.order_by("-screening__number").first().rule,
                value=DecisionValue.APPROVE if answer else DecisionValue.REFUSE,
                document="QĐ 4",
                on=LATE.date(),
                by=person_named("chu-tich"),
                at=LATE,
            )


def runs_moved():
    """Return whom the last run of the rules moved, by receipt number."""
    runs = [dict(run.states) for run in campaign().screenings.order_by("-number")[:2]]
    last, before = (*runs, {}, {})[:2]
    return sorted(
        [paper, before[paper], state]
        for paper, state in last.items()
        if before.get(paper, state) != state
    )


# ── sit ──────────────────────────────────────────────────────────────────────────────────────────

FIELDS = next(each for each in DOCUMENTS if each.key == "published_fields").choices
PUBLISHED = st.lists(st.sampled_from(FIELDS), unique=True)
LISTED = st.fixed_dictionaries({"closed": places(4), "withdrawn": places(8), "fields": PUBLISHED})


def numbered(drawn):
    """Give numbers where some positions are not held, and some people gave up."""
    regulate("documents", published_fields=drawn["fields"])
    for position in picked(campaign().positions.all(), drawn["closed"]):
        arrange(position, opening="NOT_ENOUGH_CANDIDATES")
    for paper in picked(Application.objects.filter(state="ELIGIBLE"), drawn["withdrawn"]):
        arrange(paper, state="WITHDRAWN", withdrawn_on=POSTED.date())
    sit.number(campaign=campaign(), by=person_named("thu-ky"), at=POSTED)
    return Asked(NUMBERED, at=POSTED)


CAME = (Attendance(SittingState.PRESENT),) * 4
AWAY = (Attendance(SittingState.ABSENT),)
ZERO = tuple(Attendance(SittingState.PRESENT, zero, minutes="BB") for zero in ZeroReason)
DISQUALIFIED = (SittingState.SUSPENDED, SittingState.CANCELLED)
ROOM = st.lists(st.sampled_from([*CAME, *AWAY, *DISQUALIFIED, *ZERO]), min_size=1, max_size=52)


def posted():
    """Number and post the list; return the entries in the order of their numbers."""
    entries = sit.number(campaign=campaign(), by=person_named("thu-ky"), at=POSTED)
    by_two("PUBLISH_ELIGIBLE", number="1", at=POSTED)
    return entries


def sat(room):
    """Say what became of people in the room round and round; the chair decided of some."""
    outcomes = {entry: room[place % len(room)] for place, entry in enumerate(posted())}
    decided = {entry: each for entry, each in outcomes.items() if each in DISQUALIFIED}
    called = {**outcomes, **dict.fromkeys(decided, CAME[0])}
    roll_call.attend(part=part(), attendance=called, by=person_named("coi-thi"), at=LATE)
    for sitting in Sitting.objects.filter(entry__in=decided).select_related("entry"):
        arrange(sitting, state=decided[sitting.entry], minutes="BB")
    entered_too_late()
    return Asked(checks=gates.of_seal(part(), today=LATE.date()))


PROPOSED = st.tuples(st.integers(0, 999), st.permutations([SittingState.PRESENT, *DISQUALIFIED]))


def proposed(drawn):
    """Let somebody be in one state, and the room propose another."""
    place, (former, state, _) = drawn
    [entry] = picked(posted(), [place])
    roll_call.attend(part=part(), attendance={entry: CAME[0]}, by=person_named("coi-thi"), at=LATE)
    if former in DISQUALIFIED:
        arrange(Sitting.objects.get(entry=entry), state=former)
    arguments = {"kind": "WRITTEN", "number": entry.number, "state": state, "minutes": "BB"}
    return Asked({name: str(value) for name, value in arguments.items()}, before=str(former))
