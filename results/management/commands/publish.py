from argparse import ArgumentParser
from collections.abc import Mapping
from typing import Any

from accounts.actions import approvals
from accounts.console import person
from exams.console import actor, add_as, campaign
from exams.models import Campaign
from results.models import Publication
from results.process.acts import ACTS
from results.rules.enums import ActName
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
        parser.add_argument("--asked-by", required=True, help="user name of who asks for it")
        parser.add_argument("--reason", required=True, help="why: who applies it reads this")
        parser.add_argument(
            "--accept", nargs="*", default=(), help='open points that are passed: "CODE item"'
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
        summary = f"Đã công bố: {sentence(f'KIND_{made.kind}')}, {facts['lines']} dòng."
        return CommandAnswer(facts, [summary, f"Mã kiểm tra (SHA-256): {made.digest}"])


ACT = {
    "eligible": ActName.PUBLISH_ELIGIBLE,
    "provisional": ActName.PUBLISH_PROVISIONAL,
    "remark": ActName.PUBLISH_OFFICIAL,
    "official": ActName.PUBLISH_RESULTS,
}


def _publish(campaign: Campaign, options: Mapping[str, Any]) -> Publication:
    """Ask for the publication as one person and apply it as another."""
    act, now = ACTS[ACT[options["kind"]]], actor(options)
    request = approvals.request_approval(
        act=act,
        campaign=campaign.code,
        arguments={"number": options["number"]},
        accepted=options["accept"],
        reason=options["reason"],
        by=person(options["asked_by"]),
        at=now["at"],
    )
    publication: Publication = approvals.apply(
        act=act, request=request, digest=request.digest, **now
    )
    return publication
