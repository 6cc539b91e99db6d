"""The JSON views of every stage, their schema, and a page to read it."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.routers import SimpleRouter
from rest_framework.views import APIView

from accounts.rules.duties import Duty
from candidates.api.imports import (
    CadreImports,
    EvaluationImports,
    PlanningImports,
    RegisterImports,
)
from candidates.api.papers import Papers
from exams.api import CampaignViewSet
from grading.api import AssignmentViewSet
from results.api import PublicationViewSet


class Schema(SpectacularAPIView):
    """The OpenAPI document."""

    required_duties = Duty.EVERYONE


class Reader(SpectacularSwaggerSplitView):
    """A page that reads the document; its script comes from the house, none is inline."""

    required_duties = Duty.EVERYONE
    url_name = "api-schema"


class NothingHere(APIView):
    """Any other address: machines are told in their own language, too."""

    required_duties = Duty.EVERYONE
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound


router = SimpleRouter(use_regex_path=True)
router.register("campaigns", CampaignViewSet, basename="api-campaign")
router.register("publications", PublicationViewSet, basename="api-publication")
router.register("desk", AssignmentViewSet, basename="api-assignments")
router.register("papers", Papers, basename="api-paper")
router.register("imports/planning", PlanningImports, basename="api-planning")
router.register("imports/cadres", CadreImports, basename="api-cadres")
router.register("imports/evaluations", EvaluationImports, basename="api-evaluations")
router.register("imports/registrations", RegisterImports, basename="api-registrations")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", Reader.as_view(), name="api"),
    path("schema/", Schema.as_view(), name="api-schema"),
    path("", include(router.urls)),
    re_path("", NothingHere.as_view()),
]
