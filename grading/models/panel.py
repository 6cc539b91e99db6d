from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.models import CampaignBar
from audit.models import Protected, ProtectedQuerySet
from exams.models import Entry, ExamPart, Position, Recusal


class SeatQuerySet(ProtectedQuerySet["Seat"]):
    def sitting(self) -> "SeatQuerySet":
        """Return who scores: neither replaced, nor barred from the campaign (regulations 4.2)."""
        bars = CampaignBar.objects.filter(
            person=models.OuterRef("member"),
            campaign=models.OuterRef("part__campaign__code"),
            lifted_at=None,
        )
        return self.filter(~models.Exists(bars), left_at=None)


SeatManager = models.Manager.from_queryset(SeatQuerySet)


class Seat(Protected):
    """A panel member's seat at the defence of one position."""

    part = models.ForeignKey(ExamPart, on_delete=models.PROTECT, related_name="seats")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="seats")
    member = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="seats"
    )
    number = models.PositiveSmallIntegerField()
    seated_at = models.DateTimeField(null=True)
    left_at = models.DateTimeField(null=True)  # replaced: scores nobody from then on
    reason = models.CharField(max_length=200, blank=True)

    objects: ClassVar[SeatManager["Seat"]] = SeatManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["position", "part", "number"], name="one_seat_per_number"
            ),
            models.UniqueConstraint(
                fields=["position", "part", "member"], name="one_seat_per_member"
            ),
        ]

    def __str__(self) -> str:
        return f"seat {self.number}"


class SlipQuerySet(ProtectedQuerySet["Slip"]):
    def counted(self) -> "SlipQuerySet":
        """Return what was handed in by members who may judge the person."""
        recusals = Recusal.objects.filter(
            entry=models.OuterRef("entry"), person=models.OuterRef("seat__member"), lifted_at=None
        )
        return self.exclude(handed_in_at=None).exclude(models.Exists(recusals))


SlipManager = models.Manager.from_queryset(SlipQuerySet)


class Slip(Protected):
    """One member's secret score for one defence."""

    seat = models.ForeignKey(Seat, on_delete=models.PROTECT, related_name="slips")
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="slips")
    points = models.DecimalField(max_digits=6, decimal_places=2, null=True)
    entered_at = models.DateTimeField()
    handed_in_at = models.DateTimeField(null=True)

    objects: ClassVar[SlipManager["Slip"]] = SlipManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["seat", "entry"], name="one_slip_per_seat_and_entry"),
            models.CheckConstraint(
                condition=models.Q(handed_in_at=None) | ~models.Q(points=None),
                name="a_blank_slip_is_never_handed_in",
            ),
        ]

    def __str__(self) -> str:
        return f"slip {self.pk}"


class PanelDecision(Protected):
    """The head's decision where the slips are too far apart (regulations 5.6)."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="panel_decisions")
    part = models.ForeignKey(ExamPart, on_delete=models.PROTECT, related_name="panel_decisions")
    points = models.DecimalField(max_digits=6, decimal_places=2)
    reason = models.TextField(blank=True)
    decided_at = models.DateTimeField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "part"], name="one_panel_decision_per_entry"),
        ]

    def __str__(self) -> str:
        return f"panel decision on {self.entry_id}"
