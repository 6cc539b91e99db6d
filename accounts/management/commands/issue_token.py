from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from accounts.actions import tokens
from accounts.console import person
from accounts.rules.duties import FOR_MACHINES
from web.console import EXITS, ActionCommand, CommandAnswer


class Command(ActionCommand):
    help = (
        "Issue a token for the API; it is printed once and kept as a digest only. Send it as "
        f"`Authorization: Token ...`. {EXITS}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("username", help="whose duties the token opens")
        parser.add_argument("--hours", type=int, default=10, help="how long it lasts")
        parser.add_argument(
            "--duty",
            action="append",
            choices=[str(duty) for duty in FOR_MACHINES],
            help="which duty it opens; may be given again (all that machines may ask for)",
        )

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        """Ask for a token as the console, which has no account of its own."""
        whose = person(options["username"])
        token = tokens.issue(
            person=whose,
            hours=options["hours"],
            duties=options["duty"] or FOR_MACHINES,
            by="console",
            at=timezone.now(),
        )
        return CommandAnswer({"token": token, "hours": options["hours"]}, [token])
