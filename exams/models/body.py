"""Councils and boards of a campaign, and who sits in them."""

from collections.abc import Iterable
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.models import Person
from accounts.rules.duties import Role
from audit.models import Protected, ProtectedQuerySet
from exams.models.campaign import Campaign
from exams.rules.bodies import BodyKind, BodySeat, Office, office_code, role_of
from exams.rules.seat_terms import SeatDays, SeatTerm
from exams.rules.supervision import FoundedUnder


class Body(Protected):
    """A council or board of a campaign: a draft until two persons have founded it by a decision."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="bodies")
    kind = models.CharField(max_length=20, choices=[(kind, kind) for kind in BodyKind])
    number = models.CharField(max_length=60, blank=True)  # of the decision
    decided_on = models.DateField(null=True)
    authority = models.CharField(max_length=200, blank=True)  # who signed the decision
    # Of the council who chairs it, of the supervision board who decided; blank: it does not say.
    founded_under = models.CharField(
        max_length=20, blank=True, choices=[(each, each) for each in FoundedUnder]
    )
    founded_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["campaign", "kind"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "kind"], name="one_body_of_a_kind")
        ]

    def __str__(self) -> str:
        return f"{self.campaign_id} {self.kind}"


class MemberQuerySet(ProtectedQuerySet["Member"]):
    def replaceable(self) -> "MemberQuerySet":
        """Return who sits, and who had to leave a seat that nobody has taken yet."""
        vacated = models.Q(left_at__isnull=False, seated_at__isnull=False, document="")
        return self.filter(models.Q(left_at=None) | vacated)

    def sitting(self) -> "MemberQuerySet":
        """Return those who have not left."""
        return self.filter(left_at=None)

    def on_duty(self, day: date) -> "MemberQuerySet":
        """Return those whose seat is held on a day: it has begun, and has not ended."""
        has_begun = models.Q(starts_on=None) | models.Q(starts_on__lte=day)
        return self.filter(has_begun, models.Q(ends_on=None) | models.Q(ends_on__gte=day))

    def in_reserve(self, person: Person) -> "MemberQuerySet":
        """Return the seat of somebody who sits in reserve, if they do."""
        return self.sitting().filter(person=person, office=Office.RESERVE)


MemberManager = models.Manager.from_queryset(MemberQuerySet)


def in_order(members: "Iterable[Member]") -> list["Member"]:
    """Return members as a decision names them: the head first, the reserve last."""
    offices = list(Office)
    return sorted(
        members, key=lambda each: (offices.index(Office(each.office)), str(each.person), each.pk)
    )


class Member(Protected):
    """Somebody's seat in a body: as whom they sit, from when, and why they left.

    `capacity` is what they are outside of it, as the decision names them (post and unit).
    """

    body = models.ForeignKey(Body, on_delete=models.PROTECT, related_name="members")
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="memberships"
    )
    office = models.CharField(max_length=20, choices=[(office, office) for office in Office])
    capacity = models.CharField(max_length=200)
    starts_on = models.DateField(null=True)  # of the seat: outside of its days it gives no role
    ends_on = models.DateField(null=True)
    seated_at = models.DateTimeField(null=True)  # when the body was founded, or they came later
    left_at = models.DateTimeField(null=True)
    document = models.CharField(max_length=200, blank=True)  # by which they left
    reason = models.CharField(max_length=400, blank=True)

    objects: ClassVar[MemberManager["Member"]] = MemberManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["body", "person"],
                condition=models.Q(left_at=None),
                name="one_seat_per_person_in_a_body",
            )
        ]

    def __str__(self) -> str:
        return f"{self.office} {self.person_id}"

    @property
    def is_vacated(self) -> bool:
        """Say whether somebody had to leave this seat, and nobody has taken it yet."""
        return bool(self.seated_at and self.left_at and not self.document)

    @property
    def role(self) -> Role | None:
        """Return the role that this seat gives, None where it gives none."""
        return role_of(BodyKind(self.body.kind), Office(self.office))

    @property
    def office_code(self) -> str:
        """Return the code of what the office is called in this body."""
        return office_code(BodyKind(self.body.kind), Office(self.office))

    @property
    def days(self) -> SeatDays:
        """Return the first and the last day of the seat; None: with the body."""
        return SeatDays(self.starts_on, self.ends_on)

    @property
    def term(self) -> SeatTerm:
        """Return from when until when the seat is held, as the rules take it."""
        return SeatTerm(str(self.person), self.starts_on, self.ends_on)

    @property
    def seat(self) -> BodySeat:
        """Return the seat as the rules take it."""
        person, kind = self.person, BodyKind(self.body.kind)
        return BodySeat(person.pseudonym, str(person), kind, Office(self.office))
