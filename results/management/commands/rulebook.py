from argparse import ArgumentParser
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from results.documents.rulebook import rulebook


class Command(BaseCommand):
    help = "Write docs/rules.md from the docstrings of the rules; --check only says if it is stale."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, **options: object) -> None:
        path = Path(settings.BASE_DIR) / "docs/rules.md"
        book = rulebook()
        if not options["check"]:
            path.write_text(book, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != book:
            raise CommandError("docs/rules.md is stale: run `make docs`.")
