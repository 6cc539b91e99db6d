from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand

from web.catalogue import gather


class Command(BaseCommand):
    help = "Write new messages into the .po files, and take out those no page says any more."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for language, _name in settings.LANGUAGES:
            new, gone = gather(language)
            self.stdout.write(f"{language}: {new} new, {gone} gone")
