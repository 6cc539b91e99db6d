import json
import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand
from django.db import transaction

from exams.rules.refusals import Refusal
from rehearsal.apart import OWN
from rehearsal.files import write
from rehearsal.folder import read_folder
from rehearsal.run import Rehearsed, rehearse
from web.sentences import refusal_message, sentence


def _command(options: dict[str, object]) -> list[str]:
    """Return the same command again, with paths that hold from anywhere."""
    command = [sys.executable, str(Path(settings.BASE_DIR) / "manage.py"), "rehearse"]
    command += [str(Path(str(options["folder"])).resolve())]
    command += ["--out", str(Path(str(options["out"])).resolve())]
    command += ["--json"] if options["json"] else []
    return command


class Command(BaseCommand):
    help = (
        "Rehearse a campaign: take a folder of files (announcement, spreadsheets, slips, "
        "decisions), run it from announcement to publication in a database of its own, and write "
        "the outcome tables. Exit codes: 0 done, 1 refused (the sentence says why)."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, help="folder with a campaign's .toml file")
        parser.add_argument("--out", type=Path, required=True, help="folder for the tables")
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options: object) -> None:
        folder = Path(str(options["folder"]))
        try:
            if os.environ.get(OWN):
                self._rehearse(folder, Path(str(options["out"])), options["json"])
            else:
                read_folder(folder)  # what cannot be read is refused before a database is made
                self._in_its_own_database(options)
        except Refusal as refusal:
            self.stderr.write(refusal_message(refusal))
            raise SystemExit(1) from refusal

    def _in_its_own_database(self, options: dict[str, object]) -> None:
        """Start again with a database that is thrown away: nothing here is touched."""
        with tempfile.TemporaryDirectory() as scratch:
            environment = {
                **os.environ,
                OWN: "1",
                "VAR_DIR": scratch,
                "DATABASE_URL": f"sqlite:///{scratch}/rehearsal.sqlite3",
            }
            process = subprocess.run(_command(options), env=environment, check=False)  # noqa: S603 - ourselves
        if process.returncode:
            raise SystemExit(process.returncode)

    def _rehearse(self, folder: Path, out: Path, as_json: object) -> None:
        call_command("migrate", verbosity=0)
        with transaction.atomic():  # one commit for a database that is thrown away
            counts = self._write_tables(rehearse(folder), out)
        if as_json:
            self.stdout.write(json.dumps({"tables": counts}, ensure_ascii=False))
            return
        for name, count in counts.items():
            self.stdout.write(f"{count:6d}  {name}")

    def _write_tables(self, rehearsed: Rehearsed, out: Path) -> dict[str, int]:
        """Report what was read and not obeyed, and write the tables."""
        for code, facts in rehearsed.notes:
            self.stderr.write(sentence(code, **facts))
        try:
            return write(rehearsed, out)
        except OSError as wrong:
            raise Refusal("OUT_NOT_WRITABLE", folder=out, why=wrong.strerror) from wrong
