from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from web.catalogue import compile_to_mo, missing


class Command(BaseCommand):
    help = "Compile the .po files that changed; with --check, fail when a language lacks words."
    requires_system_checks: list[str] = []

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--check", action="store_true")

    def handle(self, *args: Any, **options: Any) -> None:
        lacking = []
        for language, _name in settings.LANGUAGES:
            compile_to_mo(language)
            if options["check"]:
                lacking += [f"{language}: {text}" for text in missing(language)]
        if lacking:
            raise CommandError("\n".join(["Not translated:", *lacking]))
