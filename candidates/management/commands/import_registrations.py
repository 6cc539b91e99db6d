from argparse import ArgumentParser
from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from candidates.actions import paper_register
from candidates.management.imports import ImportCommand
from candidates.tables import imports
from candidates.tables.imports import Reading
from exams.console import campaign
from web.console import EXITS


class Command(ImportCommand):
    help = f"Import a register of paper registrations into a campaign. {EXITS}"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--campaign", required=True, help="code of the campaign")

    def read(self, options: Mapping[str, Any]) -> Reading:
        into = campaign(options["campaign"])
        return imports.registrations(options["file"], campaign=into, on=timezone.localdate())

    def action(
        self, reading: Reading, options: Mapping[str, Any]
    ) -> tuple[Callable[..., object], dict[str, Any]]:
        into = campaign(options["campaign"])
        return paper_register.receive, {"campaign": into, "registrations": reading.rows}
