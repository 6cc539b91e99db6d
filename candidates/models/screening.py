from django.conf import settings
from django.db import models

from audit.models import Protected
from candidates.models.application import Application
from candidates.models.planning import PlanningList
from candidates.rules.enums import DecisionKind, DecisionValue, Objection, OpinionValue
from exams.models import Campaign, Position
from exams.rules.enums import Verdict


class Screening(Protected):
    """One run of every rule over every application of a campaign, and what it was run against."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="screenings")
    number = models.PositiveIntegerField()
    planning_list = models.ForeignKey(PlanningList, on_delete=models.PROTECT, related_name="+")
    run_at = models.DateTimeField()
    states = models.JSONField(default=list)  # [receipt number, state] of every paper

    class Meta:
        ordering = ["campaign", "-number"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "number"], name="one_screening_per_number")
        ]

    def __str__(self) -> str:
        return f"screening {self.number}"


class FindingRecord(Protected):
    """What one rule said of one application in one run; appended, never changed."""

    screening = models.ForeignKey(Screening, on_delete=models.PROTECT, related_name="findings")
    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="findings")
    place = models.PositiveSmallIntegerField()  # order of the rules
    rule = models.CharField(max_length=4)
    verdict = models.CharField(max_length=14, choices=[(verdict, verdict) for verdict in Verdict])
    reason = models.CharField(max_length=60, blank=True)
    figures = models.JSONField(default=list)  # [key, value] pairs, in order

    class Meta:
        ordering = ["application", "place"]

    def __str__(self) -> str:
        return f"{self.rule} {self.verdict}"


class Decision(Protected):
    """A decision of a competent body that the rules ask for; appended, the last one counts."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="decisions")
    kind = models.CharField(max_length=24, choices=[(kind, kind) for kind in DecisionKind])
    position = models.ForeignKey(Position, on_delete=models.PROTECT, null=True, related_name="+")
    application = models.ForeignKey(
        Application, on_delete=models.PROTECT, null=True, related_name="decisions"
    )
    rule = models.CharField(max_length=4, blank=True)
    value = models.CharField(max_length=12)
    document = models.CharField(max_length=200, blank=True)
    reason = models.TextField(blank=True)
    discussed_with = models.CharField(max_length=200, blank=True)
    paper_digest = models.CharField(max_length=64, blank=True)  # of the paper as it was seen
    contents = models.JSONField(null=True)  # what the paper said, field by field
    decided_on = models.DateField()
    decided_at = models.DateTimeField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )

    class Meta:
        ordering = ["decided_at", "event__seq"]
        indexes = [
            models.Index(  # few, looked for among all the files of everybody's work list
                fields=["application"],
                condition=models.Q(value=DecisionValue.DISCUSS),
                name="decisions_to_discuss",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.value}"


class RuleOpinion(Protected):
    """What an officer said of one rule when they decided on a file; appended, never changed."""

    decision = models.ForeignKey(Decision, on_delete=models.PROTECT, related_name="opinions")
    place = models.PositiveSmallIntegerField()  # order of the rules
    rule = models.CharField(max_length=4)
    value = models.CharField(max_length=7, choices=[(value, value) for value in OpinionValue])
    objection = models.CharField(
        max_length=14, blank=True, choices=[(reason, reason) for reason in Objection]
    )
    comment = models.TextField(blank=True)

    class Meta:
        ordering = ["decision", "place"]

    def __str__(self) -> str:
        return f"{self.rule} {self.value}"
