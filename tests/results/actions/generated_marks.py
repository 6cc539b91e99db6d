"""Campaigns that chance makes of the sample, from the marking on, before each act."""

from decimal import Decimal

from hypothesis import strategies as st

from exams.models import Entry, Lot, Position, Sanction, Script, Sitting
from exams.rules.enums import PartKind, SanctionLevel
from grading.actions import deciding, defence_slip, panel, rank, readiness, seating, settle
from grading.models import Dialogue, Mark, PanelDecision, RemarkRequest, Seat, Slip
from grading.rules.enums import Survivor
from results.actions import gates, publishing_gates, written_gates
from tests.actions import LATE, arrange, by_two, campaign, person_named
from tests.grading.actions.panels import unseated
from tests.results.actions.generated import (
    NUMBERED,
    PUBLISHED,
    Asked,
    part,
    picked,
    places,
    regulate,
)

# ── mark, defend, rank ───────────────────────────────────────────────────────────────────────────

HALVES = st.integers(0, 200).map(lambda halves: Decimal(halves) / 2)  # of the scale of 100
EQUAL = st.sampled_from([Decimal(50), Decimal(70)])  # ties, and the threshold itself
GIVEN = st.lists(st.one_of(EQUAL, HALVES), min_size=12, max_size=12)
DECIDED = st.tuples(
    st.integers(0, 999), st.sampled_from(list(SanctionLevel)), st.sampled_from([None, True, False])
)
SANCTIONS = st.lists(DECIDED, max_size=3, unique_by=lambda drawn: drawn[0])
SEATS = st.lists(st.integers(1, 3), min_size=1, max_size=12)  # of the positions, round and round
MARKED = st.fixed_dictionaries(
    {
        "points": GIVEN,
        "zeros": places(3),
        "sanctions": SANCTIONS,
        "seats": SEATS,
        "gate": st.sampled_from(["0", "50", "60"]),
        "tolerance": st.sampled_from(["3", "5", "8"]),
        "fields": PUBLISHED,
    }
)


def give(points):
    """Write other points over those of some marks, and of some slips, that were handed in."""
    marks = Mark.objects.filter(assignment__round="MARK").exclude(final_at=None)
    marks = marks.order_by("assignment__script__code")
    slips = Slip.objects.exclude(handed_in_at=None).order_by("entry__number", "seat__number")
    for rows in (marks, slips):
        for row, value in zip(rows[: len(points)], points, strict=False):
            arrange(row, points=value)


def otherwise(drawn):
    """Let marks, seats, thresholds, zeros, sanctions and published fields be others."""
    regulate("scoring", written_gate=drawn["gate"], diff_auto_max=drawn["tolerance"])
    regulate("documents", published_fields=drawn["fields"])
    give(drawn["points"])
    for place, position in enumerate(campaign().positions.all()):
        arrange(position, vacancies=drawn["seats"][place % len(drawn["seats"])])
    for sitting in picked(Sitting.objects.filter(state="PRESENT"), drawn["zeros"]):
        arrange(sitting, zero="UNSIGNED", minutes="BB")
    sanctioned(drawn["sanctions"])


def sanctioned(sanctions):
    """Record sanctions of the written part, decided or not."""
    entries = list(Entry.objects.order_by("number"))
    for place, level, applied in sanctions:
        entry = entries[place % len(entries)]
        if not entry.sanctions.filter(part=part(), level=level).exists():
            made = Sanction(entry=entry, part=part(), level=level, applied=applied, minutes="BB")
            arrange(made, decided_at=None if applied is None else LATE)


def frozen(drawn):
    otherwise(drawn)
    return Asked(checks=gates.of_close_marking(part()))


def provisional(drawn):
    otherwise(drawn)
    return Asked(NUMBERED, publishing_gates.of_provisional(part(), today=LATE.date()))


def official(drawn):
    otherwise(drawn)
    return Asked(NUMBERED, written_gates.of_official(part(), today=LATE.date()))


def passed(drawn):
    otherwise(drawn)
    members = [person_named(f"hoi-dong-{number}") for number in range(1, 6)]
    defence, chair = part(PartKind.PROPOSAL), person_named("chu-tich")
    for position in readiness.defended_positions(defence).filter(seats=None):
        panel.seat(part=defence, position=position, members=members, by=chair, at=LATE)
    return Asked(checks=written_gates.of_draw(campaign()))


DEFENDED = st.fixed_dictionaries(
    {"points": GIVEN, "absent": places(5), "spread": st.sampled_from(["5", "20", "100"]),
     "one_more": places(3)}
)  # fmt: skip


def defended(drawn):
    """Other slips and another tolerance; some never came, and some panels lack a slip."""
    regulate("scoring", panel_spread_max=drawn["spread"])
    give(drawn["points"])
    defence = Sitting.objects.filter(part=part(PartKind.PROPOSAL)).order_by("entry__number")
    for sitting in picked(defence, drawn["absent"]):
        arrange(sitting, state="ABSENT")
    late = person_named("hoi-dong-7")
    for position in picked(Position.objects.exclude(seats=None).distinct(), drawn["one_more"]):
        Seat.objects.filter(position=position, member=late).exists() or arrange(
            Seat(part=part(PartKind.PROPOSAL), position=position, member=late, number=8)
        )
    return Asked(checks=gates.of_close_defence(part(PartKind.PROPOSAL)))


def ranked(drawn):
    otherwise(drawn)
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    return Asked(NUMBERED, gates.of_results(campaign()))


# ── what happens beside the way: panels, marks opened again, corrections ─────────────────────────

HEARD = st.fixed_dictionaries(
    {
        "position": st.integers(0, 999),
        "heard": places(3),
        "absent": places(3),
        "slips": st.integers(1, 4),
        "replaced": places(2),
        "least": st.integers(2, 4),
    }
)


def heard(drawn):
    """Seat a panel of five that has heard some; some never came, some members were replaced."""
    chair, defence = person_named("chu-tich"), part(PartKind.PROPOSAL)
    of_position = Position.objects.filter(entries__lots__part=defence).distinct()
    [position] = picked(of_position, [drawn["position"]])
    members = [person_named(f"hoi-dong-{number}") for number in range(1, 6)]
    seats = panel.seat(
        part=defence, position=unseated(position), members=members, by=chair, at=LATE
    )
    defending = [lot.entry for lot in Lot.objects.filter(entry__position=position)]
    score(seats[: drawn["slips"]], picked(defending, drawn["heard"]))
    for entry in picked(defending, drawn["absent"]):
        if not entry.slips.exists():
            arrange(entry.sittings.get(part=defence), state="ABSENT")
    for number, seat in enumerate(picked(seats, drawn["replaced"]), start=6):
        member = person_named(f"hoi-dong-{number}")
        seating.replace(seat=seat, member=member, reason="Ốm", by=chair, at=LATE)
    arguments = {"position": position.code, "least": drawn["least"], "document": "BB 7"}
    return Asked(arguments, before=(position, defending))


def score(seats, entries):
    for entry in entries:
        if entry.sittings.filter(part__kind=PartKind.PROPOSAL, state="PRESENT").exists():
            for seat in seats:
                by = {"seat": seat, "entry": entry, "by": seat.member, "at": LATE}
                defence_slip.enter(points=Decimal(70), seen=0, **by)
                defence_slip.hand_in(**by)


PLACE = st.integers(0, 999)


def mark_again(place):
    handed_in = Mark.objects.exclude(final_at=None).order_by("pk").select_related("assignment")
    [given] = picked(handed_in, [place])
    head, examiner = person_named("truong-ban-cham"), given.assignment.examiner
    return Asked({"assignment": str(given.assignment_id)}, asks=examiner, applies=head)


def slip_again(place):
    [given] = picked(Slip.objects.exclude(handed_in_at=None).order_by("pk"), [place])
    return Asked({"slip": str(given.pk)}, asks=given.seat.member)


SOLVED = st.fixed_dictionaries(
    {
        "kind": st.sampled_from(["OFFICIAL", "REMARK"]),
        "seats": SEATS,
        "sanctions": SANCTIONS,
        "winner": PLACE,
        "points": st.integers(0, 399),
    }
)


def corrected(drawn):
    """Decide after the publication what was left open: somebody's points change for certain."""
    for place, position in enumerate(campaign().positions.all()):
        arrange(position, vacancies=drawn["seats"][place % len(drawn["seats"])])
    sanctioned(drawn["sanctions"])
    points = f"{Decimal(drawn['points']) / 4:.2f}"
    by_two("DECIDE_REMARK", number="LD020", points=points, minutes="BB 1", reason="Kết luận")
    arguments = {"kind": drawn["kind"], **NUMBERED, "reason": "Kết luận", "basis": "KL 1"}
    if drawn["kind"] == "REMARK":
        return Asked(arguments, before=published("REMARK"))
    won = [line["number"] for line in published("OFFICIAL") if line["rank"]]
    [entry] = picked(Entry.objects.filter(number__in=won).order_by("number"), [drawn["winner"]])
    arrange(
        Sanction(entry=entry, part=part(PartKind.PROPOSAL), level="EXAM_WARNING", applied=True,
                 minutes="BB", decided_at=LATE)
    )  # fmt: skip
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)
    return Asked(arguments, gates.of_results(campaign()), before=published("OFFICIAL"))


def published(kind):
    latest = campaign().publications.filter(kind=kind).order_by("-version").first()
    return latest.content["lines"]


SCORE = st.tuples(PLACE, st.integers(0, 10_000).map(lambda hundredths: Decimal(hundredths) / 100))


TURNED = st.booleans()
ON_A_DOCUMENT = {"document": "QĐ 9", "on": "2026-12-20", "reason": "Ghi nhầm"}


def survivor_again(goes_on):
    """Decide about who passed alone, and ask for the other decision."""
    former, wanted = (Survivor.STOP, Survivor.CONTINUE)[:: 1 if goes_on else -1]
    position = campaign().positions.get(code="VT09")
    said = {"document": "QĐ 8", "on": LATE.date(), "by": person_named("chu-tich"), "at": LATE}
    rank.decide_survivor(position=position, value=former, **said)
    return Asked({"position": "VT09", "value": str(wanted), **ON_A_DOCUMENT}, before=str(former))


def tie_again(first_leads):
    """Order two people who are equal, and ask for the other order."""
    former = {"LD026": 1 if first_leads else 2, "LD045": 2 if first_leads else 1}
    tied = campaign().entries.filter(number__in=former)
    said = {"document": "QĐ 7", "on": LATE.date(), "by": person_named("chu-tich"), "at": LATE}
    rank.order_tie(places={entry: former[entry.number] for entry in tied}, **said)
    wanted = [[number, 3 - place] for number, place in former.items()]
    return Asked({"position": "VT04", "places": wanted, **ON_A_DOCUMENT}, before=former)


def decided_anyhow(score, **stored):
    return {"points": f"{score:.2f}", "reason": "Kết luận", **stored}


def script_at_issue(code):
    """Return a script that is to be settled: its code, its marks, and what it was settled with."""
    script = Script.objects.select_related("part__campaign").get(code=code)
    marks = deciding.marks_to_settle(script)
    former = script.settlements.last()
    hands = [each for each in (marks.first, marks.second, marks.third) if each is not None]
    return code, hands, former.points if former else None


def remark_at_issue(number):
    """Return a remark that is to be decided: the number, both scores, and what was decided."""
    requests = RemarkRequest.objects.select_related("part__campaign", "entry")
    request = requests.get(entry__number=number)
    figures = deciding.dialogue_figures(request, request.part.campaign)
    former = Dialogue.objects.filter(request=request).first()
    return number, [figures.marked, figures.remarked], former.points if former else None


def defence_at_issue(number):
    """Return a defence that is to be decided: the number, its slips, and what was decided."""
    slips = Slip.objects.filter(entry__number=number).exclude(handed_in_at=None)
    former = PanelDecision.objects.filter(entry__number=number).first()
    points = list(slips.order_by("seat__number").values_list("points", flat=True))
    return number, points, former.points if former else None


def script_again(drawn):
    """Settle a script that is open, or was settled before, with any score."""
    place, score = drawn
    open_codes = settle.outstanding(part())
    rows = Script.objects.select_related("part__campaign").order_by("pk")
    wanted = [each for each in rows if each.code in open_codes or each.settlements.exists()]
    [script] = picked([each for each in wanted if settle.kinds_open_to(each)], [place])
    stored = {"script": script.code, "settlement": settle.kinds_open_to(script)[0]}
    before = script_at_issue(script.code)
    return Asked(decided_anyhow(score, minutes="BB 1", **stored), before=before)


def remark_again(drawn):
    """Decide the remark that waits for the heads, for the first time or once more."""
    place, score = drawn
    stored = {"number": "LD020", "minutes": "BB 1"}
    if place % 2:
        by_two("DECIDE_REMARK", **decided_anyhow(Decimal(place % 100), **stored))
    return Asked(decided_anyhow(score, **stored), before=remark_at_issue("LD020"))


def defence_again(drawn):
    """Decide a defence that was decided, or whose slips lie too far apart, with any score."""
    place, score = drawn
    heads = list(PanelDecision.objects.values_list("entry__number", flat=True))
    open_ones = panel.outstanding(part(PartKind.PROPOSAL))
    apart = [each for each, why in open_ones.items() if "PANEL_HEAD_DECISION" in why]
    [number] = picked(sorted([*heads, *apart]), [place])
    return Asked(decided_anyhow(score, number=number), before=defence_at_issue(number))
