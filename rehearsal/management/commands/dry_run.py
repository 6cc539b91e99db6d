import json
import os
from argparse import ArgumentParser
from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from exams.rules.stages import Step
from rehearsal.apart import OWN
from rehearsal.report import dry_run


class Command(BaseCommand):
    help = (
        "Play invented people through the regulations of a JSON file, in a database of its own. "
        "Started by the page of a dry run; it refuses any other database."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("profile", type=Path, help="the regulations, as JSON")

    def handle(self, **options: object) -> None:
        if not os.environ.get(OWN):
            raise CommandError("A dry run has a database of its own.")
        values = json.loads(Path(str(options["profile"])).read_text(encoding="utf-8"))
        call_command("migrate", verbosity=0)
        self.stdout.write(json.dumps(dry_run(values, self._tell), ensure_ascii=False))

    def _tell(self, step: Step) -> None:
        self.stdout.write(str(step))
        self.stdout.flush()
