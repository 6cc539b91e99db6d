"""What each kind of row of the two CSV files must hold."""

from collections.abc import Mapping
from datetime import date

from candidates.rules.enums import DecisionValue
from exams.rules.enums import SanctionLevel, SittingState, ZeroReason
from exams.rules.refusals import Refusal
from exams.rules.scale import parse_points
from grading.rules.enums import Survivor
from rehearsal.enums import RehearsedDecision, SanctionDecided, SlipKind
from rehearsal.kinds import Sound, among


def _is_points(value: str) -> bool:
    try:
        return parse_points(value) is not None
    except Refusal:
        return False


def is_day(value: str) -> bool:
    """Say whether a text is a day, as ISO writes it."""
    try:
        return bool(date.fromisoformat(value))
    except ValueError:
        return False


def _is_place(value: str) -> bool:
    return value.isascii() and value.isdigit() and int(value) > 0


_POINTS: Mapping[str, Sound] = {"value": _is_points}
# what every slip may hold beside it: a decimal comma without quotes would stand here
BESIDE: Mapping[str, Sound] = {
    "decided": among(*SanctionDecided, ""),
    "date": lambda day: not day or is_day(day),
}
_DOCUMENT: Mapping[str, Sound] = {"document": bool}

# kind -> what its columns must hold
SLIP_KINDS: Mapping[str, Mapping[str, Sound]] = {
    SlipKind.ATTENDANCE: {"value": among(*SittingState, *ZeroReason)},
    SlipKind.MARK: {"seq": among("1", "2", "3"), **_POINTS},
    SlipKind.AGREED: _POINTS,
    SlipKind.HEAD: _POINTS,
    SlipKind.COLLECTIVE: _POINTS,
    SlipKind.SANCTION: {"value": among(*SanctionLevel), "decided": among(*SanctionDecided, "")},
    SlipKind.REMARK_REQUEST: {"date": is_day},
    SlipKind.REMARK: {"seq": among("1", "2", "3"), **_POINTS},
    SlipKind.DIALOGUE: _POINTS,
    SlipKind.SLIP: {"seq": _is_place, **_POINTS},
    SlipKind.PANEL_HEAD: _POINTS,
}
DECISION_KINDS: Mapping[str, Mapping[str, Sound]] = {
    RehearsedDecision.SPECIAL_CASE: {
        "value": among(DecisionValue.APPROVE, DecisionValue.REFUSE),
        "rule": bool,
        **_DOCUMENT,
    },
    RehearsedDecision.MIN_CANDIDATES_WAIVER: {
        "value": among(DecisionValue.APPROVE, DecisionValue.REFUSE),
        **_DOCUMENT,
    },
    RehearsedDecision.SINGLE_SURVIVOR: {"value": among(*Survivor), "date": is_day, **_DOCUMENT},
    RehearsedDecision.TIE_ORDER: {"value": _is_place, "date": is_day, **_DOCUMENT},
}
