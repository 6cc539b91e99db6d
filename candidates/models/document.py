from django.db import models

from audit.models import Protected
from audit.models.protected import KeptFile
from candidates.models.application import Application


class Document(Protected):
    """One file of a dossier, kept under a random name with its digest."""

    application = models.ForeignKey(Application, on_delete=models.PROTECT, related_name="documents")
    item = models.CharField(max_length=30)
    file_name = models.CharField(max_length=200)
    stored_as = models.CharField(max_length=80, unique=True)
    kind = models.CharField(max_length=10)
    size = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    issued_on = models.DateField(null=True)
    removed_at = models.DateTimeField(null=True)

    @property
    def kept_file(self) -> KeptFile:
        """The file itself, under its random name, with the digest of when it was handed in."""
        return KeptFile.stored_as(self.stored_as, self.digest)

    def __str__(self) -> str:
        return self.item
