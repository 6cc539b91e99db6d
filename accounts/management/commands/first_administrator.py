from argparse import ArgumentParser
from getpass import getpass

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from accounts.actions import granting, people
from accounts.models import Grant, Person
from accounts.rules.duties import Role


class Command(BaseCommand):
    help = (
        "Open the first administrator's account, where there is none yet. Asks for a password. "
        "Exit codes: 0 done, 1 refused."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--email", default="")
        parser.add_argument("--full-name", default="")

    def handle(self, **options: str) -> None:
        if Grant.objects.filter(role=Role.ADMINISTRATOR, revoked_at=None).exists():
            raise CommandError("There is an administrator already; they open further accounts.")
        named = {key: options[key] for key in ("username", "full_name", "email")}
        password = getpass("Mật khẩu: ")
        try:
            validate_password(password, Person(**named))
        except ValidationError as weak:
            raise CommandError(" ".join(weak.messages)) from weak
        now = timezone.now()
        person = people.open_account(**named, password=password, by="console", at=now)
        granting.grant(person=person, role=Role.ADMINISTRATOR, by="console", at=now)
        self.stdout.write(f"{person.username}: {Role.ADMINISTRATOR}")
