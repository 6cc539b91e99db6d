"""The JSON doors of every stage, their schema, and a page to read it."""

from typing import Any

from django.urls import URLPattern, URLResolver, include, path, re_path
from drf_spectacular.views import SpectacularAPIView, SpectacularSwaggerSplitView
from rest_framework.exceptions import NotFound
from rest_framework.request import Request
from rest_framework.routers import SimpleRouter
from rest_framework.views import APIView

from accounts.rules.duties import Duty
from candidates.api import CadreImports, Papers, PlanningImports, RegisterImports
from exams.api import Campaigns
from grading.api import Desk
from results.api import Publications


class Schema(SpectacularAPIView):
    """The OpenAPI document."""

    keeper = Duty.EVERYONE


class Reader(SpectacularSwaggerSplitView):
    """A page that reads the document; its script comes from the house, none is inline."""

    keeper = Duty.EVERYONE
    url_name = "api-schema"


class NothingHere(APIView):
    """Any other address: machines are told in their own language, too."""

    keeper = Duty.EVERYONE
    schema = None

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        raise NotFound


router = SimpleRouter(use_regex_path=True)
router.register("campaigns", Campaigns, basename="api-campaign")
router.register("publications", Publications, basename="api-publication")
router.register("desk", Desk, basename="api-desk")
router.register("papers", Papers, basename="api-paper")
router.register("imports/planning", PlanningImports, basename="api-planning")
router.register("imports/cadres", CadreImports, basename="api-cadres")
router.register("imports/registrations", RegisterImports, basename="api-registrations")

urlpatterns: list[URLPattern | URLResolver] = [
    path("", Reader.as_view(), name="api"),
    path("schema/", Schema.as_view(), name="api-schema"),
    path("", include(router.urls)),
    re_path("", NothingHere.as_view()),
]
