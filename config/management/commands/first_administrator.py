from argparse import ArgumentParser
from getpass import getpass

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.actions import people
from accounts.models import Grant
from accounts.rules.duties import Role


class Command(BaseCommand):
    help = "Open the first administrator's account, where there is none yet. Asks for a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--email", default="")
        parser.add_argument("--full-name", default="")

    def handle(self, **options: str) -> None:
        if Grant.objects.filter(role=Role.ADMINISTRATOR, revoked_at=None).exists():
            raise CommandError("There is an administrator already; they open further accounts.")
        now = timezone.now()
        person = people.open_account(
            username=options["username"],
            full_name=options["full_name"],
            email=options["email"],
            password=getpass("Mật khẩu: "),
            by="console",
            at=now,
        )
        people.grant(person=person, role=Role.ADMINISTRATOR, by="console", at=now)
        self.stdout.write(f"{person.username}: {Role.ADMINISTRATOR}")
