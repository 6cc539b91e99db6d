from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.actions import password_codes
from accounts.console import code_line, person
from web.console import EXITS, ActionCommand, CommandAnswer


class Command(ActionCommand):
    help = (
        "Print once a code on paper with which somebody sets a password; earlier ones end. For "
        f"those who shall be in no administrator's hands. {EXITS}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("username")
        parser.add_argument("--reason", required=True)

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        """Issue the code as the console, with a reason."""
        code = password_codes.issue(
            person=person(options["username"]),
            reason=options["reason"],
            by="console",
            at=timezone.now(),
        )
        return CommandAnswer({"code": code}, [code_line(code)])
