from datetime import date

from django.conf import settings
from django.db import models

from accounts.rules.duties import AFTER_STATEMENT, DUTIES, Duty, Role
from audit.models import Protected


class Grant(Protected):
    """A role given to a person: for one campaign or (blank) for all, for a time."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="grants"
    )
    role = models.CharField(max_length=20, choices=[(role, role) for role in Role])
    campaign = models.CharField(max_length=30, blank=True)
    board = models.CharField(max_length=60, blank=True)
    starts_on = models.DateField()
    ends_on = models.DateField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)
    document = models.CharField(max_length=120, blank=True)
    # By two persons, who asked and who applied; null: nobody asked, or the console granted.
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    granted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+"
    )
    granted_at = models.DateTimeField(null=True)
    # Since when its holder owes the statement on relatives; null: they do not.
    statement_owed_since = models.DateTimeField(null=True)
    # Codes of campaigns that a role given for all of them does not reach: its holder is barred
    # there, or a board whose seats give the role was founded.
    barred_in = models.JSONField(null=True)
    seated_in = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["person", "role", "campaign"],
                condition=models.Q(revoked_at=None),
                name="one_standing_grant_per_person_role_and_campaign",
            )
        ]

    def __str__(self) -> str:
        return f"{self.role} {self.campaign or '*'}"

    def covers(self, campaign: str | None, on: date) -> bool:
        """Say whether the grant holds on a day, for a campaign or (None) for any."""
        in_time = self.starts_on <= on and (self.ends_on is None or on <= self.ends_on)
        return in_time and (campaign is None or self._reaches(campaign))

    def _reaches(self, campaign: str) -> bool:
        closed = (*(self.barred_in or ()), *(self.seated_in or ()))
        return self.campaign in ("", campaign) and campaign not in closed

    def gives(self, duty: Duty, campaign: str | None, on: date) -> bool:
        """Say whether the grant permits a duty on a day, in a campaign or (None) in any."""
        return duty in self.duties and self.covers(campaign, on)

    @property
    def duties(self) -> frozenset[Duty]:
        """Return what the role permits, less what the statement that is still owed would open."""
        duties = DUTIES[Role(self.role)]
        return duties - AFTER_STATEMENT if self.statement_owed_since else duties
