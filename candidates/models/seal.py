from django.db import models

from audit.models import Protected
from candidates.models.application import Application
from exams.models import Entry


class Seal(Protected):
    """The sealed envelope: whose entry this is.

    `related_name="+"` is deliberate. There is no way from an entry, a script or a mark to a name;
    only `results.actions.unseal` walks from here.
    """

    entry = models.OneToOneField(Entry, on_delete=models.PROTECT, related_name="+")
    application = models.OneToOneField(Application, on_delete=models.PROTECT, related_name="seal")

    def __str__(self) -> str:
        return f"seal {self.pk}"
