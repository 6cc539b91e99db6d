from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from accounts.models import Person
from candidates.actions import plan
from candidates.management.imports import ImportCommand
from candidates.tables import imports
from candidates.tables.imports import Reading
from exams.console import campaign
from web.console import EXITS


class Command(ImportCommand):
    help = f"Import a planning list as its next version, whole or not at all. {EXITS}"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--campaign", default="", help="judge by what a campaign announced")
        parser.add_argument("--sheet", action="append", default=[], help="a sheet to read")

    def read(self, options: Mapping[str, Any], reader: Person | None) -> Reading:
        return imports.planning(
            options["file"],
            on=timezone.localdate(),
            campaign=campaign(options["campaign"]) if options["campaign"] else None,
            sheets=options["sheet"],
        )

    def action(
        self, reading: Reading, options: Mapping[str, Any]
    ) -> tuple[Callable[..., object], dict[str, Any]]:
        return plan.planning_list, {"rows": reading.rows, "sort": reading.sort}
