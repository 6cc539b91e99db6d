from argparse import ArgumentParser
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from exams.console import campaign
from results.documents.bundle import latest, made_of, packed
from web.console import EXITS, ActionCommand, CommandAnswer


class Command(ActionCommand):
    help = (
        "Write the public bundle of the ranking last published: raw facts, outcome and the "
        f"checker that works it out again. {EXITS}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("campaign", help="code of the campaign")
        parser.add_argument("--out", type=Path, required=True, help="the .zip to write")

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        publication = latest(campaign(options["campaign"]))
        data, digest = packed(publication), made_of(publication).digest
        options["out"].write_bytes(data)
        facts = {"file": str(options["out"]), "bytes": len(data), "digest": digest}
        return CommandAnswer(facts, [f"{options['out']}: {len(data)} byte", f"SHA-256: {digest}"])
