"""Published lists for machines: exactly what was published, with its digest."""

from typing import Any

import django_filters
from django.db.models import QuerySet
from django.utils import timezone
from django_filters.rest_framework import DjangoFilterBackend
from drf_spectacular.utils import extend_schema, extend_schema_view
from rest_framework import serializers, viewsets

from accounts.rules.duties import Duty
from exams.api import answers
from results.models import Publication
from results.rules.enums import PublicationKind


class LineOut(serializers.Serializer[dict[str, Any]]):
    """One published line: a field that was not published is not here."""

    number = serializers.CharField(required=False)
    name = serializers.CharField(required=False)
    born = serializers.CharField(required=False)
    year = serializers.CharField(required=False)
    sex = serializers.CharField(required=False)
    current_post = serializers.CharField(required=False)
    unit = serializers.CharField(required=False)
    position = serializers.CharField(required=False)
    written = serializers.CharField(required=False)
    proposal = serializers.CharField(required=False)
    total = serializers.CharField(required=False)
    scale = serializers.CharField(required=False)
    rank = serializers.CharField(required=False)
    result = serializers.CharField(required=False)
    status = serializers.CharField(required=False)
    remark = serializers.CharField(required=False)
    tie_rule = serializers.CharField(required=False)
    tied_with = serializers.ListField(child=serializers.CharField(), required=False)


class PublicationLine(serializers.ModelSerializer[Publication]):
    campaign = serializers.CharField(source="campaign.code")

    class Meta:
        model = Publication
        fields = [
            *("id", "campaign", "kind", "version", "number"),
            *("published_on", "published_at", "digest"),
        ]


class PublicationOut(PublicationLine):
    lines = LineOut(many=True, source="content.lines")

    class Meta(PublicationLine.Meta):
        fields = [*PublicationLine.Meta.fields, "lines"]


class PublicationFilter(django_filters.FilterSet):
    campaign = django_filters.CharFilter(field_name="campaign__code")
    kind = django_filters.ChoiceFilter(choices=[(kind, kind) for kind in PublicationKind])

    class Meta:
        model = Publication
        fields: list[str] = []


@extend_schema_view(
    list=extend_schema(auth=[], responses=answers(PublicationLine(many=True))),
    retrieve=extend_schema(auth=[], responses=answers(PublicationOut)),
)
class PublicationViewSet(viewsets.ReadOnlyModelViewSet[Publication]):
    """Every list that was published, the newest first; never anything that was not."""

    required_duties = Duty.EVERYONE
    filter_backends = [DjangoFilterBackend]
    filterset_class = PublicationFilter
    lookup_value_regex = "[0-9a-f-]{36}"
    queryset = Publication.objects.select_related("campaign").order_by("-published_at", "pk")

    def get_queryset(self) -> QuerySet[Publication]:
        rows: Any = super().get_queryset()
        public: QuerySet[Publication] = rows.seen_by(self.request.user, at=timezone.now())
        return public.defer("content") if self.action == "list" else public

    def get_serializer_class(self) -> type[serializers.ModelSerializer[Publication]]:
        return PublicationLine if self.action == "list" else PublicationOut
