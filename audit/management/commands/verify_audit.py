import json
from argparse import ArgumentParser
from dataclasses import asdict

from django.core.management.base import BaseCommand

from audit.actions.verify import verify
from audit.models import Event


class Command(BaseCommand):
    help = (
        "Walk the whole audit trail, and compare every protected row with what the trail says of "
        "it. Exit codes: 0 all holds, 2 something does not."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--json", action="store_true", help="print one JSON object")

    def handle(self, **options: object) -> None:
        faults = list(verify())
        events = Event.objects.count()
        if options["json"]:
            answer = {"events": events, "holds": not faults, "faults": [asdict(f) for f in faults]}
            self.stdout.write(json.dumps(answer, ensure_ascii=False))
        else:
            for fault in faults:
                where = f"{fault.log}/{fault.position}" if fault.log else f"v{fault.position}"
                self.stdout.write(f"{fault.code:<11} {where} {fault.thing}".rstrip())
            verdict = f"{len(faults)} fault(s)" if faults else "the trail and the record hold"
            self.stdout.write(f"{events} events: {verdict}.")
        if faults:
            raise SystemExit(2)
