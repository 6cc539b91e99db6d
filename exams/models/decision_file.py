from typing import ClassVar

from django.conf import settings
from django.db import models

from audit.models import Protected, ProtectedQuerySet
from audit.models.protected import KeptFile
from exams.models.campaign import Campaign
from exams.rules.decision_files import FileOf


class DecisionFileQuerySet(ProtectedQuerySet["DecisionFile"]):
    def in_force(self, of: FileOf) -> "dict[str, DecisionFile]":
        """Return what is attached to decisions of a kind and was not replaced, by `about`.

        Each with `earlier`: the scans that it replaced.
        """
        files, replaced = self.filter(of=of, replaced_at=None), self.replaced(of)
        in_force = {each.about: each for each in files}
        for about, file in in_force.items():
            file.earlier = replaced.get(about, [])
        return in_force

    def replaced(self, of: FileOf) -> "dict[str, list[DecisionFile]]":
        """Return the scans that others replaced, by `about`, the last first."""
        files = self.filter(of=of).exclude(replaced_at=None)
        by_about: dict[str, list[DecisionFile]] = {}
        for file in files.select_related("attached_by", "replaced_by").order_by("-replaced_at"):
            by_about.setdefault(file.about, []).append(file)
        return by_about


DecisionFileManager = models.Manager.from_queryset(DecisionFileQuerySet)


class DecisionFile(Protected):
    """The scan of a decision that somebody else signed; what replaces it leaves it where it is.

    `about` names the decision: the kind of a body, the key of a clearance, of an answer or of a
    paper; `document` is its number when the scan came in.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="decision_files")
    of = models.CharField(max_length=20, choices=[(each, each) for each in FileOf])
    about = models.CharField(max_length=40)
    document = models.CharField(max_length=200)
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=10)
    digest = models.CharField(max_length=64)
    attached_at = models.DateTimeField()
    # Null: a signed copy of a paper from before it was written down who brought it.
    attached_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    replaced_at = models.DateTimeField(null=True)
    replaced_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    replaced_why = models.CharField(max_length=1000, blank=True)

    earlier: "list[DecisionFile]"  # of one in force: the scans that it replaced

    objects: ClassVar[DecisionFileManager["DecisionFile"]] = DecisionFileManager()

    class Meta:
        ordering = ["campaign", "of", "about", "attached_at"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "of", "about"],
                condition=models.Q(replaced_at=None),
                name="one_file_of_a_decision",
            )
        ]

    def __str__(self) -> str:
        return f"{self.of} {self.document}"

    @property
    def kept_file(self) -> KeptFile:
        """The scan itself, under its random name, with the digest of when it came in."""
        return KeptFile.stored_as(self.stored_as, self.digest)
