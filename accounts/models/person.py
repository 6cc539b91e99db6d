from collections.abc import Iterable
from datetime import datetime
from functools import cached_property
from typing import Any, ClassVar

from django.contrib.auth.base_user import AbstractBaseUser, BaseUserManager
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone

from accounts.models.grant import sharing_waivers
from accounts.rules.duties import DUTIES, Duty, Role
from accounts.rules.unsigned import Unsigned, owed_in_all


class PersonManager(BaseUserManager["Person"]):
    def create_user(self, username: str, password: str | None = None, **fields: Any) -> "Person":
        """Create somebody who may sign in; roles are granted apart, and recorded."""
        person = self.model(username=self.model.normalize_username(username), **fields)
        person.set_password(password)
        person.save(using=self._db)
        return person

    def with_address(self, email: str) -> "models.QuerySet[Person]":
        """Return the open accounts that have an address of mail, or were given it beside theirs."""
        added = models.Q(emailaddress__email__iexact=email)
        return self.filter(models.Q(email__iexact=email) | added, closed_at=None)


class Person(AbstractBaseUser):
    """A user account. What its owner may do stands in grants, never here."""

    username = models.CharField(max_length=60, unique=True, validators=[UnicodeUsernameValidator()])
    full_name = models.CharField(max_length=120, blank=True)
    email = models.EmailField(blank=True)
    is_active = models.BooleanField(default=True)
    closed_at = models.DateTimeField(null=True, blank=True)  # for good; a suspended one is not
    joined_at = models.DateTimeField(auto_now_add=True)
    # Opened by its owner, who is not told which addresses are taken: theirs may be another's too.
    signed_up = models.BooleanField(default=False)

    objects: ClassVar[PersonManager] = PersonManager()

    # What a token leaves of the duties; None: whoever signed in has them all.
    scope: frozenset[str] | None = None

    USERNAME_FIELD = "username"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["email"]

    class Meta:
        constraints = [
            models.UniqueConstraint(
                Lower("email"),
                condition=models.Q(closed_at=None, signed_up=False) & ~models.Q(email=""),
                name="one_open_account_per_address",
            )
        ]

    def __str__(self) -> str:
        return self.full_name or self.username

    @property
    def is_activated(self) -> bool:
        """Say whether the owner has ever set a password: nobody can sign in before."""
        return self.has_usable_password()

    @property
    def pseudonym(self) -> str:
        """Return how the trail names this person."""
        return f"u-{self.pk}"

    @cached_property
    def standing_grants(self) -> list[Any]:
        """Return the grants that were not revoked, read once."""
        return sharing_waivers(self.grants.filter(revoked_at=None))

    @property
    def unsigned_in(self) -> Unsigned:
        """Return the campaigns in which a role is unsigned, whatever their regulations ask."""
        return owed_in_all(grant.unsigned for grant in self.standing_grants)

    def owes_statement_in(self, code: str) -> bool:
        """Say whether a role waits in a campaign for the statement on relations (art. 20(2))."""
        return any(grant.owes_in(code) for grant in self.standing_grants)

    def roles(self, campaign: str | None = None, *, at: datetime) -> set[Role]:
        """Return the roles held at a moment: in one campaign, or (None) in any."""
        on = timezone.localdate(at)
        return {Role(grant.role) for grant in self.standing_grants if grant.covers(campaign, on)}

    def may(self, duty: Duty, campaign: str | None = None, *, at: datetime) -> bool:
        """Say whether this person holds a duty at a moment, in one campaign or (None) in any."""
        if duty in (Duty.EVERYONE, Duty.SIGNED_IN):
            return True
        if not self.is_active or (self.scope is not None and duty not in self.scope):
            return False
        on = timezone.localdate(at)
        return any(grant.gives(duty, campaign, on) for grant in self.standing_grants)

    def owes_statement_for(
        self, duties: Iterable[Duty], campaign: str | None = None, *, at: datetime
    ) -> bool:
        """Say whether a role carries one of these duties as soon as its statement is signed."""
        on, wanted = timezone.localdate(at), frozenset(duties)
        return any(
            grant.owes_statement(campaign) and wanted & DUTIES[Role(grant.role)]
            for grant in self.standing_grants
            if grant.covers(campaign, on)
        )

    def duties(self, campaign: str | None = None, *, at: datetime) -> frozenset[Duty]:
        """Return the duties of the roles held at a moment: in one campaign, or (None) in any."""
        on = timezone.localdate(at)
        grants = [grant for grant in self.standing_grants if grant.covers(campaign, on)]
        return frozenset(duty for grant in grants for duty in grant.duties(campaign))
