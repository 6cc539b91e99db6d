"""Imports and screening for machines: the same actions, the same refusals as the pages."""

from collections.abc import Callable
from typing import Any

import django_filters
from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, viewsets
from rest_framework.fields import empty
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.rules.duties import Duty
from candidates.actions import paper_register, plan, read
from candidates.models import Application, FindingRecord, Screening
from candidates.rules.enums import ApplicationState
from candidates.sentences import reason
from candidates.tables import imports
from candidates.tables.imports import Reading
from exams.access import campaigns_of
from exams.api import Strict, answers, asker
from exams.models import Campaign

# --- Imports --------------------------------------------------------------------------------


class Tick(serializers.BooleanField):
    """A yes or no whose absence means its default, in a form as well."""

    default_empty_html = empty


class FileIn(Strict):
    file = serializers.FileField(max_length=200)
    dry_run = Tick(default=True, help_text="true: show what would change, write nothing")
    with_faults = Tick(default=False, help_text="keep rows with errors, marked with them")


class PlanningIn(FileIn):
    campaign = serializers.SlugField(max_length=30, required=False)
    sheet = serializers.CharField(max_length=60, required=False)


class RegisterIn(FileIn):
    campaign = serializers.SlugField(max_length=30)


class FindingOut(serializers.Serializer[dict[str, Any]]):
    sheet = serializers.CharField()
    row = serializers.IntegerField()
    column = serializers.CharField()
    code = serializers.CharField()
    severity = serializers.ChoiceField(choices=["INFO", "WARNING", "ERROR"])
    value = serializers.CharField()
    suggestion = serializers.CharField()
    related_rows = serializers.ListField(child=serializers.IntegerField())
    detail = serializers.CharField()


class ChangesOut(serializers.Serializer[dict[str, Any]]):
    added = serializers.IntegerField()
    changed = serializers.IntegerField()
    gone = serializers.IntegerField()
    same = serializers.IntegerField()


class ImportOut(serializers.Serializer[dict[str, Any]]):
    imported = serializers.BooleanField()
    file = serializers.CharField()
    digest = serializers.CharField()
    rows = serializers.IntegerField()
    faults = serializers.IntegerField()
    changes = ChangesOut()
    findings = FindingOut(many=True)


class ImportViewSet(viewsets.ViewSet):
    """A spreadsheet: shown without writing, or imported whole."""

    parser_classes = [MultiPartParser]

    def take(
        self,
        request: Request,
        reading: Reading,
        asked: dict[str, Any],
        action: Callable[..., object],
        **arguments: Any,
    ) -> Response:
        if not asked["dry_run"]:
            action(
                findings=reading.findings,
                source=reading.source,
                with_faults=asked["with_faults"],
                by=asker(request),
                at=timezone.now(),
                **arguments,
            )
        facts = {**reading.as_facts(), "imported": not asked["dry_run"]}
        return Response(ImportOut(facts).data)


class PlanningImports(ImportViewSet):
    required_duties = Duty.KEEP_PLANNING

    @extend_schema(
        request={"multipart/form-data": PlanningIn}, responses=answers(ImportOut, refusable=True)
    )
    def create(self, request: Request) -> Response:
        """Take a planning list as its next version."""
        asked = _asked(PlanningIn, request)
        code, sheet = asked.get("campaign"), asked.get("sheet")
        reading = imports.planning(
            asked["file"],
            on=timezone.localdate(),
            campaign=get_object_or_404(Campaign, code=code) if code else None,
            sheets=[sheet] if sheet else [],
        )
        return self.take(request, reading, asked, plan.planning_list, rows=reading.rows)


class CadreImports(ImportViewSet):
    required_duties = Duty.KEEP_PLANNING

    @extend_schema(
        request={"multipart/form-data": FileIn}, responses=answers(ImportOut, refusable=True)
    )
    def create(self, request: Request) -> Response:
        """Take personnel facts; people who are not in the file stay as they were."""
        asked = _asked(FileIn, request)
        reading = imports.cadres(asked["file"], on=timezone.localdate())
        return self.take(request, reading, asked, plan.cadres, cadres=reading.rows)


class RegisterImports(ImportViewSet):
    required_duties = Duty.RECEIVE

    @extend_schema(
        request={"multipart/form-data": RegisterIn}, responses=answers(ImportOut, refusable=True)
    )
    def create(self, request: Request) -> Response:
        """Take a register of paper registrations into a campaign."""
        asked = _asked(RegisterIn, request)
        campaign = get_object_or_404(Campaign, code=asked["campaign"])
        reading = imports.registrations(asked["file"], campaign=campaign, on=timezone.localdate())
        arguments = {"campaign": campaign, "registrations": reading.rows}
        return self.take(request, reading, asked, paper_register.receive, **arguments)


def _asked(form: type[Strict], request: Request) -> dict[str, Any]:
    asked = form(data=request.data)
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)


# --- Screening ------------------------------------------------------------------------------


class PaperLine(serializers.ModelSerializer[Application]):
    """One paper and what screening made of it; it names nobody."""

    campaign = serializers.CharField(source="campaign.code")
    position = serializers.CharField(source="position_code")
    failed = serializers.SerializerMethodField()
    asked = serializers.SerializerMethodField(help_text="rules that await a decision")

    class Meta:
        model = Application
        fields = ["id", "campaign", "reg_no", "position", "source", "state", "failed", "asked"]

    def get_failed(self, paper: Application) -> list[str]:
        return _rules(paper, "FAIL")

    def get_asked(self, paper: Application) -> list[str]:
        return _rules(paper, "NEEDS_DECISION")


class RuleOut(serializers.ModelSerializer[FindingRecord]):
    detail = serializers.SerializerMethodField()

    class Meta:
        model = FindingRecord
        fields = ["rule", "verdict", "reason", "detail"]

    def get_detail(self, finding: FindingRecord) -> str:
        return reason(finding) if finding.reason else ""


class PaperOut(PaperLine):
    findings = RuleOut(many=True)

    class Meta(PaperLine.Meta):
        fields = [
            *PaperLine.Meta.fields,
            *("name", "born", "citizen_id", "current_post", "findings"),
        ]


class PaperFilter(django_filters.FilterSet):
    campaign = django_filters.CharFilter(field_name="campaign__code")
    state = django_filters.ChoiceFilter(choices=[(state, state) for state in Application.STATES])

    class Meta:
        model = Application
        fields: list[str] = []


@extend_schema_view(list=extend_schema(responses=answers(PaperLine(many=True))))
class Papers(viewsets.ReadOnlyModelViewSet[Application]):
    """Papers and the findings of the last screening, in the campaigns of one's duty."""

    required_duties = (Duty.SCREEN, Duty.READ_DOSSIERS)
    serializer_class = PaperLine
    filter_backends = [DjangoFilterBackend]
    filterset_class = PaperFilter
    lookup_value_regex = "[0-9a-f-]{36}"
    queryset = Application.objects.none()

    def get_queryset(self) -> QuerySet[Application]:
        if getattr(self, "swagger_fake_view", False):
            return self.queryset
        campaigns = campaigns_of(asker(self.request), Duty.READ_DOSSIERS)
        papers = Application.objects.filter(campaign__in=campaigns)
        return (
            papers.exclude(state=ApplicationState.DRAFT)
            .select_related("campaign")
            .prefetch_related(Prefetch("findings", _latest_findings()))
            .order_by("campaign__code", "reg_no")
        )

    @extend_schema(responses=answers(PaperOut, refusable=True))
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Show one dossier; that it was read leaves an event before anything is shown."""
        paper = self.get_object()
        read.dossier_read(about=paper.reference, by=asker(request), at=timezone.now())
        return Response(PaperOut(paper).data)


def _latest_findings() -> QuerySet[FindingRecord]:
    last = (
        Screening.objects.filter(campaign=OuterRef("screening__campaign"))
        .order_by()
        .values("campaign")
        .annotate(last=Max("number"))
        .values("last")
    )
    return FindingRecord.objects.filter(screening__number=Subquery(last)).order_by("place")


def _rules(paper: Application, verdict: str) -> list[str]:
    return sorted({finding.rule for finding in paper.findings.all() if finding.verdict == verdict})
