"""Those who were planned for a post and did not register for it (E21): a report, not a verdict.

Source: regulations 6.1 E21; annex ii A: on_site_must_register.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from candidates.rules.claims import PlannedFor, best_match
from candidates.rules.conditions import AnnouncedCampaign, Conditions, conditions_of
from candidates.rules.eligibility import judge
from candidates.rules.exclusion import EXCUSES, active
from candidates.rules.facts import Cadre, PlanningRow
from candidates.rules.profile import MustRegisterReport
from candidates.rules.registration import Registration
from exams.rules.enums import Verdict
from exams.rules.names import sort_key


class MustRegister(StrEnum):
    EXEMPT = "EXEMPT"
    MATCH_OPEN = "MATCH_OPEN"  # somebody who registered may be they, and nobody said yet
    REGISTERED_ELSEWHERE = "REGISTERED_ELSEWHERE"
    PROPOSE_REMOVAL = "PROPOSE_REMOVAL"


@dataclass(frozen=True, slots=True)
class Absence:
    """A person who had to register for a position and did not."""

    position: str
    post: str
    person: Cadre
    verdict: MustRegister
    reason: str


def must_register(
    people: Mapping[str, Cadre],
    planning: Sequence[PlanningRow],
    registrations: Iterable[Registration],
    campaign: AnnouncedCampaign,
    planned_as: Mapping[str, str] | None = None,
    doubtful: Mapping[str, str] | None = None,
) -> tuple[Absence, ...]:
    """E21. Whoever is planned for the post itself, on site and qualified, must register for it.

    Source: regulations 6.1. A report of those who did not. Excused are health, serious illness and
    study abroad that hold on the reference day; another paper in the register, whatever became of
    it, is told; for the rest the removal from planning is proposed. In the order of positions, then
    of names. `planned_as`: by receipt number, the number by which the list has whoever registered,
    as settled; who is known under the one number is known under the other. `doubtful`: by number of
    the list, the receipt of whoever may be that person, which nobody settled: nothing is proposed.
    """
    if campaign.profile.on_site_must_register == MustRegisterReport.OFF:
        return ()
    came = [
        ((planned_as or {}).get(paper.reg_no, paper.citizen_id), paper) for paper in registrations
    ]
    own_numbers = {listed: paper.citizen_id for listed, paper in came}
    registered: defaultdict[str, list[str]] = defaultdict(list)
    for listed, paper in came:
        registered[listed].append(paper.position)
    facts = {**_by_listed_number(people, own_numbers), **people}
    planned = _by_post(planning)
    return tuple(
        _absence(person, registered[listed], conditions, (doubtful or {}).get(listed, ""))
        for position in campaign.positions
        for conditions in (conditions_of(campaign, position),)
        for listed, person in sorted(
            _bound(facts, planned[conditions.post.code], conditions), key=_name_order
        )
        if position.code not in registered[listed]
    )


def _by_listed_number(
    people: Mapping[str, Cadre], own_numbers: Mapping[str, str]
) -> dict[str, Cadre]:
    """Return the facts of those whom the list has under another number than their own."""
    return {listed: people[own] for listed, own in own_numbers.items() if own in people}


def _by_post(planning: Sequence[PlanningRow]) -> Mapping[str, Mapping[str, list[PlanningRow]]]:
    """Return for each post who is planned for it, each with all their rows of the list."""
    own: defaultdict[str, list[PlanningRow]] = defaultdict(list)
    by_post: defaultdict[str, dict[str, list[PlanningRow]]] = defaultdict(dict)
    for row in planning:
        own[row.citizen_id].append(row)
        by_post[row.post][row.citizen_id] = own[row.citizen_id]
    return by_post


def _bound(
    people: Mapping[str, Cadre],
    planned: Mapping[str, Sequence[PlanningRow]],
    conditions: Conditions,
) -> Iterable[tuple[str, Cadre]]:
    """Return who must register, by the number of the list.

    They are planned for the post itself, on site, and qualified.
    """
    for citizen_id, own in planned.items():
        match, person = best_match(own, conditions), people.get(citizen_id)
        if person is None or match is None or match.flaw or match.relation != PlannedFor.SAME:
            continue
        if person.unit == conditions.post.unit and is_qualified(person, conditions):
            yield citizen_id, person


def is_qualified(person: Cadre, conditions: Conditions) -> bool:
    """Tell whether every rule about the person passes, at worst with a warning."""
    good = (Verdict.PASS, Verdict.WARN)
    return all(finding.verdict in good for finding in judge(person, conditions))


def _absence(
    person: Cadre, elsewhere: Sequence[str], conditions: Conditions, doubtful: str
) -> Absence:
    position, post = conditions.position.code, conditions.post.code
    excuses = [
        own.code for own in person.statuses if own.code in EXCUSES and active(own, conditions)
    ]
    if excuses:
        return Absence(position, post, person, MustRegister.EXEMPT, excuses[0])
    if doubtful:
        return Absence(position, post, person, MustRegister.MATCH_OPEN, doubtful)
    if elsewhere:
        where = " ".join(sorted(set(elsewhere)))
        return Absence(position, post, person, MustRegister.REGISTERED_ELSEWHERE, where)
    return Absence(position, post, person, MustRegister.PROPOSE_REMOVAL, "")


def _name_order(listed: tuple[str, Cadre]) -> tuple[str, date, str]:
    _number, person = listed
    return sort_key(person.name), person.born, person.citizen_id
