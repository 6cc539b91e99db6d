from argparse import ArgumentParser
from collections import Counter
from collections.abc import Mapping
from typing import Any

from exams.console import actor, add_as, campaign
from grading.actions import rank
from web.console import EXITS, ActionCommand, CommandAnswer
from web.sentences import label


class Command(ActionCommand):
    help = f"Draw up the ranking of a campaign: a frozen snapshot with its digests. {EXITS}"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("campaign", help="code of the campaign")
        add_as(parser)

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        made = rank.rank(campaign=campaign(options["campaign"]), **actor(options))
        rows = [row for position in made.outcome["positions"] for row in position["ranking"]]
        results = dict(sorted(Counter(row["result"] for row in rows).items()))
        facts = {
            "ranking": made.number,
            "inputs_digest": made.inputs_digest,
            "outcome_digest": made.outcome_digest,
            "results": results,
        }
        lines = [f"{count:6d}  {label(result)}" for result, count in results.items()]
        digests = [f"Dữ liệu: {made.inputs_digest}", f"Kết quả: {made.outcome_digest}"]
        return CommandAnswer(facts, [f"Bảng xếp hạng lần {made.number}:", *lines, *digests])
