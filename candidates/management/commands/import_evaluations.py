from collections.abc import Callable, Mapping
from typing import Any

from django.utils import timezone

from accounts.models import Person
from candidates.actions import evaluations
from candidates.management.imports import ImportCommand
from candidates.tables import imports
from candidates.tables.imports import Reading
from web.console import EXITS


class Command(ImportCommand):
    help = f"Import evaluations; what is not in the file stays as it was. {EXITS}"

    def read(self, options: Mapping[str, Any], reader: Person | None) -> Reading:
        return imports.evaluations(options["file"], on=timezone.localdate(), reader=reader)

    def action(
        self, reading: Reading, options: Mapping[str, Any]
    ) -> tuple[Callable[..., object], dict[str, Any]]:
        return evaluations.keep, {"evaluations": reading.rows}
