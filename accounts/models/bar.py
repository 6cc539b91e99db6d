from django.conf import settings
from django.db import models

from audit.models import Protected


class CampaignBar(Protected):
    """Somebody who may hold no role in a campaign: a relative of a candidate, or barred by law.

    Why stands elsewhere: whoever reads this learns no more than that.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="bars"
    )
    campaign = models.CharField(max_length=30)  # code
    barred_at = models.DateTimeField()
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "campaign"],
                condition=models.Q(lifted_at=None),
                name="one_standing_bar_per_person_and_campaign",
            )
        ]

    def __str__(self) -> str:
        return f"{self.campaign} {self.person_id}"
