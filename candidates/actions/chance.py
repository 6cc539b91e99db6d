"""What is drawn by chance: the blind codes of the scripts, the order of the defence."""

import json
import secrets
from collections.abc import Iterable, Mapping
from typing import Any

from audit.rules.chain import commitment
from candidates.models import Application
from exams.actions.envelope import close_envelope
from exams.actions.preconditions import require_same_campaign
from exams.models import Campaign, Entry, ExamPart, LabelSheet, Lot, Script, Stub
from exams.rules.blind_codes import ALPHABET, LENGTH, code_of
from exams.rules.enums import SittingState
from exams.rules.refusals import Refusal


def draw_codes(part: ExamPart) -> tuple[Stub, list[Script]]:
    """Return the scripts handed in, each with a code by chance, and their locked mapping."""
    present = _handed_in(part)
    codes = codes_by_chance(len(present))
    secret = {
        code: {"number": entry.number, "salt": secrets.token_hex(32)}
        for code, entry in zip(codes, present, strict=True)
    }
    stub = Stub(
        part=part,
        sealed=close_envelope(json.dumps(secret).encode()),
        commitments=_commitments(part.campaign, secret),
    )
    return stub, [Script(part=part, code=code) for code in sorted(codes)]


def _commitments(campaign: Campaign, secret: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Return what binds each code to its number without giving it away."""
    return sorted(
        commitment(pair["salt"], "blind", f"{campaign.code} {pair['number']} {code}")
        for code, pair in secret.items()
    )


def _handed_in(part: ExamPart) -> list[Entry]:
    """Return those whose script is to be marked: present, and not zero by rule."""
    entries = list(part.campaign.entries.order_by("number"))
    sittings = {sitting.entry_id: sitting for sitting in part.sittings.all()}
    return [
        entry
        for entry in entries
        if sittings[entry.pk].state == SittingState.PRESENT and not sittings[entry.pk].zero
    ]


def codes_by_chance(count: int) -> list[str]:
    """Draw codes that no script and no label ever had, in the order in which chance gave them."""
    taken = set(Script.objects.values_list("code", flat=True))
    for codes in LabelSheet.objects.values_list("codes", flat=True):
        taken.update(codes)
    drawn: list[str] = []
    while len(drawn) < count:
        code = code_of([secrets.randbelow(len(ALPHABET)) for _ in range(LENGTH)])
        if code not in taken:
            taken.add(code)
            drawn.append(code)
    return drawn


def lots_by_chance(part: ExamPart, defenders: Iterable[Entry]) -> list[Lot]:
    """Return the running order of a defence as chance gives it, position by position.

    Raises Refusal ALREADY_DRAWN or OTHER_CAMPAIGN.
    """
    if part.lots.exists():
        raise Refusal("ALREADY_DRAWN")
    names = _names(part.campaign, defenders)
    lots = []
    for entries in _by_position(names).values():
        secrets.SystemRandom().shuffle(entries)
        for order, entry in enumerate(entries, start=1):
            lots.append(Lot(entry=entry, part=part, place=order, name=names[entry]))
    return lots


def _names(campaign: Campaign, entries: Iterable[Entry]) -> dict[Entry, str]:
    wanted = {entry.pk: entry for entry in entries}
    require_same_campaign(campaign, *wanted.values())
    papers: Any = Application.objects.filter(seal__entry__in=wanted).with_names()
    return {wanted[entry]: name for entry, name in papers.values_list("seal__entry", "person_name")}


def _by_position(entries: Iterable[Entry]) -> dict[object, list[Entry]]:
    grouped: dict[object, list[Entry]] = {}
    for entry in entries:
        grouped.setdefault(entry.position_id, []).append(entry)
    return grouped
