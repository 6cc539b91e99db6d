"""Slips for people who are invented: marks that agree, so that any regulations come to an end."""

from decimal import Decimal
from itertools import count

from candidates.models import Application, Seal
from exams.models import Campaign
from exams.rules.enums import PartKind
from grading.actions.regulations import scoring_of
from rehearsal.enums import SlipKind
from rehearsal.folder import Row

LOWEST, SPREAD = 40, 55  # percent of the scale: some fail the gate, nobody is at its end


def invented_slips(campaign: Campaign, panel: int) -> tuple[Row, ...]:
    """Return two marks and as many slips as the panel has members, for everybody with a number."""
    scale, lines = scoring_of(campaign).scale_per_part, count(2)
    seals = Seal.objects.filter(entry__campaign=campaign).select_related("application")
    rows = (
        row
        for index, seal in enumerate(seals.order_by("entry__number"))
        for row in _of(seal.application, scale, index, panel)
    )
    return tuple({**row, "file": "", "line": str(next(lines))} for row in rows)


def _of(application: Application, scale: Decimal, index: int, panel: int) -> list[Row]:
    first, second = (_points(scale, index * step) for step in (17, 23))
    person = {"citizen_id": application.citizen_id, "position": application.position_code}
    hands = [(PartKind.WRITTEN, SlipKind.MARK, seq, first) for seq in (1, 2)]
    seats = [(PartKind.PROPOSAL, SlipKind.SLIP, seq, second) for seq in range(1, panel + 1)]
    return [
        {
            **person,
            **dict.fromkeys(("decided", "date"), ""),
            **{"part": part, "kind": kind, "seq": str(seq), "value": value},
        }
        for part, kind, seq, value in (*hands, *seats)
    ]


def _points(scale: Decimal, turn: int) -> str:
    """Return whole points, which every step of a mark allows."""
    return str(int(scale * (LOWEST + turn % SPREAD) / 100))
