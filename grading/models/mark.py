from typing import ClassVar

from django.conf import settings
from django.db import models

from audit.models import Protected, ProtectedQuerySet
from exams.models import Script
from grading.models.held_again import not_held_again
from grading.rules.enums import Round, SettlementKind


class AssignmentQuerySet(ProtectedQuerySet["Assignment"]):
    def counted(self) -> "AssignmentQuerySet":
        """Return what was handed in, and what still has to be: of a position held again nothing."""
        handed_in = models.Q(mark__final_at__isnull=False)
        return self.filter(handed_in | not_held_again("script__entry__position"))


AssignmentManager = models.Manager.from_queryset(AssignmentQuerySet)


class Assignment(Protected):
    """A script given to an examiner: first, second or third hand, marking or remarking."""

    script = models.ForeignKey(Script, on_delete=models.PROTECT, related_name="assignments")
    examiner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="assignments"
    )
    round = models.CharField(
        max_length=6, default=Round.MARK.value, choices=[(each, each) for each in Round]
    )
    hand = models.PositiveSmallIntegerField()  # 1, 2, and 3 when the rule asks for a third

    objects: ClassVar[AssignmentManager["Assignment"]] = AssignmentManager()

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["script", "round", "hand"], name="one_examiner_per_hand"
            ),
            models.UniqueConstraint(
                fields=["script", "examiner"], name="an_examiner_marks_a_script_once"
            ),
            models.CheckConstraint(
                condition=models.Q(hand__in=[1, 2, 3]), name="a_script_has_three_hands_at_most"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.script_id} {self.round} {self.hand}"

    @property
    def entered(self) -> "Mark | None":
        """What the examiner entered; None: nothing yet."""
        return getattr(self, "mark", None)

    @property
    def is_blank(self) -> bool:
        return self.entered is None or self.entered.points is None

    @property
    def is_final(self) -> bool:
        return self.entered is not None and self.entered.final_at is not None


class Handover(Protected):
    """An assignment that was another's before: who had the script in hand, and left the marking."""

    assignment = models.ForeignKey(Assignment, on_delete=models.PROTECT, related_name="handovers")
    former = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="handovers"
    )
    reason = models.CharField(max_length=1000)
    handed_over_at = models.DateTimeField()

    def __str__(self) -> str:
        return f"handover {self.assignment_id}"


class Mark(Protected):
    """One examiner's points for one script; every earlier value stays in the trail."""

    assignment = models.OneToOneField(Assignment, on_delete=models.PROTECT, related_name="mark")
    points = models.DecimalField(max_digits=6, decimal_places=2, null=True)  # None: blank, not 0
    entered_at = models.DateTimeField()
    final_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.CheckConstraint(
                condition=models.Q(points__gte=0) | models.Q(points=None),
                name="points_are_not_negative",
            ),
            models.CheckConstraint(
                condition=models.Q(final_at=None) | ~models.Q(points=None),
                name="a_blank_is_never_final",
            ),
        ]

    def __str__(self) -> str:
        return f"mark {self.pk}"


class SettlementQuerySet(ProtectedQuerySet["Settlement"]):
    def in_force(self) -> "SettlementQuerySet":
        """Return those that rest on the marks as they are."""
        return self.filter(void_at=None)


SettlementManager = models.Manager.from_queryset(SettlementQuerySet)


class Settlement(Protected):
    """A score that people settled where the arithmetic could not; appended, the last one counts."""

    script = models.ForeignKey(Script, on_delete=models.PROTECT, related_name="settlements")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in SettlementKind])
    points = models.DecimalField(max_digits=6, decimal_places=2)
    minutes = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    settled_at = models.DateTimeField()
    void_at = models.DateTimeField(null=True)  # a mark that it rested on was given anew

    objects: ClassVar[SettlementManager["Settlement"]] = SettlementManager()

    class Meta:
        ordering = ["settled_at", "event__seq"]

    def __str__(self) -> str:
        return f"{self.kind} {self.script_id}"
