from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.actions import granting, opening
from accounts.console import code_line
from accounts.models import Grant
from accounts.rules.duties import Role


class Command(BaseCommand):
    help = (
        "Open the first administrator's account, where there is none yet. Prints once the code "
        "with which they set their password. Exit codes: 0 done, 1 refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--email", default="")
        parser.add_argument("--full-name", default="")

    def handle(self, **options: str) -> None:
        if Grant.objects.filter(role=Role.ADMINISTRATOR, revoked_at=None).exists():
            raise CommandError("There is an administrator already; they open further accounts.")
        named = {key: options[key] for key in ("username", "full_name", "email")}
        now = timezone.now()
        opened = opening.open_account(**named, by="console", at=now)
        granting.grant(person=opened.person, role=Role.ADMINISTRATOR, by="console", at=now)
        self.stdout.write(f"{opened.person.username}: {Role.ADMINISTRATOR}")
        self.stdout.write(code_line(opened.code))
