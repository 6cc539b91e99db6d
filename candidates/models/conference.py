from django.db import models

from accounts.models import Person
from audit.models import Protected
from candidates.rules.conference import (
    ConferenceRules,
    Tally,
    Turnout,
    base_of,
    conference_rules_of,
)
from exams.models import Post


class PlanningConference(Protected):
    """A conference that votes on who is planned for a post; with the result once it is fixed."""

    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="conferences")
    term = models.CharField(max_length=12)
    title = models.CharField(max_length=200)
    held_on = models.DateField()
    venue = models.CharField(max_length=200, blank=True)
    document = models.CharField(max_length=120)  # by which the conference was convened
    document_on = models.DateField()
    summoned = models.PositiveIntegerField()
    present = models.PositiveIntegerField()
    names_per_ballot = models.PositiveSmallIntegerField(null=True)  # the most that one may name
    regulations = models.JSONField()  # the parameters of the profile that it is judged by
    entered_at = models.DateTimeField()
    issued = models.PositiveIntegerField(null=True)
    collected = models.PositiveIntegerField(null=True)
    valid = models.PositiveIntegerField(null=True)
    needed = models.PositiveIntegerField(null=True)  # votes
    fixed_at = models.DateTimeField(null=True)
    annulled_at = models.DateTimeField(null=True)
    annulled_reason = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["-held_on", "-entered_at", "post__code"]

    def __str__(self) -> str:
        return f"{self.post.code} {self.held_on:%d/%m/%Y}"

    @property
    def turnout(self) -> Turnout:
        return Turnout(self.summoned, self.present)

    @property
    def rules(self) -> ConferenceRules:
        return conference_rules_of(self.regulations)

    @property
    def base(self) -> int:
        """Return the number of which the votes are a share; asked once the result is fixed."""
        tally = Tally(self.issued or 0, self.collected or 0, self.valid or 0, ())
        return base_of(tally, self.turnout, self.rules.base)

    @property
    def is_open(self) -> bool:
        """Tell whether its ballots are still to be counted."""
        return self.fixed_at is None and self.annulled_at is None


class ConferenceNominee(Protected):
    """One person on the ballot of a conference, in the order of the ballot."""

    conference = models.ForeignKey(
        PlanningConference, on_delete=models.PROTECT, related_name="nominees"
    )
    number = models.PositiveSmallIntegerField()
    citizen_id = models.CharField(max_length=12, db_index=True)
    name = models.CharField(max_length=120)
    born = models.DateField()
    current_post = models.CharField(max_length=200, blank=True)
    votes = models.PositiveIntegerField(null=True)

    class Meta:
        ordering = ["conference", "number"]

    def __str__(self) -> str:
        return f"{self.conference} {self.number}"

    @property
    def is_reached(self) -> bool:
        """Tell whether the votes are enough; asked once the result is fixed."""
        return bool(self.votes is not None and self.votes >= (self.conference.needed or 0))


class BallotCount(Protected):
    """What one person counted of a conference: two tellers each round, and perhaps a third."""

    conference = models.ForeignKey(
        PlanningConference, on_delete=models.PROTECT, related_name="counts"
    )
    round = models.PositiveSmallIntegerField()
    teller = models.ForeignKey(Person, on_delete=models.PROTECT, related_name="+")
    issued = models.PositiveIntegerField()
    collected = models.PositiveIntegerField()
    valid = models.PositiveIntegerField()
    votes = models.JSONField()  # in the order of the ballot
    reason = models.CharField(max_length=1000, blank=True)  # of a third person, who settles
    counted_at = models.DateTimeField()

    class Meta:
        ordering = ["conference", "round", "counted_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["conference", "round", "teller"], name="one_count_per_teller_and_round"
            )
        ]

    def __str__(self) -> str:
        return f"count {self.round} of {self.conference}"

    @property
    def tally(self) -> Tally:
        return Tally(self.issued, self.collected, self.valid, tuple(self.votes))
