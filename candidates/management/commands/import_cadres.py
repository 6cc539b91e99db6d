from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from accounts.models import Person
from candidates.actions import plan
from candidates.management.imports import ImportCommand
from candidates.tables import imports
from candidates.tables.imports import Reading
from web.console import EXITS


class Command(ImportCommand):
    help = f"Import personnel facts; people who are not in the file stay as they were. {EXITS}"

    def read(self, options: Mapping[str, Any], reader: Person | None) -> Reading:
        return imports.cadres(options["file"], on=timezone.localdate())

    def action(
        self, reading: Reading, options: Mapping[str, Any]
    ) -> tuple[Callable[..., object], dict[str, Any]]:
        return plan.cadres, {"cadres": reading.rows, "covered": reading.covered}
