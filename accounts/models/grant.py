from collections.abc import Container, Iterable
from datetime import date
from functools import cached_property
from typing import cast

from django.conf import settings
from django.db import models
from django.utils.functional import SimpleLazyObject
from django.utils.module_loading import import_string

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
    # Of a role by seat: since when its holder owes the statement on relatives; null: they do not.
    statement_owed_since = models.DateTimeField(null=True)
    # Codes of campaigns in which the holder of a role by name signed it: in others they owe it.
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
        return self.owes_in(self.campaign or campaign or "")

    def owes_in(self, code: str) -> bool:
        """Say whether the statement is owed in this very campaign, and its regulations ask for it.

        Source: TT 22/2025 art. 20(2); profile `coi_declaration_before_access`.
        """
        return code in self.unsigned and code not in self.waived_in

    @property
    def unsigned(self) -> Unsigned:
        """Return the campaigns in which its holder has not signed, whatever their regulations say.

        However a role by name was given, also at the console: what it opens waits in each campaign.
        """
        if not DUTIES[Role(self.role)] & AFTER_STATEMENT:
            return Unsigned()
        own = frozenset({self.campaign})
        if self.board:
            return Unsigned(own if self.statement_owed_since else frozenset())
        signed = frozenset(self.stated_in or ())
        if self.campaign:
            return Unsigned(own - signed)
        return Unsigned(all_but=signed.union(self._closed_in))

    @cached_property
    def waived_in(self) -> Container[str]:
        """Return the campaigns whose regulations ask for no statement: read once it is asked."""
        return _waived()


def _waived() -> Container[str]:
    """Ask whoever knows the campaigns, as soon as the first question comes."""
    return cast(Container[str], SimpleLazyObject(import_string(settings.STATEMENT_WAIVED_IN)))


def sharing_waivers(grants: Iterable[Grant]) -> list[Grant]:
    """Return grants that ask together, with one query, which campaigns ask for no statement."""
    shared, rows = _waived(), list(grants)
    for grant in rows:
        grant.waived_in = shared
    return rows
