from django.db import models

from audit.models import Protected


class ProfileVersion(Protected):
    """One version of a regulation profile: every parameter of annex (ii), with its basis.

    `values` holds {section: {parameter: value}}; decimals are text. `confirmed` names the
    parameters that a person confirmed, which "must set" ones need before an announcement.
    """

    code = models.CharField(max_length=40)
    version = models.PositiveSmallIntegerField()
    in_force_from = models.DateField()
    values = models.JSONField(default=dict)
    bases = models.JSONField(default=dict)  # parameter -> citation, where it differs from default
    confirmed = models.JSONField(default=list)
    citation = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["code", "-version"]
        constraints = [
            models.UniqueConstraint(fields=["code", "version"], name="one_profile_per_version"),
        ]

    def __str__(self) -> str:
        return f"{self.code} v{self.version}"
