"""Imports for machines: the same actions, the same refusals as the pages."""

from collections.abc import Callable
from typing import Any

from django.shortcuts import get_object_or_404
from django.utils import timezone
from drf_spectacular.utils import extend_schema
from rest_framework import serializers, viewsets
from rest_framework.fields import empty
from rest_framework.parsers import MultiPartParser
from rest_framework.request import Request
from rest_framework.response import Response

from accounts.actions.action import check_duty
from accounts.rules.duties import Duty
from candidates.actions import evaluations, paper_register, plan
from candidates.actions.closed_people import require_lines_open
from candidates.tables import imports
from candidates.tables.imports import Reading
from exams.api import Strict, answers, asker
from exams.models import Campaign
from exams.rules.enums import Severity
from exams.rules.refusals import Refusal


class Tick(serializers.BooleanField):
    """A yes or no whose absence means its default, in a form as well."""

    default_empty_html = empty


class FileIn(Strict):
    file = serializers.FileField(max_length=200)
    dry_run = Tick(default=True, help_text="true: show what would change, write nothing")
    with_faults = Tick(default=False, help_text="keep rows with errors, marked with them")
    digest = serializers.CharField(
        max_length=64, required=False, help_text="of the dry run: another file is refused"
    )


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
    severity = serializers.ChoiceField(choices=list(Severity))
    value = serializers.CharField()
    suggestion = serializers.CharField()
    related_rows = serializers.ListField(child=serializers.IntegerField())
    detail = serializers.CharField()


class ChangesOut(serializers.Serializer[dict[str, Any]]):
    added = serializers.IntegerField()
    changed = serializers.IntegerField()
    gone = serializers.IntegerField()
    same = serializers.IntegerField()


class SheetOut(serializers.Serializer[dict[str, Any]]):
    """What became of the filled rows and cells of a sheet: seen = read + set aside, by reason."""

    sheet = serializers.CharField()
    rows = serializers.IntegerField()
    rows_read = serializers.IntegerField()
    cells = serializers.IntegerField()
    cells_read = serializers.IntegerField()
    aside = serializers.DictField(child=serializers.IntegerField())


class ImportOut(serializers.Serializer[dict[str, Any]]):
    imported = serializers.BooleanField()
    file = serializers.CharField()
    digest = serializers.CharField()
    rows = serializers.IntegerField()
    closed = serializers.IntegerField(help_text="rows closed to the asker: not among the changes")
    faults = serializers.IntegerField()
    changes = ChangesOut()
    sheets = SheetOut(many=True)
    findings = FindingOut(many=True)


class ImportViewSet(viewsets.ViewSet):
    """A spreadsheet: shown without writing, or imported whole."""

    parser_classes = [MultiPartParser]
    about_people = True  # planning and personnel facts: not those of whom the asker is kept from

    def take(
        self,
        request: Request,
        reading: Reading,
        asked: dict[str, Any],
        action: Callable[..., object],
        **arguments: Any,
    ) -> Response:
        _require_as_shown(reading, asked.get("digest", ""))
        if self.about_people:
            require_lines_open(asker(request), reading.rows, lambda: reading.changes)
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


def _require_as_shown(reading: Reading, digest: str) -> None:
    """Refuse (FILE_NOT_AS_SHOWN) a file that is not the one whose digest its sender was told."""
    if digest and digest != reading.source.digest:
        raise Refusal("FILE_NOT_AS_SHOWN", file=reading.source.name)


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
        facts = {"rows": reading.rows, "sort": reading.sort}
        return self.take(request, reading, asked, plan.planning_list, **facts)


class CadreImports(ImportViewSet):
    required_duties = Duty.KEEP_PLANNING

    @extend_schema(
        request={"multipart/form-data": FileIn}, responses=answers(ImportOut, refusable=True)
    )
    def create(self, request: Request) -> Response:
        """Take personnel facts; people who are not in the file stay as they were."""
        asked = _asked(FileIn, request)
        reading = imports.cadres(asked["file"], on=timezone.localdate())
        facts = {"cadres": reading.rows, "covered": reading.covered}
        return self.take(request, reading, asked, plan.cadres, **facts)


class EvaluationImports(ImportViewSet):
    required_duties = Duty.KEEP_PLANNING

    @extend_schema(
        request={"multipart/form-data": FileIn}, responses=answers(ImportOut, refusable=True)
    )
    def create(self, request: Request) -> Response:
        """Take evaluations; months and years that are not in the file stay as they were."""
        asked = _asked(FileIn, request)
        reading = imports.evaluations(asked["file"], on=timezone.localdate(), reader=asker(request))
        return self.take(request, reading, asked, evaluations.keep, evaluations=reading.rows)


class RegisterImports(ImportViewSet):
    required_duties = Duty.RECEIVE
    about_people = False

    @extend_schema(
        request={"multipart/form-data": RegisterIn}, responses=answers(ImportOut, refusable=True)
    )
    def create(self, request: Request) -> Response:
        """Take a register of paper registrations into a campaign."""
        asked = _asked(RegisterIn, request)
        campaign = get_object_or_404(Campaign, code=asked["campaign"])
        check_duty(asker(request), [Duty.RECEIVE], timezone.now(), campaign.code)
        reading = imports.registrations(
            asked["file"], campaign=campaign, on=timezone.localdate(), reader=asker(request)
        )
        arguments = {"campaign": campaign, "registrations": reading.rows}
        return self.take(request, reading, asked, paper_register.receive, **arguments)


def _asked(form: type[Strict], request: Request) -> dict[str, Any]:
    asked = form(data=request.data)
    asked.is_valid(raise_exception=True)
    return dict(asked.validated_data)
