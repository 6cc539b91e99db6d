from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from exams.management.console import EXITS, Answer, Console, add_as, campaign, who
from exams.models import Campaign, ExamPart
from exams.rules.refusals import Refusal
from exams.rules.terms import PartKind
from exams.sentences import sentence
from results.actions import publish
from results.models import Publication

KINDS = {
    "eligible": "the eligible with their numbers",
    "provisional": "written results, first time; opens the remark window",
    "remark": "official written results, after the remark",
    "official": "the ranking",
}


class Command(Console):
    help = (
        "Publish a list of a campaign. Kinds: "
        + "; ".join(f"{kind}: {words}" for kind, words in KINDS.items())
        + f". {EXITS}"
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("campaign", help="code of the campaign")
        parser.add_argument("--kind", required=True, choices=list(KINDS))
        parser.add_argument("--number", required=True, help="number of the notice")
        parser.add_argument(
            "--despite-outstanding", action="store_true", help="although some scores still wait"
        )
        add_as(parser)

    def answer(self, options: Mapping[str, Any]) -> Answer:
        made = _publish(campaign(options["campaign"]), options)
        facts = {
            "kind": made.kind,
            "version": made.version,
            "number": made.number,
            "lines": len(made.content["lines"]),
            "digest": made.digest,
        }
        said = f"Đã công bố: {sentence(f'KIND_{made.kind}')}, {facts['lines']} dòng."
        return Answer(facts, [said, f"Mã kiểm tra (SHA-256): {made.digest}"])


def _publish(held: Campaign, options: Mapping[str, Any]) -> Publication:
    said = {"number": options["number"], **who(options)}
    match options["kind"]:
        case "eligible":
            return publish.eligible_list(campaign=held, **said)
        case "provisional":
            return publish.provisional(part=_written(held), **said)
        case "remark":
            despite = options["despite_outstanding"]
            return publish.official(part=_written(held), despite_outstanding=despite, **said)
        case _:
            return publish.results(campaign=held, **said)


def _written(held: Campaign) -> ExamPart:
    part = held.parts.select_related("campaign").filter(kind=PartKind.WRITTEN).first()
    if part is None:
        raise Refusal("UNKNOWN_KIND", kind="WRITTEN")
    return part
