from django.db import models

from audit.models import Protected
from exams.models.campaign import Campaign, ExamPart, Position
from exams.rules.enums import SanctionLevel, SittingState, ZeroReason


class Entry(Protected):
    """An anonymous place in a campaign: the candidate number, and no name.

    Both sides of the wall hold on to it: `candidates` knows whose it is, `grading` knows what it
    earned, and neither can see the other.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="entries")
    position = models.ForeignKey(Position, on_delete=models.PROTECT, related_name="entries")
    number = models.CharField(max_length=12)

    class Meta:
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "number"], name="one_entry_per_number_in_a_campaign"
            )
        ]

    def __str__(self) -> str:
        return self.number


class Sitting(Protected):
    """What became of an entry at one part: present, absent, suspended, cancelled, zero by rule."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="sittings")
    part = models.ForeignKey(ExamPart, on_delete=models.PROTECT, related_name="sittings")
    state = models.CharField(max_length=10, choices=[(state, state) for state in SittingState])
    zero = models.CharField(
        max_length=20, blank=True, choices=[(reason, reason) for reason in ZeroReason]
    )
    sheets = models.PositiveSmallIntegerField(null=True, blank=True)
    minutes = models.CharField(max_length=200, blank=True)  # number of the minutes that say so

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["entry", "part"], name="one_sitting_per_entry_and_part")
        ]

    def __str__(self) -> str:
        return f"{self.entry_id} {self.state}"


class Lot(Protected):
    """A place in the running order of a defence, drawn by lot.

    The defence is face to face, so the running order may carry a name: it crosses the wall here,
    once the written part is official, and nowhere else (decision 0003).
    """

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="lots")
    part = models.ForeignKey(ExamPart, on_delete=models.PROTECT, related_name="lots")
    place = models.PositiveSmallIntegerField()
    name = models.CharField(max_length=120)
    heard_at = models.DateTimeField(null=True)  # when the first slip about this person came in

    class Meta:
        ordering = ["place"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "part"], name="one_lot_per_entry_and_part")
        ]

    def __str__(self) -> str:
        return f"{self.place}. {self.entry_id}"


class Sanction(Protected):
    """A sanction recorded by minutes in the room; the chair decides whether points are taken."""

    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, related_name="sanctions")
    part = models.ForeignKey(ExamPart, on_delete=models.PROTECT, related_name="sanctions")
    level = models.CharField(max_length=16, choices=[(level, level) for level in SanctionLevel])
    minutes = models.CharField(max_length=200)
    on = models.DateField(null=True)  # the day of the minutes
    applied = models.BooleanField(null=True, blank=True)  # None: the chair has not decided yet
    decided_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["entry", "part", "level"], name="one_sanction_per_entry_part_and_level"
            )
        ]

    def __str__(self) -> str:
        return f"{self.level} {self.entry_id}"


class Script(Protected):
    """What one entry handed in for the written part, known by its code only.

    `entry` is empty until two people open the mapping together: before that, nothing in the
    database leads from a code to a number.
    """

    part = models.ForeignKey(ExamPart, on_delete=models.PROTECT, related_name="scripts")
    code = models.CharField(max_length=12, unique=True)
    entry = models.ForeignKey(Entry, on_delete=models.PROTECT, null=True, related_name="scripts")

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(fields=["entry", "part"], name="one_script_per_entry_and_part")
        ]

    def __str__(self) -> str:
        return self.code


class Stub(Protected):
    """The sealed envelope of a part: code -> number, under lock, with a commitment to each pair.

    `approvals` are the pseudonyms of those who agreed to open it; two different people must.
    """

    part = models.OneToOneField(ExamPart, on_delete=models.PROTECT, related_name="stub")
    sealed = models.BinaryField()
    commitments = models.JSONField(default=list)
    approvals = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"stub of {self.part_id}"
