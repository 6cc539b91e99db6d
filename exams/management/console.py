"""How every command of the operator asks, prints and ends.

Exit codes: 0 done, 1 refused (the sentence says why), 2 something was found wrong.
"""

import json
from argparse import ArgumentParser
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from django.core.management.base import BaseCommand
from django.utils import timezone

from accounts.models import Person
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.sentences import why

EXITS = "Exit codes: 0 done, 1 refused (the sentence says why), 2 something was found wrong."


@dataclass(frozen=True, slots=True)
class Answer:
    """What a command has to say: to a program, to a person, and whether something is wrong."""

    facts: Mapping[str, Any]
    lines: Iterable[str] = field(default=())
    wrong: bool = False


class Console(BaseCommand):
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

    def answer(self, options: Mapping[str, Any]) -> Answer:
        raise NotImplementedError

    def _refuse(self, refusal: Refusal, *, as_json: bool) -> None:
        if as_json:
            self._json({"code": refusal.code, "detail": why(refusal), "facts": refusal.facts})
        else:
            self.stderr.write(why(refusal))

    def _json(self, facts: Mapping[str, Any]) -> None:
        self.stdout.write(json.dumps(facts, ensure_ascii=False, default=str))


def add_as(parser: ArgumentParser, *, required: bool = True) -> None:
    """Let the command be told whose duty is used."""
    words = "user name of the person whose duty is used"
    parser.add_argument("--as", dest="username", required=required, default="", help=words)


def who(options: Mapping[str, Any]) -> dict[str, Any]:
    """Return who does the deed, and when. Raises Refusal AS_MISSING or UNKNOWN_USER."""
    if not options["username"]:
        raise Refusal("AS_MISSING")
    return {"by": person(options["username"]), "at": timezone.now()}


def person(username: str) -> Person:
    """Return somebody by user name. Raises Refusal UNKNOWN_USER."""
    found = Person.objects.filter(username=username, is_active=True).first()
    if found is None:
        raise Refusal("UNKNOWN_USER", username=username)
    return found


def campaign(code: str) -> Campaign:
    """Return a campaign by its code. Raises Refusal UNKNOWN_CAMPAIGN."""
    found = Campaign.objects.filter(code=code).first()
    if found is None:
        raise Refusal("UNKNOWN_CAMPAIGN", campaign=code)
    return found
