"""What the imports have in common: --dry-run, --with-faults, --as, findings by row."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from accounts.actions.action import check_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.closed_people import require_lines_open
from candidates.tables.imports import Reading, lines
from exams.console import actor, add_as
from exams.rules.refusals import Refusal
from web.console import ActionCommand, CommandAnswer


class ImportCommand(ActionCommand):
    """A command that imports a spreadsheet, all or nothing."""

    about_people = True  # planning and personnel facts: not those of whom the reader is kept from

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        add_as(parser, required=False)
        parser.add_argument("file", type=Path, help="spreadsheet: .xlsx, .xls or .ods")
        parser.add_argument("--dry-run", action="store_true", help="show what would change")
        parser.add_argument(
            "--with-faults",
            action="store_true",
            help="keep rows with errors, marked with them",
        )

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        """Read the file; write it unless asked not to.

        Who is named with --as is shown on a dry run what the pages show them, and no more. Raises
        Refusal, also AS_MISSING, NOT_YOUR_DUTY, STATEMENT_OWED and RECUSED_FROM_LINE.
        """
        doer = {} if options["dry_run"] and not options["username"] else actor(options)
        if not options["file"].is_file():
            raise Refusal("FILE_MISSING", key="FILE", file=options["file"].name)
        if doer:
            self.require_reader(options, **doer)
        reading = self.read(options, doer.get("by"))
        if doer and self.about_people:
            require_lines_open(doer["by"], reading.rows, lambda: reading.changes)
        if options["dry_run"]:
            facts = {**reading.as_facts(), "imported": False}
            return CommandAnswer(facts, lines(reading), wrong=bool(reading.errors))
        action, more = self.action(reading, options)
        action(
            findings=reading.findings,
            source=reading.source,
            with_faults=options["with_faults"],
            **more,
            **doer,
        )
        return CommandAnswer({**reading.as_facts(), "imported": True}, _imported(reading))

    def require_reader(self, options: Mapping[str, Any], *, by: Person, at: datetime) -> None:
        """Refuse (NOT_YOUR_DUTY, STATEMENT_OWED) whoever may not be shown what is stored."""
        check_duty(by, [Duty.KEEP_PLANNING], at)

    def read(self, options: Mapping[str, Any], reader: Person | None) -> Reading:
        raise NotImplementedError

    def action(
        self, reading: Reading, options: Mapping[str, Any]
    ) -> tuple[Callable[..., object], dict[str, Any]]:
        """Return the action to ask, and what only it takes."""
        raise NotImplementedError


def _imported(reading: Reading) -> Iterator[str]:
    yield from lines(reading)
    yield f"Đã nhập {len(reading.rows)} dòng."
