"""Screening for machines: the papers, and what the rules found of each."""

from typing import Any

import django_filters
from django.db.models import Max, OuterRef, Prefetch, QuerySet, Subquery
from django.utils import timezone
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, viewsets
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.rules.duties import Duty
from candidates.actions import read
from candidates.actions.sealed_files import require_unsealed
from candidates.models import Application, FindingRecord, Screening
from candidates.sentences import reason
from exams.access import campaigns_of
from exams.api import answers, asker
from exams.rules.enums import Verdict

# --- Imports --------------------------------------------------------------------------------


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
        return _rules(paper, Verdict.FAIL)

    def get_asked(self, paper: Application) -> list[str]:
        return _rules(paper, Verdict.NEEDS_DECISION)


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
            papers.handed_in()
            .open_to(asker(self.request))
            .select_related("campaign")
            .prefetch_related(Prefetch("findings", _latest_findings()))
            .order_by("campaign__code", "reg_no")
        )

    @extend_schema(responses=answers(PaperOut, refusable=True))
    def retrieve(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        """Show one dossier; that it was read leaves an event before anything is shown."""
        paper = self.get_object()
        require_unsealed(paper, timezone.localdate())
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
