"""The points that an event tells: shown once every hand has handed in, before that who and when."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from audit.models import Event
from grading.actions.secret_points import ScriptRound, defences_closed, rounds_handed_in
from oversight.access import campaign_of

MARK_ENTERED, MARKS_HANDED_IN = "mark.entered", "marks.handed_in"
SLIPS = ("slip.entered", "slip.handed_in")
OF_POINTS = (MARK_ENTERED, MARKS_HANDED_IN, *SLIPS)
HIDDEN = "…"
Data = dict[str, Any]


@dataclass(frozen=True, slots=True)
class KnownPoints:
    """What may be told of the points in some events; see `known_points`."""

    rounds: set[ScriptRound]
    defences: set[str]

    def visible_facts(self, event: Event, data: Data) -> Data:
        """Return the facts of an event as they may be shown: secret points are left out."""
        campaign = campaign_of(event.log_id)
        if event.type == MARK_ENTERED:
            is_shown = (campaign, event.subject, data["round"]) in self.rounds
            return data if is_shown else _without(data, "old", "new")
        if event.type == MARKS_HANDED_IN:
            return {**data, "marks": [self._mark(campaign, *mark) for mark in data["marks"]]}
        if event.type in SLIPS and campaign not in self.defences:
            return _without(data, "new", "points")
        return data

    def _mark(self, campaign: str, script: str, round_: str, points: str) -> list[str]:
        is_shown = (campaign, script, round_) in self.rounds
        return [script, round_, points if is_shown else HIDDEN]


def known_points(events: Iterable[Event]) -> KnownPoints:
    """Return what may be told of the points in these events: two queries for all of them."""
    of_points = [event for event in events if event.type in OF_POINTS]
    campaigns = {campaign_of(event.log_id) for event in of_points}
    scripts = {script for event in of_points for script in _scripts(event)}
    return KnownPoints(rounds_handed_in(campaigns, scripts), defences_closed(campaigns))


def _scripts(event: Event) -> list[str]:
    if event.type == MARK_ENTERED:
        return [event.subject]
    if event.type == MARKS_HANDED_IN:
        return [script for script, *_ in json.loads(bytes(event.entry))["data"]["marks"]]
    return []


def _without(data: Data, *names: str) -> Data:
    return {name: fact for name, fact in data.items() if name not in names}
