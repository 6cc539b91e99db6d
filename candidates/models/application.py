from datetime import date
from typing import ClassVar

from django.apps import apps
from django.conf import settings
from django.db import models
from django.db.models import Case, Exists, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Concat

from accounts.models import Person
from accounts.rules.unsigned import Unsigned
from audit.models import Protected, ProtectedQuerySet
from candidates.models.named import facts_of, that_holds
from candidates.rules.enums import (
    CONCLUDED,
    KEPT_OUT,
    ApplicationSource,
    ApplicationState,
    DecisionKind,
)
from candidates.rules.facts import PoliticalConclusion
from candidates.rules.identity import Identity
from candidates.rules.registration import DossierItem, Registration
from exams.models import Campaign, Position
from exams.rules.relations import IN_FORCE, KEEPS_OUT
from exams.rules.stages import Stage


def same_person(file: str = "") -> Q:
    """Say of two files, this one and that of the outer query, whether they are of one person.

    By the account or the citizen number. `file` leads to the file from the rows of either query,
    as "application__"; blank where they are files themselves.
    """
    by_account = Q(**{f"{file}person": OuterRef(f"{file}person")})
    number = {f"{file}citizen_id": OuterRef(f"{file}citizen_id"), f"{file}citizen_id__gt": ""}
    return by_account | Q(**number)


class ApplicationQuerySet(ProtectedQuerySet["Application"]):
    def handed_in(self) -> "ApplicationQuerySet":
        """Those that were handed in, whatever became of them."""
        return self.exclude(state=ApplicationState.DRAFT)

    def registered(self) -> "ApplicationQuerySet":
        """Those whose people are told of the campaign: handed in, and not withdrawn."""
        return self.handed_in().exclude(state=ApplicationState.WITHDRAWN)

    def with_names(self) -> "ApplicationQuerySet":
        """Each with the one name by which its person is shown, and the name in the facts."""
        names = {"person_name": that_holds("name"), "person_sort_key": that_holds("sort_key")}
        return self.annotate(**names, **{"facts_name": facts_of("name")})

    def open_to(self, person: Person) -> "ApplicationQuerySet":
        """Those that somebody may open: none to which they are tied (regulations 4.2).

        Of a campaign in which they owe the statement on relations, none at all (art. 20(2)).
        """
        signed = self._signed(person.unsigned_in)
        return signed.exclude(pk__in=Application.objects.closed_to(person).values("pk"))

    def _signed(self, unsigned: Unsigned) -> "ApplicationQuerySet":
        """Those of campaigns in which no statement is owed."""
        owed = Campaign.objects.owing(unsigned)
        return self.exclude(campaign__in=owed.values("pk")) if unsigned else self

    def has_file_of(self) -> Exists:
        """Say of a row about a file whether its file is one of these: where such rows are few.

        Rows of a table that is small beside the files are gone through one by one, so that a list
        of them costs the same however many files there are.
        """
        return Exists(self.filter(pk=OuterRef("application_id")))

    def closed_to(self, person: Person) -> "ApplicationQuerySet":
        """Those of whoever somebody is tied to: a tie is one of two persons, not of one file.

        Who withdraws and registers anew, or for another post, stays the same person to them.
        """
        tied = Application.objects.filter(
            relations__person=person,
            relations__state__in=IN_FORCE,
            relations__consequence__in=KEEPS_OUT,
        ).order_by()
        return self.filter(tied.same_people())

    def same_people(self) -> Q:
        """Say of a file whether it is one of these, or of the same person in the same campaign.

        By the account or the citizen number: an index finds few files by either before one is
        compared, as each alternative stands for itself.
        """
        accounts = self.exclude(person=None).values("person")
        numbers = self.exclude(citizen_id="").values("citizen_id")
        alike_in_campaign = Exists(self.filter(campaign=OuterRef("campaign")).filter(same_person()))
        return (
            Q(pk__in=self.values("pk"))
            | Q(alike_in_campaign, person__in=accounts)
            | Q(alike_in_campaign, citizen_id__in=numbers)
        )

    def waiting_for_officer(self) -> "ApplicationQuerySet":
        """Those that no officer has decided; a special case too, whatever its authority answers."""
        not_concluded = Q(officer_value=None) | ~Q(officer_value__in=CONCLUDED)
        others = (ApplicationState.DRAFT, ApplicationState.WITHDRAWN, ApplicationState.REJECTED)
        return self._with_officer_value().exclude(state__in=others).filter(not_concluded)

    def last_said(self, value: str) -> "ApplicationQuerySet":
        """Those of which an officer said this last."""
        return self._with_officer_value().filter(Q(officer_value=value))

    def undecided_first(self) -> "ApplicationQuerySet":
        """Each with its last word (`word`), and with what puts undecided ones before others."""
        undecided = self.waiting_for_officer().values("pk")
        first = Case(When(pk__in=undecided, then=Value("0")), default=Value("1"))
        rows = self._with_officer_value().annotate(word=F("officer_value"))
        return rows.annotate(undecided_first=Concat(first, F("reg_no")))

    def with_own_day(self, day: date) -> list[tuple[Protected, str]]:
        """What may be handed in until this day or a later one of its own: (row, field of the day).

        A draft that was let in late, and parts of a file that were re-opened.
        """
        drafts = self.filter(state=ApplicationState.DRAFT, late_until__gte=day)
        supplements = apps.get_model("candidates", "Supplement").objects
        reopened = supplements.filter(
            application__in=self, until__gte=day, answered_at=None, taken_back_at=None
        )
        return [
            *((draft, "late_until") for draft in drafts),
            *((supplement, "until") for supplement in reopened),
        ]

    def _with_officer_value(self) -> "ApplicationQuerySet":
        """Each with what an officer said of it last."""
        decisions = apps.get_model("candidates", "Decision").objects
        spoken = decisions.filter(application=OuterRef("pk"), kind=DecisionKind.OFFICER)
        latest = spoken.order_by("-decided_at", "-event__seq").values("value")[:1]
        return self.alias(officer_value=Subquery(latest))


ApplicationManager = models.Manager.from_queryset(ApplicationQuerySet)


class Application(Protected):
    """One registration, on paper or online, from its first draft to its outcome."""

    STATES = [state.value for state in ApplicationState]

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="applications")
    position = models.ForeignKey(
        Position, on_delete=models.PROTECT, null=True, related_name="applications"
    )
    position_code = models.CharField(max_length=20, blank=True)  # as written on the form
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="applications"
    )
    source = models.CharField(
        max_length=6, choices=[(source, source) for source in ApplicationSource]
    )
    row = models.PositiveIntegerField(null=True)  # of the register, when it came from one
    reg_no = models.CharField(max_length=30)
    state = models.CharField(
        max_length=20, default=ApplicationState.DRAFT, choices=[(state, state) for state in STATES]
    )
    received_on = models.DateField(null=True)
    submitted_at = models.DateTimeField(null=True)
    late_until = models.DateField(null=True)  # two persons let it in after the last day
    late_asked_at = models.DateTimeField(null=True)  # its owner asked for that, on what and why
    late_document = models.CharField(max_length=200, blank=True)
    late_reason = models.TextField(blank=True)
    citizen_id = models.CharField(max_length=20, blank=True, db_index=True)
    name = models.CharField(max_length=120, blank=True)
    sort_key = models.CharField(max_length=400, blank=True)
    fold = models.CharField(max_length=120, blank=True)
    born = models.DateField(null=True)
    sex = models.CharField(max_length=1, blank=True)
    phone = models.CharField(max_length=20, blank=True)
    email = models.EmailField(blank=True)
    current_post = models.CharField(max_length=200, blank=True)
    nomination = models.CharField(max_length=200, blank=True)
    party_consent = models.CharField(max_length=200, blank=True)
    special_reason = models.TextField(blank=True)
    special_document = models.CharField(max_length=200, blank=True)
    items = models.JSONField(default=list)
    assets_declared = models.BooleanField(default=False)
    assets_verified = models.BooleanField(default=False)
    health_issued_on = models.DateField(null=True)
    political_conclusion = models.CharField(
        max_length=4,
        default=PoliticalConclusion.NONE,
        choices=[(conclusion, conclusion) for conclusion in PoliticalConclusion],
    )
    truthful = models.BooleanField(null=True)
    withdrawn_on = models.DateField(null=True)
    withdrawal_document = models.CharField(max_length=200, blank=True)
    # What was found out about the person, and the number that it was found out of.
    identity = models.CharField(
        max_length=9, blank=True, choices=[(each.value, each.value) for each in Identity]
    )
    identity_number = models.CharField(max_length=20, blank=True)
    identity_document = models.CharField(max_length=200, blank=True)
    # Which spelling of the name holds, where form and facts differ; valid while the form says it.
    settled_name = models.CharField(max_length=120, blank=True)
    settled_name_document = models.CharField(max_length=200, blank=True)
    declared_true_at = models.DateTimeField(null=True)
    note = models.CharField(max_length=300, blank=True)

    person_name: str  # these two are known to `with_names`
    facts_name: str | None
    objects: ClassVar[ApplicationManager["Application"]] = ApplicationManager()

    class Meta:
        ordering = ["reg_no"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "reg_no"], name="one_application_per_receipt_number"
            )
        ]
        indexes = [
            models.Index(  # answers how many of each state a position has without reading the file
                fields=["campaign", "state", "position_code"], name="applications_by_state"
            ),
            models.Index(fields=["campaign", "sort_key"], name="applications_by_name"),
            models.Index(fields=["campaign", "received_on"], name="applications_by_day"),
            models.Index(  # few were let in late
                fields=["campaign", "reg_no"],
                condition=Q(late_until__isnull=False),
                name="applications_let_in_late",
            ),
            models.Index(fields=["ver"], name="applications_by_ver"),  # to tell whether any changed
        ]

    def __str__(self) -> str:
        return self.reg_no

    @property
    def reference(self) -> str:
        """Return what names this dossier alone: a number begins again in every campaign."""
        return f"{self.campaign.code} {self.reg_no}"

    @property
    def is_kept_out(self) -> bool:
        """Say whether it may not take part, once that is public: after the screening."""
        is_listed = self.campaign.stage not in (Stage.REGISTER, Stage.SCREEN)
        return is_listed and self.state in KEPT_OUT

    @property
    def has_left(self) -> bool:
        """Say whether the campaign goes on without it, as far as that is public."""
        return self.is_kept_out or self.state == ApplicationState.WITHDRAWN

    def last_day(self, campaign: Campaign | None = None) -> date | None:
        """Return the last day on which it may be handed in: its own where it was let in late."""
        days = [self.late_until, (campaign or self.campaign).registration_closes]
        return max(filter(None, days), default=None)

    def is_over_on(self, today: date) -> bool:
        """Say whether its last day has passed, so that nothing of it is handed in any more."""
        last = self.last_day()
        return last is not None and today > last

    def is_late_on(self, today: date) -> bool:
        """Say whether it may be handed in on a day because it was let in late."""
        return self.late_until is not None and today <= self.late_until

    def as_registration(self) -> Registration:
        """Return the registration as the rules know it."""
        return Registration(
            row=self.row or 0,
            items=frozenset(DossierItem(item) for item in self.items),
            political_conclusion=PoliticalConclusion(self.political_conclusion),
            position=self.position_code,
            account=self.person_id,
            identity=self.identity if self.identity_number == self.citizen_id else "",
            **{name: getattr(self, name) for name in _PLAIN},
        )


_PLAIN = (
    *("reg_no", "received_on", "late_until", "name", "born"),
    *("citizen_id", "current_post", "nomination", "party_consent"),
    *("special_reason", "special_document", "assets_declared", "assets_verified"),
    *("health_issued_on", "truthful", "withdrawn_on", "withdrawal_document"),
    "note",
)
