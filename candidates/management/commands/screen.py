from argparse import ArgumentParser
from collections import Counter
from collections.abc import Mapping
from typing import Any

from candidates.actions import screen
from exams.console import actor, add_as, campaign
from web.console import EXITS, ActionCommand, CommandAnswer
from web.sentences import label


class Command(ActionCommand):
    help = f"Apply every rule of screening to every paper of a campaign. {EXITS}"

    def add_arguments(self, parser: ArgumentParser) -> None:
        super().add_arguments(parser)
        parser.add_argument("campaign", help="code of the campaign")
        add_as(parser)

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        made = screen.run(campaign=campaign(options["campaign"]), **actor(options))
        states = made.campaign.applications.order_by("state").values_list("state", flat=True)
        counts = dict(sorted(Counter(states).items()))
        facts = {
            "screening": made.number,
            "planning_list": made.planning_list.version,
            "states": counts,
        }
        heading = f"Thẩm định lần {made.number}, danh sách quy hoạch bản {facts['planning_list']}:"
        lines = [f"{count:6d}  {label(state)}" for state, count in counts.items()]
        return CommandAnswer(facts, [heading, *lines])
