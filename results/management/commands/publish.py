from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from exams.console import actor, add_as, campaign
from exams.models import Campaign, ExamPart
from exams.rules.enums import PartKind
from exams.rules.refusals import Refusal
from results.actions import publish, transitions
from results.models import Publication
from web.console import EXITS, ActionCommand, CommandAnswer
from web.sentences import sentence

KINDS = {
    "eligible": "the eligible with their numbers",
    "provisional": "written results, first time; opens the remark window",
    "remark": "official written results, after the remark",
    "official": "the ranking",
}


class Command(ActionCommand):
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

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        made = _publish(campaign(options["campaign"]), options)
        facts = {
            "kind": made.kind,
            "version": made.version,
            "number": made.number,
            "lines": len(made.content["lines"]),
            "digest": made.digest,
        }
        said = f"Đã công bố: {sentence(f'KIND_{made.kind}')}, {facts['lines']} dòng."
        return CommandAnswer(facts, [said, f"Mã kiểm tra (SHA-256): {made.digest}"])


def _publish(held: Campaign, options: Mapping[str, Any]) -> Publication:
    said = {"number": options["number"], **actor(options)}
    match options["kind"]:
        case "eligible":
            return publish.eligible_list(campaign=held, **said)
        case "provisional":
            return publish.provisional(part=_written(held), **said)
        case "remark":
            despite = options["despite_outstanding"]
            return transitions.publish_official(
                part=_written(held), despite_outstanding=despite, **said
            )
        case _:
            return transitions.publish_results(campaign=held, **said)


def _written(held: Campaign) -> ExamPart:
    part = held.parts.select_related("campaign").filter(kind=PartKind.WRITTEN).first()
    if part is None:
        raise Refusal("UNKNOWN_KIND", kind="WRITTEN")
    return part
