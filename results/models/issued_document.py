from django.conf import settings
from django.db import models
from django.db.models import Q

from audit.models import Protected
from audit.models.protected import KeptFile
from exams.models import Campaign


class IssuedDocument(Protected):
    """A paper that was issued under a number: what it says, its code, and its signed scan.

    `about` says of what of its kind it is: a registration's number, an announcement's version.
    `content` is what the template was given, `digest` that of the content.
    """

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="papers")
    kind = models.CharField(max_length=30)
    about = models.CharField(max_length=60, blank=True)
    symbol = models.CharField(max_length=20)
    number = models.CharField(max_length=60)
    code = models.CharField(max_length=12, unique=True)
    content = models.JSONField()
    digest = models.CharField(max_length=64)
    issued_at = models.DateTimeField()
    issued_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    superseded_at = models.DateTimeField(null=True)
    signed_at = models.DateTimeField(null=True)  # when the signed copy came in
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    scan_name = models.CharField(max_length=200, blank=True)
    scan_kind = models.CharField(max_length=10, blank=True)
    scan_stored_as = models.CharField(max_length=80, blank=True)
    scan_digest = models.CharField(max_length=64, blank=True)

    class Meta:
        ordering = ["campaign", "-issued_at", "number"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "kind", "about"],
                condition=Q(superseded_at=None),
                name="one_paper_in_force",
            )
        ]

    def __str__(self) -> str:
        return f"{self.kind} {self.number}"

    @property
    def kept_file(self) -> KeptFile | None:
        """The signed scan, under its random name, with the digest of when it came in."""
        return self.scan if self.scan_stored_as else None

    @property
    def scan(self) -> KeptFile:
        """The signed scan, once its name was given."""
        return KeptFile.stored_as(self.scan_stored_as, self.scan_digest)
