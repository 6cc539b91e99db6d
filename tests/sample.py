"""The sample campaign of 2026 as the rules of marking see it: facts by candidate number."""

import csv
import tomllib
from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from pathlib import Path

from exams.rules.enums import SanctionLevel, SittingState, ZeroReason
from exams.rules.scoring import Scoring
from exams.rules.scoring_table import scoring_from
from grading.rules.outcome import Facts
from grading.rules.panel import Slips
from grading.rules.proposal import Proposal
from grading.rules.ranking import PositionTerms, Survivor, opening
from grading.rules.reconciliation import ScriptMarks
from grading.rules.remark import Request
from grading.rules.sanctions import SanctionFacts
from grading.rules.written import Written

ROOT = Path(__file__).parent.parent
DEMO = ROOT / "rehearsal" / "demo"
EXPECTED = ROOT / "tests" / "data" / "expected"
APPLIED = {"YES": True, "NO": False, "": None}

Row = dict[str, str]


def rows(path: Path) -> list[Row]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def expected(name: str) -> list[Row]:
    return rows(EXPECTED / f"{name}.csv")


def campaign() -> dict:
    return tomllib.loads((DEMO / "thong-bao.toml").read_text(encoding="utf-8"), parse_float=Decimal)


def scoring() -> Scoring:
    profile = campaign()["profile"]
    return scoring_from(profile["scoring"], profile["eligibility"])


def remark_until() -> date:
    return campaign()["campaign"]["dates"]["remark_request_until"]


def numbers() -> dict[tuple[str, str], str]:
    """Candidate number of each person at each position where the exam is held."""
    return {
        (line["citizen_id"], line["position"]): line["candidate_number"]
        for line in expected("eligible-list")
        if line["position_state"].startswith("HELD")
    }


def citizens() -> dict[str, Row]:
    return {line["candidate_number"]: line for line in expected("eligible-list")}


def positions() -> tuple[PositionTerms, ...]:
    decisions = rows(DEMO / "quyet-dinh.csv")
    minimum = campaign()["profile"]["eligibility"]["min_candidates_per_post"]
    counts = {line["position"]: line for line in expected("positions")}
    return tuple(
        _position(each, counts[each["code"]], decisions, minimum) for each in campaign()["position"]
    )


def _position(opened: dict, counts: Row, decisions: list[Row], minimum: int) -> PositionTerms:
    own_lines = [line for line in decisions if line["position"] == opened["code"]]
    waived = any(line["kind"] == "MIN_CANDIDATES_WAIVER" for line in own_lines)
    survivors = [Survivor(line["value"]) for line in own_lines if line["kind"] == "SINGLE_SURVIVOR"]
    numbers_by_citizen = numbers()
    return PositionTerms(
        code=opened["code"],
        seats=opened["vacancies"],
        opening=opening(
            registrations=int(counts["registrations"]),
            eligible=int(counts["eligible"]),
            minimum=minimum,
            waived=waived,
        ),
        waived=waived,
        survivor=survivors[0] if survivors else None,
        tie_order=tuple(
            (numbers_by_citizen[line["citizen_id"], line["position"]], int(line["value"]))
            for line in own_lines
            if line["kind"] == "TIE_ORDER"
        ),
    )


def facts() -> tuple[Facts, ...]:
    slips = rows(DEMO / "phieu-diem.csv")
    grouped: dict[tuple[str, str], list[Row]] = {}
    for line in slips:
        grouped.setdefault((line["citizen_id"], line["position"]), []).append(line)
    return tuple(
        Facts(
            entry=number,
            position=position,
            written=_written_part(
                [s for s in grouped[citizen, position] if s["part"] == "WRITTEN"]
            ),
            proposal=_proposal([s for s in grouped[citizen, position] if s["part"] == "PROPOSAL"]),
        )
        for (citizen, position), number in numbers().items()
    )


def _written_part(slips: list[Row]) -> Written:
    attendance = next((s["value"] for s in slips if s["kind"] == "ATTENDANCE"), None)
    return Written(
        sitting=SittingState(attendance)
        if attendance in list(SittingState)
        else SittingState.PRESENT,
        zero=ZeroReason(attendance) if attendance in list(ZeroReason) else None,
        marks=ScriptMarks(
            first=_points(slips, "MARK", "1"),
            second=_points(slips, "MARK", "2"),
            third=_points(slips, "MARK", "3"),
            agreed=_points(slips, "AGREED"),
            head=_points(slips, "HEAD"),
            collective=_points(slips, "COLLECTIVE"),
        ),
        sanctions=_sanctions(slips),
        request=_request(slips),
    )


def _proposal(slips: list[Row]) -> Proposal:
    attendance = next((s["value"] for s in slips if s["kind"] == "ATTENDANCE"), "PRESENT")
    points = [(int(s["seq"]), Decimal(s["value"])) for s in slips if s["kind"] == "SLIP"]
    return Proposal(
        sitting=SittingState(attendance),
        slips=Slips(tuple(each for _, each in sorted(points)), _points(slips, "PANEL_HEAD")),
        sanctions=_sanctions(slips),
    )


def _sanctions(slips: Iterable[Row]) -> tuple[SanctionFacts, ...]:
    return tuple(
        SanctionFacts(SanctionLevel(s["value"]), APPLIED[s["decided"]])
        for s in slips
        if s["kind"] == "SANCTION"
    )


def _request(slips: list[Row]) -> Request | None:
    asked = next((s["date"] for s in slips if s["kind"] == "REMARK_REQUEST"), None)
    if asked is None:
        return None
    return Request(
        date.fromisoformat(asked),
        first=_points(slips, "REMARK", "1"),
        second=_points(slips, "REMARK", "2"),
        third=_points(slips, "REMARK", "3"),
        dialogue=_points(slips, "DIALOGUE"),
    )


def _points(slips: Iterable[Row], kind: str, seq: str = "") -> Decimal | None:
    actual = [Decimal(s["value"]) for s in slips if s["kind"] == kind and s["seq"] == seq]
    return actual[0] if actual else None
