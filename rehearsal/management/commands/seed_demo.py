from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from exams.models import Campaign
from rehearsal.demo.accounts import OFFICES, PASSWORD
from rehearsal.demo.moved_clock import sign_as_demo
from rehearsal.demo.seed import seed
from web.console import EXITS, ActionCommand, CommandAnswer


class Command(ActionCommand):
    help = (
        "Fill an empty database with four sample campaigns, each at another stage, and one "
        "account for every role. Safe to repeat: a database that holds people is left alone. "
        f"{EXITS}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("--quiet", action="store_true", help="do not list the accounts")

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        is_new = not Person.objects.exists()
        if is_new:
            self.stderr.write("Đang dựng bốn kỳ thi mẫu (khoảng nửa phút) …")
            with transaction.atomic():
                seed(timezone.now())
                sign_as_demo(at=timezone.now())
        lines = [] if is_new else ["Cơ sở dữ liệu đã có người dùng: giữ nguyên."]
        listed = [f"  {name:<14} {PASSWORD}   {title} ({role})" for name, title, role in OFFICES]
        facts = {
            "seeded": is_new,
            "campaigns": _codes(),
            "password": PASSWORD,
            "accounts": accounts(),
        }
        return CommandAnswer(facts, lines if options["quiet"] else [*lines, *listed])


def accounts() -> list[dict[str, str]]:
    """Return who may sign in, as a program reads it."""
    return [{"username": name, "role": role} for name, _, role in OFFICES]


def _codes() -> list[str]:
    return list(Campaign.objects.order_by("code").values_list("code", flat=True))
