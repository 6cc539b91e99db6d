"""The gates that open marking: whoever is to mark has to be there, or the missing are named.

Source: TT 22/2025 arts. 16 (two examiners for each script) and 19 (the panel of a defence).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from accounts.rules.duties import Duty
from exams.rules.checks import Check, error

HANDS = 2  # each script is marked by two people, apart from one another


@dataclass(frozen=True, slots=True, kw_only=True)
class ExaminerFacts:
    """Who could be given a script now: everybody in the lot, and who of them has not stated."""

    examiners: tuple[str, ...]
    unstated: tuple[str, ...] = ()


def examiner_checks(facts: ExaminerFacts) -> tuple[Check, ...]:
    """Return what keeps the scripts from being given out once they have their codes."""
    return tuple(_examiners(facts))


def _examiners(facts: ExaminerFacts) -> Iterable[Check]:
    there = len(facts.examiners)
    if there < HANDS:
        names = ", ".join(facts.examiners) or "–"
        lacking: dict[str, Any] = {"count": there, "missing": HANDS - there, "names": names}
        yield error("EXAMINERS_MISSING", Duty.PREPARE, "results:bodies", **lacking)
    if facts.unstated:
        names = ", ".join(facts.unstated)
        yield error("STATEMENTS_OWED", Duty.MARK, items=facts.unstated, names=names)


@dataclass(frozen=True, slots=True, kw_only=True)
class PanelFacts:
    """How many sit now for each position that somebody defends, and how many have to.

    Who left a seat of the defence board that nobody has taken, and its reserve.
    """

    seated: dict[str, int]
    least: int
    vacated: tuple[str, ...] = ()
    reserve: tuple[str, ...] = ()


def panel_checks(facts: PanelFacts) -> tuple[Check, ...]:
    """Return the positions whose panel is missing or too small to open the defence."""
    return tuple(_panels(facts))


def _panels(facts: PanelFacts) -> Iterable[Check]:
    page, codes = "grading:panel-list", sorted(facts.seated)
    unseated = [code for code in codes if not facts.seated[code]]
    if unseated:
        yield error("PANEL_MISSING", Duty.DECIDE, page, items=unseated)
    short = [code for code in codes if 0 < facts.seated[code] < facts.least]
    if short:
        panels = ", ".join(f"{code} ({facts.seated[code]})" for code in short)
        yield error("PANEL_SHORT", Duty.DECIDE, page, items=short, panels=panels, least=facts.least)
    if (unseated or short) and facts.vacated and facts.reserve:
        names, reserve = ", ".join(facts.vacated), ", ".join(facts.reserve)
        yield error("PANEL_RESERVE", Duty.PREPARE, "results:bodies", names=names, reserve=reserve)
