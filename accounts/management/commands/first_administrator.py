from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.core.management.base import CommandError
from django.db import transaction
from django.utils import timezone

from accounts.actions import granting, opening
from accounts.console import code_line, named
from accounts.models import Grant
from accounts.rules.duties import Role
from web.console import EXITS, ActionCommand, CommandAnswer

ALREADY = (
    "There is an administrator already, who opens further accounts. A successor is opened by "
    "open_account USERNAME --full-name … --role ADMINISTRATOR --document …; a code for one who "
    "forgot the password is printed by issue_password_code USERNAME --reason …"
)


class Command(ActionCommand):
    help = (
        "Open the first administrator's account, where there is none yet. Prints once the code "
        f"with which they set their password. {EXITS}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("username")
        parser.add_argument("--email", default="")
        parser.add_argument("--full-name", default="")

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        """Open the account and grant the role as the console."""
        if Grant.objects.filter(role=Role.ADMINISTRATOR, revoked_at=None).exists():
            raise CommandError(ALREADY)
        now = timezone.now()
        account = named(options, may_lack=("full_name", "email"))
        with transaction.atomic():  # an account without its role could not be opened again
            opened = opening.open_account(**account, by="console", at=now)
            granting.grant(person=opened.person, role=Role.ADMINISTRATOR, by="console", at=now)
        lines = [f"{opened.person.username}: {Role.ADMINISTRATOR}", code_line(opened.code)]
        return CommandAnswer({"username": opened.person.username, "code": opened.code}, lines)
