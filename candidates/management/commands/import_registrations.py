from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import check_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions import paper_register
from candidates.management.imports import ImportCommand
from candidates.tables import imports
from candidates.tables.imports import Reading
from exams.console import campaign
from web.console import EXITS


class Command(ImportCommand):
    help = f"Import a register of paper registrations into a campaign. {EXITS}"
    about_people = False

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--campaign", required=True, help="code of the campaign")

    def require_reader(self, options: Mapping[str, Any], *, by: Person, at: datetime) -> None:
        check_duty(by, [Duty.RECEIVE], at, campaign(options["campaign"]).code)

    def read(self, options: Mapping[str, Any], reader: Person | None) -> Reading:
        into = campaign(options["campaign"])
        today = timezone.localdate()
        return imports.registrations(options["file"], campaign=into, on=today, reader=reader)

    def action(
        self, reading: Reading, options: Mapping[str, Any]
    ) -> tuple[Callable[..., object], dict[str, Any]]:
        into = campaign(options["campaign"])
        return paper_register.receive, {"campaign": into, "registrations": reading.rows}
