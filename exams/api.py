"""Public announcements for machines, and what every JSON endpoint has in common."""

from collections.abc import Mapping
from typing import Any, cast

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from drf_spectacular.types import OpenApiTypes
from drf_spectacular.utils import OpenApiResponse, extend_schema, extend_schema_view
from rest_framework import serializers, viewsets
from rest_framework.request import Request

from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Announcement, Campaign, Position


class Strict(serializers.Serializer[dict[str, Any]]):
    """What comes in: a key that is not asked for is refused, never passed over (T33)."""

    def to_internal_value(self, data: Any) -> Any:
        if isinstance(data, Mapping):
            unknown = sorted(set(data) - set(self.fields))
            if unknown:
                raise serializers.ValidationError(
                    {str(key): [_("Không có trường này.")] for key in unknown}
                )
        return super().to_internal_value(data)


class Refused(serializers.Serializer[dict[str, Any]]):
    """A refusal of the law: its code, its sentence, its facts."""

    code = serializers.CharField()
    detail = serializers.CharField()
    facts = serializers.DictField(child=serializers.CharField())


class Problem(serializers.Serializer[dict[str, Any]]):
    detail = serializers.CharField()


PROBLEMS = {
    429: "too many requests",
    401: "who is it?",
    403: "not this person's duty",
    404: "not here",
}


def answers(ok: Any, *, status: int = 200, refusable: bool = False) -> dict[int, Any]:
    """Return what an endpoint may answer, for the schema."""
    responses: dict[int, Any] = {
        status: ok,
        400: OpenApiResponse(OpenApiTypes.OBJECT, "a value or a key was not accepted"),
    }
    for code, description in PROBLEMS.items():
        responses[code] = OpenApiResponse(Problem, description)
    if refusable:
        responses[409] = OpenApiResponse(Refused, "refused by the law; nothing was written")
    return responses


def asker(request: Request) -> Person:
    """Return the signed-in person; the middleware made sure that there is one."""
    return cast(Person, request.user)


class PositionOut(serializers.ModelSerializer[Position]):
    post = serializers.CharField(source="title")
    unit = serializers.CharField(source="post.unit.name")

    class Meta:
        model = Position
        fields = ["code", "post", "unit", "vacancies"]


class AnnouncementOut(serializers.ModelSerializer[Announcement]):
    conditions = serializers.CharField(source="content.conditions", default="")
    reception = serializers.CharField(source="content.reception", default="")
    exam = serializers.CharField(source="content.exam", default="")
    notification = serializers.CharField(source="content.notification", default="")

    class Meta:
        model = Announcement
        fields = [
            *("version", "number", "published_on", "digest"),
            *("conditions", "reception", "exam", "notification"),
        ]


class CampaignLine(serializers.ModelSerializer[Campaign]):
    class Meta:
        model = Campaign
        fields = [
            *("code", "name", "host", "stage", "part", "announced_on"),
            *("registration_opens", "registration_closes", "suspended_on", "cancelled_on"),
        ]


class CampaignOut(CampaignLine):
    positions = PositionOut(many=True)
    announcements = AnnouncementOut(many=True)

    class Meta(CampaignLine.Meta):
        fields = [*CampaignLine.Meta.fields, "contact", "positions", "announcements"]


@extend_schema_view(
    list=extend_schema(auth=[], responses=answers(CampaignLine(many=True))),
    retrieve=extend_schema(auth=[], responses=answers(CampaignOut)),
)
class CampaignViewSet(viewsets.ReadOnlyModelViewSet[Campaign]):
    """Campaigns that were announced, with every version of what was announced."""

    required_duties = Duty.EVERYONE
    lookup_field = "code"
    lookup_value_regex = "[-a-zA-Z0-9_]+"

    def get_queryset(self) -> QuerySet[Campaign]:
        campaigns: QuerySet[Campaign] = Campaign.objects.public()
        if self.action == "list":
            return campaigns
        positions = Position.objects.select_related("post__unit")
        return campaigns.prefetch_related(Prefetch("positions", positions), "announcements")

    def get_serializer_class(self) -> type[serializers.ModelSerializer[Campaign]]:
        return CampaignLine if self.action == "list" else CampaignOut
