from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.actions import granting, opening
from accounts.console import code_line, named
from accounts.rules.duties import Role
from audit.rules.refusals import Refusal
from web.console import EXITS, ActionCommand, CommandAnswer

# Who applies what an administrator asks for, and a second administrator.
ROLES = (Role.CHAIR, Role.SUPERVISOR, Role.ADMINISTRATOR)


class Command(ActionCommand):
    help = (
        "Open at the console the account of somebody who shall be in no administrator's hands: "
        "the chair, the head of the supervision board, a second administrator. Prints once the "
        f"code with which they set their password; the trail says that the console did it. {EXITS}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("username")
        parser.add_argument("--full-name", required=True)
        parser.add_argument("--email", default="")
        parser.add_argument("--role", choices=[str(role) for role in ROLES], required=True)
        parser.add_argument("--document", required=True, help="the decision that names them")

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        """Open the account and grant the role as the console, on a decision."""
        now = timezone.now()
        account = named(options, may_lack=("email",))
        if not options["document"].strip():
            raise Refusal("DOCUMENT_MISSING")
        with transaction.atomic():  # an account without its role could not be opened again
            opened = opening.open_account(**account, by="console", at=now)
            granting.grant(
                person=opened.person,
                role=Role(options["role"]),
                document=options["document"],
                by="console",
                at=now,
            )
        lines = [f"{opened.person.username}: {options['role']}", code_line(opened.code)]
        return CommandAnswer({"username": opened.person.username, "code": opened.code}, lines)
