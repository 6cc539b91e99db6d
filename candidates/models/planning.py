from typing import ClassVar

from django.db import models
from django.db.models.functions import Coalesce

from audit.models import Protected, ProtectedQuerySet
from candidates.rules.facts import PlanningRow
from candidates.rules.planning_line import OF_POSTS, PlanningKind, PlanningSort
from exams.models import Post
from exams.rules.enums import Sex, Theory

# The name of the post that a line plans for; empty where the catalogue has none.
_NAMED = Post.objects.filter(code=models.OuterRef("post")).values("full_name")[:1]
POST_NAME = Coalesce(models.Subquery(_NAMED), models.Value(""))


class PlanningListQuerySet(ProtectedQuerySet["PlanningList"]):
    def for_posts(self) -> "PlanningListQuerySet":
        """Those that plan for posts of leadership, to which campaigns are held."""
        return self.of_sort(OF_POSTS)

    def of_sort(self, sort: PlanningSort) -> "PlanningListQuerySet":
        """Those of a kind and a term; one of which nobody said either counts with every one."""
        alike = models.Q(kind=sort.kind)
        if sort.kind == PlanningKind.LEADERSHIP:
            alike |= models.Q(kind="")
        return self.filter(alike, **({"term__in": ("", sort.term)} if sort.term else {}))


PlanningListManager = models.Manager.from_queryset(PlanningListQuerySet)


class PlanningList(Protected):
    """One imported version of the planning list; a later one never replaces it."""

    version = models.PositiveIntegerField(unique=True)
    file_name = models.CharField(max_length=200)
    file_digest = models.CharField(max_length=64)
    imported_at = models.DateTimeField()
    rows_accepted = models.PositiveIntegerField()
    findings = models.JSONField(default=list)
    kind = models.CharField(
        max_length=12, blank=True, choices=[(kind.value, kind.value) for kind in PlanningKind]
    )
    term = models.CharField(max_length=12, blank=True)

    objects: ClassVar[PlanningListManager["PlanningList"]] = PlanningListManager()

    class Meta:
        ordering = ["-version"]

    def __str__(self) -> str:
        return f"v{self.version}"

    @property
    def sort(self) -> PlanningSort:
        """Return of which kind and term it is; one of which nobody said it plans for posts."""
        return PlanningSort(PlanningKind(self.kind or PlanningKind.LEADERSHIP), self.term)

    def counted(self) -> "models.QuerySet[PlanningEntry]":
        """Return the entries that count: one with faults needs a decision that allows it."""
        return self.entries.filter(models.Q(faults=[]) | ~models.Q(faults_document=""))

    def undecided(self) -> "models.QuerySet[PlanningEntry]":
        """Return the entries with faults that no decision allows."""
        return self.entries.exclude(faults=[]).filter(faults_document="")


class PlanningEntry(Protected):
    """One person planned for one post, as a version of the list says."""

    planning_list = models.ForeignKey(
        PlanningList, on_delete=models.PROTECT, related_name="entries"
    )
    sheet = models.CharField(max_length=60)
    row = models.PositiveIntegerField()
    citizen_id = models.CharField(max_length=12, db_index=True)
    name = models.CharField(max_length=120)
    sort_key = models.CharField(max_length=400)
    fold = models.CharField(max_length=120, db_index=True)
    born = models.DateField()
    sex = models.CharField(max_length=1, choices=[(sex, sex) for sex in Sex])
    post = models.CharField(max_length=20, db_index=True)
    tier = models.PositiveSmallIntegerField()
    term = models.CharField(max_length=12)
    decision_no = models.CharField(max_length=60)
    approved_on = models.DateField()
    current_post = models.CharField(max_length=200, blank=True)
    removed_on = models.DateField(null=True)
    removed_document = models.CharField(max_length=120, blank=True)
    speciality = models.CharField(max_length=120, blank=True)
    theory = models.CharField(max_length=12, choices=[(item, item) for item in Theory])
    note = models.CharField(max_length=300, blank=True)
    based_on = models.CharField(max_length=60, blank=True)  # the decision on a lower list
    faults = models.JSONField(default=list)  # codes of the errors it was taken with
    faults_document = models.CharField(max_length=120, blank=True)  # the decision that allows them

    class Meta:
        ordering = ["sort_key", "born", "citizen_id"]
        indexes = [
            models.Index(  # answers whether somebody stands there without reading the row
                fields=["planning_list", "fold", "born", "citizen_id"], name="planned_by_name"
            ),
            models.Index(fields=["planning_list", "citizen_id"], name="planned_by_number"),
            models.Index(fields=["planning_list", "sort_key"], name="planned_by_sort_key"),
            models.Index(fields=["ver"], name="planned_by_ver"),  # to tell whether any changed
        ]

    def __str__(self) -> str:
        return f"{self.post} row {self.row}"

    def as_row(self) -> PlanningRow:
        """Return the entry as the rules know it."""
        return PlanningRow(
            **{name: getattr(self, name) for name in _PLAIN},
            sex=Sex(self.sex),
            theory=Theory(self.theory),
        )


# What is stored as the rules know it; the ratings of a line are not kept.
_PLAIN = tuple(name for name in PlanningRow.__slots__ if name not in ("sex", "theory", "ratings"))
