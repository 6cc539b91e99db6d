from argparse import ArgumentParser

from django.core.management.base import BaseCommand
from django.db import transaction
from django.utils import timezone

from accounts.models import Person
from config.demo.seed import OFFICES, PASSWORD, seed


class Command(BaseCommand):
    help = (
        "Fill an empty database with four sample campaigns, each at another stage, and one "
        "account for every role. Safe to repeat: a database that holds people is left alone."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--quiet", action="store_true", help="do not list the accounts")

    def handle(self, **options: object) -> None:
        if Person.objects.exists():
            self.stdout.write("Cơ sở dữ liệu đã có người dùng: giữ nguyên.")
        else:
            self.stdout.write("Đang dựng bốn kỳ thi mẫu (khoảng nửa phút) …")
            with transaction.atomic():
                seed(timezone.now())
        if not options["quiet"]:
            for username, name, role in OFFICES:
                self.stdout.write(f"  {username:<14} {PASSWORD}   {name} ({role})")
