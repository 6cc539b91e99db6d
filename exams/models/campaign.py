from collections.abc import Iterable
from typing import Any, ClassVar

from django.db import models
from django.db.models.functions import Coalesce, NullIf

from accounts.actions.action import running
from accounts.rules.unsigned import Unsigned
from audit.actions.record import log_of, record
from audit.models import Event, Protected, ProtectedQuerySet
from exams.models.catalogue import Post
from exams.models.profile import ProfileVersion
from exams.rules.enums import CodeBinding, PartKind
from exams.rules.stages import Stage, Step

_STATEMENT_FIRST = "bodies__coi_declaration_before_access"


class CampaignQuerySet(ProtectedQuerySet["Campaign"]):
    def public(self) -> "CampaignQuerySet":
        """Those that were announced."""
        return self.exclude(stage=Stage.ANNOUNCE)

    def without_statement(self) -> "CampaignQuerySet":
        """Those whose regulations, frozen or as they are drafted, ask for no statement."""
        drafted = models.Q(stage=Stage.ANNOUNCE, **{f"profile__values__{_STATEMENT_FIRST}": False})
        return self.filter(models.Q(**{f"regulations__{_STATEMENT_FIRST}": False}) | drafted)

    def owing(self, unsigned: Unsigned) -> "CampaignQuerySet":
        """Those in which whoever has not signed owes the statement (TT 22/2025 art. 20(2))."""
        owed = models.Q(code__in=unsigned.codes)
        if unsigned.all_but is not None:
            owed |= ~models.Q(code__in=unsigned.all_but)
        return self.filter(owed).exclude(pk__in=Campaign.objects.without_statement().values("pk"))


CampaignManager = models.Manager.from_queryset(CampaignQuerySet)


class Campaign(Protected):
    """A competitive selection for one or more posts, from announcement to published result."""

    code = models.SlugField(max_length=30, unique=True)
    name = models.CharField(max_length=300)
    host = models.CharField(max_length=300)
    contact = models.TextField(blank=True)
    stage = models.CharField(
        max_length=10, default=Stage.ANNOUNCE, choices=[(stage, stage) for stage in Stage]
    )
    part = models.CharField(max_length=10, blank=True, choices=[(kind, kind) for kind in PartKind])
    suspended_on = models.DateField(null=True, blank=True)
    suspensions = models.JSONField(null=True, blank=True)  # rows of since, at, until, moves
    cancelled_on = models.DateField(null=True, blank=True)
    cancel_document = models.CharField(max_length=200, blank=True)  # its number and day: public
    cancel_document_on = models.DateField(null=True, blank=True)
    cancel_reason = models.TextField(blank=True)  # for the office and for candidates
    profile = models.ForeignKey(
        ProfileVersion, on_delete=models.PROTECT, null=True, related_name="campaigns"
    )
    regulations = models.JSONField(default=dict)  # the profile's values, frozen at announcement
    holidays = models.JSONField(default=list)  # the calendar's table, frozen likewise
    planning_terms = models.JSONField(default=list)
    reference_dates = models.JSONField(default=dict)
    dates = models.JSONField(default=dict)  # step -> day fixed for it
    happened = models.JSONField(null=True, blank=True)  # step -> its day, perhaps its paper
    registration_opens = models.DateField(null=True, blank=True)
    registration_closes = models.DateField(null=True, blank=True)
    announced_on = models.DateField(null=True, blank=True)
    registration_round = models.PositiveSmallIntegerField(default=1)
    reopened_for = models.JSONField(null=True, blank=True)  # the positions of a round, whose files
    number_prefix = models.CharField(max_length=6, default="LD")
    number_digits = models.PositiveSmallIntegerField(default=3)

    objects: ClassVar[CampaignManager["Campaign"]] = CampaignManager()

    class Meta:
        ordering = ["-announced_on", "code"]

    def __str__(self) -> str:
        return self.name

    @property
    def step(self) -> Step:
        return Step(Stage(self.stage), PartKind(self.part) if self.part else None)

    @property
    def log(self) -> str:
        return log_of(self.code)

    @property
    def suspension_reason(self) -> str:
        """Return why it was suspended last, blank where that was not kept with the campaign."""
        last = (self.suspensions or [{}])[-1]
        return str(last.get("reason", ""))

    @property
    def binds_late(self) -> bool:
        """Say whether its codes are bound to numbers only by the stubs, after the marking.

        A campaign whose regulations were frozen before there was a choice seals its mapping.
        """
        binding = self.regulations.get("scoring", {}).get("code_binding", CodeBinding.SEALED)
        return bool(binding == CodeBinding.LATE)

    def record(
        self,
        name: str,
        /,
        *,
        about: object,
        rows: Iterable[Protected] = (),
        streamed: Iterable[Protected] = (),
        **facts: Any,
    ) -> Event:
        """Append an event of the running action to the campaign's own log (audit.record)."""
        run = running()
        whose: dict[str, Any] = {"by": run.by, "at": run.at, "log": self.log}
        return record(name, about=about, rows=rows, streamed=streamed, **whose, **facts)


class PositionManager(models.Manager["Position"]):
    """Positions of campaigns; those that were removed from a draft are in the trail alone."""

    def get_queryset(self) -> ProtectedQuerySet["Position"]:
        return ProtectedQuerySet(self.model, using=self._db).filter(removed_at=None)


class Position(Protected):
    """A post that a campaign fills, with what the announcement asks beyond the common rules."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="positions")
    code = models.CharField(max_length=20)
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="positions")
    vacancies = models.PositiveSmallIntegerField(default=1)
    party_member_required = models.BooleanField(default=False)
    age_under = models.PositiveSmallIntegerField(null=True, blank=True)
    language_min = models.CharField(max_length=4, blank=True)
    rating_years = models.PositiveSmallIntegerField(null=True, blank=True)
    rating_min = models.CharField(max_length=14, blank=True)
    party_rating_min = models.CharField(max_length=14, blank=True)
    degree_class_min = models.CharField(max_length=20, blank=True)
    experience_field = models.CharField(max_length=80, blank=True)
    experience_months = models.PositiveSmallIntegerField(null=True, blank=True)
    lower_key_months = models.PositiveSmallIntegerField(null=True, blank=True)
    prefers_not_local = models.BooleanField(null=True, blank=True)
    elected_post = models.BooleanField(default=False)
    reappointment = models.BooleanField(default=False)
    duties = models.TextField(blank=True)
    opening = models.CharField(max_length=24, blank=True)  # fixed with the eligible list
    waiver = models.CharField(max_length=200, blank=True)  # document that allows too few
    announced_title = models.CharField(max_length=200, blank=True)  # the post's name, frozen
    removed_at = models.DateTimeField(null=True)  # from a draft: no announced campaign loses one

    objects: ClassVar[PositionManager] = PositionManager()  # type: ignore[assignment]

    class Meta:
        ordering = ["code"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "code"],
                condition=models.Q(removed_at=None),
                name="one_position_per_code_in_a_campaign",
            ),
            models.CheckConstraint(
                condition=models.Q(vacancies__gte=1), name="a_position_has_a_vacancy"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.title}"

    @property
    def title(self) -> str:
        """Return what the post is called: as it was announced, whatever the catalogue says now."""
        return self.announced_title or self.post.full_name

    @property
    def has_own_conditions(self) -> bool:
        """Tell whether it asks for anything beyond the common rules."""
        asked = (self.party_member_required, self.age_under, self.language_min)
        rated = (self.rating_min, self.party_rating_min, self.degree_class_min)
        lived = (self.experience_field, self.lower_key_months, self.prefers_not_local)
        return any((*asked, *rated, *lived))


# The title of a position, to be read by a query.
TITLE = Coalesce(NullIf("announced_title", models.Value("")), "post__full_name")


class ExamPart(Protected):
    """One part of the exam in a campaign, and the moments it went through."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="parts")
    kind = models.CharField(max_length=10, choices=[(kind, kind) for kind in PartKind])
    place = models.CharField(max_length=200, blank=True)
    starts_at = models.DateTimeField(null=True, blank=True)
    minutes = models.PositiveSmallIntegerField(null=True, blank=True)
    topic = models.TextField(blank=True)
    sealed_at = models.DateTimeField(null=True, blank=True)  # the scripts have their codes
    closed_at = models.DateTimeField(null=True, blank=True)  # marks frozen
    opened_at = models.DateTimeField(null=True, blank=True)  # two people bound codes to numbers
    provisional_at = models.DateTimeField(null=True, blank=True)
    remark_until = models.DateField(null=True, blank=True)
    official_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering = ["campaign", "-kind"]
        constraints = [
            models.UniqueConstraint(fields=["campaign", "kind"], name="one_part_per_kind"),
        ]

    def __str__(self) -> str:
        return f"{self.campaign} {self.kind}"


class Announcement(Protected):
    """One published version of the announcement: exactly what was said, and when."""

    campaign = models.ForeignKey(Campaign, on_delete=models.PROTECT, related_name="announcements")
    version = models.PositiveSmallIntegerField()
    number = models.CharField(max_length=60)
    published_on = models.DateField()
    channels = models.JSONField(default=list)
    content = models.JSONField(default=dict)
    digest = models.CharField(max_length=64)

    class Meta:
        ordering = ["campaign", "version"]
        constraints = [
            models.UniqueConstraint(
                fields=["campaign", "version"], name="one_announcement_per_version"
            )
        ]

    def __str__(self) -> str:
        return f"{self.number} v{self.version}"


class AnnouncedCatalogue(Protected):
    """The posts, ranks and equivalences as a campaign announced them: they judge, whatever comes.

    `content`: `posts`, `ranks` and `equivalences`, each a list of rows (exams.actions.announce).
    """

    campaign = models.OneToOneField(
        Campaign, on_delete=models.PROTECT, related_name="announced_catalogue"
    )
    content = models.JSONField()

    def __str__(self) -> str:
        return f"{self.campaign}"
