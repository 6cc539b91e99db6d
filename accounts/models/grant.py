from datetime import date

from django.conf import settings
from django.db import models

from accounts.rules.duties import AFTER_STATEMENT, DUTIES, Duty, Role
from accounts.rules.unsigned import Unsigned
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
    # Codes of campaigns in which the holder of a role for all of them signed it.
    stated_in = models.JSONField(null=True)
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

    def lasts(self, campaign: str, first: date, last: date | None) -> bool:
        """Say whether the grant holds in a campaign from a day to another (None: for good)."""
        ends_later = self.ends_on is None or (last is not None and last <= self.ends_on)
        return ends_later and self.covers(campaign, first)

    def _reaches(self, campaign: str) -> bool:
        return self.campaign in ("", campaign) and campaign not in self._closed_in

    @property
    def _closed_in(self) -> tuple[str, ...]:
        return (*(self.barred_in or ()), *(self.seated_in or ()))

    def gives(self, duty: Duty, campaign: str | None, on: date) -> bool:
        """Say whether the grant permits a duty on a day, in a campaign or (None) in any."""
        return duty in self.duties(campaign) and self.covers(campaign, on)

    def duties(self, campaign: str | None) -> frozenset[Duty]:
        """Return what the role permits in a campaign or (None) in any.

        Less what the statement that is still owed there would open.
        """
        duties = DUTIES[Role(self.role)]
        return duties - AFTER_STATEMENT if self.owes_statement(campaign) else duties

    def owes_statement(self, campaign: str | None) -> bool:
        """Say whether the statement is still owed in a campaign that the role reaches.

        A role for all campaigns owes it in each, and where none is asked about (None) in none: what
        belongs to no campaign waits for no list of candidates.
        """
        if self.campaign:
            return self.statement_owed_since is not None
        return campaign is not None and campaign in self.unsigned

    @property
    def unsigned(self) -> Unsigned:
        """Return the campaigns in which its holder owes the statement."""
        if self.statement_owed_since is None:
            return Unsigned()
        if self.campaign:
            return Unsigned(frozenset({self.campaign}))
        return Unsigned(all_but=frozenset((*(self.stated_in or ()), *self._closed_in)))
