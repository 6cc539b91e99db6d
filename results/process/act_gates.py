"""The gate of each act of two persons: what it finds now, and whether one person is enough."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from typing import Any

from accounts.actions.two_persons import Act
from accounts.models import Person
from accounts.rules.approvals import needs_two
from exams.actions.body_gates import founding_checks
from exams.actions.corrected_founding import correction_checks
from exams.actions.preconditions import declared_steps
from exams.actions.replacement_gates import replacement_checks
from exams.models import Body, Campaign, ExamPart, Member
from exams.rules.checks import Check, warnings
from exams.rules.enums import PartKind
from exams.rules.seat_terms import days_of
from results.actions import (
    announcement_changes,
    announcement_gates,
    candidate_gates,
    gates,
    publishing_gates,
    written_gates,
)
from results.rules.enums import ActName, PublicationKind

Gate = Callable[[Campaign, Mapping[str, Any], date], tuple[Check, ...]]


def part_of(campaign: Campaign, kind: PartKind) -> ExamPart:
    return ExamPart.objects.select_related("campaign").get(campaign=campaign, kind=kind)


def _body(campaign: Campaign, stored: Mapping[str, Any]) -> Body:
    bodies = Body.objects.select_related("campaign__profile")
    return bodies.get(campaign=campaign, kind=stored["body"])


def _replacement(stored: Mapping[str, Any]) -> tuple[Check, ...]:
    """Return what is wrong with who was chosen to take a place; of nobody, nothing."""
    successor = Person.objects.filter(pk=stored.get("whom") or 0).first()
    if successor is None:
        return ()
    members = Member.objects.select_related("body__campaign__profile", "person")
    member, under = members.get(pk=stored["member"]), stored.get("under")
    return replacement_checks(member, successor, under=under, days=days_of(stored))


GATES: dict[str, Gate] = {
    ActName.ANNOUNCE: lambda campaign, stored, today: announcement_gates.of_announcement(
        campaign, stored.get("content", {}), today=today
    ),
    ActName.APPROVE_LIST: lambda campaign, stored, today: candidate_gates.of_eligible_list(
        campaign, today=today
    ),
    ActName.PUBLISH_ELIGIBLE: lambda campaign, stored, today: (
        publishing_gates.of_publishing_eligible(campaign, today=today)
    ),
    ActName.SEAL: lambda campaign, stored, today: gates.of_seal(
        part_of(campaign, PartKind.WRITTEN), today=today
    ),
    ActName.CLOSE_MARKING: lambda campaign, stored, today: gates.of_close_marking(
        part_of(campaign, PartKind.WRITTEN)
    ),
    ActName.PUBLISH_PROVISIONAL: lambda campaign, stored, today: publishing_gates.of_provisional(
        part_of(campaign, PartKind.WRITTEN), today=today
    ),
    ActName.PUBLISH_OFFICIAL: lambda campaign, stored, today: written_gates.of_official(
        part_of(campaign, PartKind.WRITTEN), today=today
    ),
    ActName.DRAW_LOTS: lambda campaign, stored, today: written_gates.of_draw(campaign),
    ActName.CLOSE_DEFENCE: lambda campaign, stored, today: gates.of_close_defence(
        part_of(campaign, PartKind.PROPOSAL)
    ),
    ActName.FOUND_BODY: lambda campaign, stored, today: founding_checks(
        _body(campaign, stored), stored.get("under")
    ),
    ActName.CORRECT_FOUNDING: lambda campaign, stored, today: correction_checks(
        _body(campaign, stored), stored.get("under")
    ),
    ActName.REPLACE_MEMBER: lambda campaign, stored, today: _replacement(stored),
    ActName.CHANGE_ANNOUNCEMENT: lambda campaign, stored, today: (
        announcement_changes.checks_of_change(campaign, stored, today=today)
    ),
    ActName.PUBLISH_CORRECTION: lambda campaign, stored, today: (
        gates.of_results(campaign) if stored.get("kind") == PublicationKind.OFFICIAL else ()
    ),
    ActName.PUBLISH_RESULTS: lambda campaign, stored, today: publishing_gates.of_publishing_results(
        campaign, today=today
    ),
}


def checks_of(
    act: Act, campaign: Campaign, arguments: Mapping[str, Any], today: date
) -> tuple[Check, ...]:
    """Return what an act's gate finds now; nothing but the step, at another step."""
    elsewhere = gates.of_place(campaign, *declared_steps(act.action))
    if elsewhere or act.name not in GATES:
        return elsewhere
    return GATES[act.name](campaign, arguments, today)


def takes_two(act: Act, campaign: Campaign, checks: Iterable[Check]) -> bool:
    """Say whether an act takes two persons now: always by its kind, or for its open points."""
    named = campaign.regulations.get("documents", {}).get("two_person_actions", ())
    return (bool(act.kind) and needs_two(act.kind, named)) or bool(warnings(checks))
