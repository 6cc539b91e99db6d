"""How every command of the operator asks, prints and ends.

Exit codes: 0 done, 1 refused (the sentence says why), 2 something was found wrong.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.management.base import BaseCommand

from audit.rules.refusals import Refusal
from web.sentences import refusal_message

EXITS = "Exit codes: 0 done, 1 refused (the sentence says why), 2 something was found wrong."


@dataclass(frozen=True, slots=True)
class CommandAnswer:
    """What a command has to say: to a program, to a person, and whether something is wrong."""

    facts: Mapping[str, Any]
    lines: Iterable[str] = field(default=())
    wrong: bool = False


class ActionCommand(BaseCommand):
    """A command that asks one action or rule; `answer` says what came of it."""

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options: Any) -> None:
        try:
            answer = self.answer(options)
        except Refusal as refusal:
            self._refuse(refusal, as_json=options["json"])
            raise SystemExit(1) from refusal
        if options["json"]:
            self._json(answer.facts)
        else:
            for line in answer.lines:
                self.stdout.write(line)
        if answer.wrong:
            raise SystemExit(2)

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        raise NotImplementedError

    def _refuse(self, refusal: Refusal, *, as_json: bool) -> None:
        if as_json:
            self._json(
                {"code": refusal.code, "detail": refusal_message(refusal), "facts": refusal.facts}
            )
        else:
            self.stderr.write(refusal_message(refusal))

    def _json(self, facts: Mapping[str, Any]) -> None:
        self.stdout.write(json.dumps(facts, ensure_ascii=False, default=str))
