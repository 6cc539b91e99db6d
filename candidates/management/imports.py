"""What the three imports have in common: --dry-run, --with-faults, --as, findings by row."""

from argparse import ArgumentParser
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Any

from candidates.tables.imports import Reading, lines
from exams.console import actor, add_as
from exams.rules.refusals import Refusal
from web.console import ActionCommand, CommandAnswer


class ImportCommand(ActionCommand):
    """A command that imports a spreadsheet, all or nothing."""

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
        """Read the file; write it unless asked not to. Raises Refusal, also AS_MISSING."""
        doer = {} if options["dry_run"] else actor(options)
        if not options["file"].is_file():
            raise Refusal("FILE_MISSING", key="FILE", file=options["file"].name)
        reading = self.read(options)
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

    def read(self, options: Mapping[str, Any]) -> Reading:
        raise NotImplementedError

    def action(
        self, reading: Reading, options: Mapping[str, Any]
    ) -> tuple[Callable[..., object], dict[str, Any]]:
        """Return the action to ask, and what only it takes."""
        raise NotImplementedError


def _imported(reading: Reading) -> Iterator[str]:
    yield from lines(reading)
    yield f"Đã nhập {len(reading.rows)} dòng."
