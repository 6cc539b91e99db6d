"""The examiner's scripts for machines: codes and points, and nothing that names anybody."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema
from rest_framework import mixins, serializers, viewsets
from rest_framework.decorators import action
from rest_framework.parsers import JSONParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.rules.duties import Duty
from exams.access import campaigns_of
from exams.api import Strict, answers, asker
from exams.models import Campaign
from grading.actions import mark
from grading.models import Assignment
from grading.rules.enums import Round
from web.views import perform


class AssignmentOut(serializers.Serializer[Assignment]):
    """One script on the examiner's own assignment."""

    code = serializers.CharField(source="script.code")
    campaign = serializers.CharField(source="script.part.campaign.code")
    round = serializers.ChoiceField(choices=list(Round))
    points = serializers.SerializerMethodField()
    seen = serializers.SerializerMethodField(help_text="version of the points; 0: none yet")
    handed_in = serializers.SerializerMethodField()

    def get_points(self, assignment: Assignment) -> str | None:
        return None if assignment.is_blank else f"{assignment.mark.points:.2f}"

    def get_seen(self, assignment: Assignment) -> int:
        return assignment.entered.ver if assignment.entered else 0

    def get_handed_in(self, assignment: Assignment) -> bool:
        return assignment.is_final


class MarkIn(Strict):
    points = serializers.DecimalField(
        max_digits=6, decimal_places=2, min_value=0, allow_null=True, help_text="null: blank again"
    )
    seen = serializers.IntegerField(
        min_value=0, max_value=2**31 - 1, help_text="the version that was read"
    )


class HandIn(Strict):
    campaign = serializers.SlugField(max_length=30)


class HandedIn(serializers.Serializer[dict[str, Any]]):
    codes = serializers.ListField(child=serializers.CharField())


class AssignmentFilter(django_filters.FilterSet):
    campaign = django_filters.CharFilter(field_name="script__part__campaign__code")

    class Meta:
        model = Assignment
        fields: list[str] = []


class AssignmentViewSet(mixins.ListModelMixin, viewsets.GenericViewSet[Assignment]):
    """The scripts of one's own where one may mark today, in the order of their codes."""

    required_duties = Duty.MARK
    serializer_class = AssignmentOut
    parser_classes = [JSONParser]
    filter_backends = [DjangoFilterBackend]
    filterset_class = AssignmentFilter
    lookup_field = "script__code"
    lookup_url_kwarg = "code"
    lookup_value_regex = "[-A-Za-z0-9]+"
    queryset = Assignment.objects.none()

    def get_queryset(self) -> QuerySet[Assignment]:
        if getattr(self, "swagger_fake_view", False):
            return self.queryset
        examiner = asker(self.request)
        assignments = Assignment.objects.counted().filter(
            examiner=examiner, script__part__campaign__in=campaigns_of(examiner, Duty.MARK)
        )
        return assignments.select_related("mark", "script__part__campaign").order_by("script__code")

    @extend_schema(responses=answers(AssignmentOut(many=True)))
    def list(self, request: Request, *args: Any, **kwargs: Any) -> Response:
        return super().list(request, *args, **kwargs)

    @extend_schema(responses=answers(AssignmentOut))
    def retrieve(self, request: Request, code: str) -> Response:
        return Response(AssignmentOut(self.get_object()).data)

    @extend_schema(request=MarkIn, responses=answers(AssignmentOut, refusable=True))
    def update(self, request: Request, code: str) -> Response:
        """Enter, change or blank the points for one script."""
        assignment = self.get_object()
        asked = MarkIn(data=request.data)
        asked.is_valid(raise_exception=True)
        perform(
            mark.enter,
            key=None,
            assignment=assignment,
            by=asker(request),
            **asked.validated_data,
        )
        return Response(AssignmentOut(self.get_object()).data)

    @extend_schema(request=HandIn, responses=answers(HandedIn, refusable=True))
    @action(detail=False, methods=["post"], url_path="hand-in", filterset_class=None)
    def hand_in(self, request: Request) -> Response:
        """Hand in every mark of one's own in a campaign; after it they can no longer change."""
        asked = HandIn(data=request.data)
        asked.is_valid(raise_exception=True)
        campaign = get_object_or_404(Campaign, code=asked.validated_data["campaign"])
        marks = mark.hand_in(campaign=campaign, by=asker(request), at=timezone.now())
        codes = sorted(made.assignment.script.code for made in marks)
        return Response(HandedIn({"codes": codes}).data)
