from pathlib import Path
from typing import Any
from uuid import uuid4

import polib
from django.conf import settings
from django.core.management.base import BaseCommand

CATALOGUE = "LC_MESSAGES/django.po"


class Command(BaseCommand):
    help = "Compile the .po files that changed; no gettext needs to be installed."
    requires_system_checks: list[str] = []

    def handle(self, *args: Any, **options: Any) -> None:
        for language, _name in settings.LANGUAGES:
            compile_to_mo(Path(settings.LOCALE_PATHS[0]) / language / CATALOGUE)


def compile_to_mo(source: Path) -> bool:
    """Compile a catalogue unless its .mo is fresh; say whether it was compiled."""
    target = source.with_suffix(".mo")
    if target.exists() and target.stat().st_mtime > source.stat().st_mtime:
        return False
    draft = target.with_name(f"{uuid4()}.mo")  # of its own: two processes may compile at once
    polib.pofile(str(source)).save_as_mofile(str(draft))
    draft.replace(target)
    return True
