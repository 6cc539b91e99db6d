"""Whether somebody may be the second person of an act about somebody's keys."""

from dataclasses import dataclass
from functools import cached_property

from accounts.actions.two_persons import Act
from accounts.models import ApprovalRequest, Grant, Person
from accounts.rules.duties import roles_with
from accounts.rules.independence import (
    ABOUT_KEYS,
    Direct,
    direct_hands,
    hands_behind,
    is_independent,
)
from audit.models import Event
from audit.models.log import SYSTEM


@dataclass
class SecondPersons:
    """Who may decide requests: what the trail says of the accounts is read once, when asked."""

    @cached_property
    def _direct(self) -> Direct:
        events = Event.objects.filter(log=SYSTEM, type__in=ABOUT_KEYS).order_by("seq")
        return direct_hands(events.values_list("type", "subject", "actor"))

    @cached_property
    def _granters(self) -> list[tuple[int, str, str]]:
        in_force = Grant.objects.filter(revoked_at=None).exclude(role="CANDIDATE")
        return list(in_force.values_list("person", "role", "event__actor"))

    def obstacle(self, act: Act, request: ApprovalRequest, second: Person) -> str:
        """Return why somebody is no second person for a request: a code, blank for nothing.

        SAME_PERSON: they asked themselves. NOT_TO_ONESELF: they would get keys by it. Where the
        act is about an account, also NOT_INDEPENDENT: they are in the asker's hands.
        """
        if request.asked_by_id == second.pk:
            return "SAME_PERSON"
        if not act.account:
            return ""
        if second.pk in act.keyed(request.arguments):
            return "NOT_TO_ONESELF"
        roles = {role for duty in act.applies for role in roles_with(duty)}
        granters = [
            granter
            for person, role, granter in self._granters
            if person == second.pk and role in roles
        ]
        asker = request.asked_by.pseudonym
        independent = is_independent(second.pseudonym, asker, self._direct, granters)
        return "" if independent else "NOT_INDEPENDENT"

    def behind(self, person: Person) -> list[Person]:
        """Return the others who stand behind an account: who opened it, or holds its last code."""
        hands = hands_behind(person.pseudonym, self._direct) - {person.pseudonym}
        keys = [int(hand.removeprefix("u-")) for hand in hands]
        return list(Person.objects.filter(pk__in=keys).order_by("full_name", "pk"))
