"""The whole rehearsal, from the first file to the last table."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from candidates.tables.planning import PlanningReading
from exams.actions.advance import parts_of
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.profile import Values
from exams.rules.stages import ANNOUNCE, PUBLISH, RANK, REGISTER, SCREEN, Stage, Step
from rehearsal import catalogue, defence, imported, opening, ranked, written
from rehearsal.announce import announce_campaign
from rehearsal.clock import Clock
from rehearsal.folder import Folder, Note, read_folder
from rehearsal.invented import invented_slips
from rehearsal.people import PANEL, open_accounts
from rehearsal.sitting import SittingRehearsal


@dataclass(frozen=True, slots=True)
class Rehearsed:
    """A campaign that was played to its end, and what was read on the way."""

    folder: Folder
    campaign: Campaign
    planning: dict[str, PlanningReading]
    notes: tuple[Note, ...] = ()


def rehearse(
    path: Path, values: Values | None = None, tell: Callable[[Step], None] = lambda step: None
) -> Rehearsed:
    """Run the campaign of a folder through the same actions as the pages.

    With `values` its people sit by these regulations, and their marks are invented. `tell` hears
    of each step that is reached. Raises Refusal when a file is missing or an action is refused; the
    database is the caller's, and should hold nothing else.
    """
    folder = read_folder(path)
    if values:
        folder = replace(folder, announcement={**folder.announcement, "profile": dict(values)})
    clock = Clock(folder.campaign["announced_on"])
    least = int(folder.profile.get("scoring", {}).get("panel_min_examiners", PANEL))
    people = open_accounts(clock.at, panel=max(folder.panel_size, least, PANEL))
    tell(ANNOUNCE)
    catalogue.keep_catalogue(folder, people, clock)
    profile = opening.keep_profile(folder, people, clock)
    campaign = announce_campaign(folder, profile, people, clock)
    tell(REGISTER)
    planning, unread = opening.read_planning_workbooks(folder)
    imported.import_everything(folder, planning["planning"], campaign, people, clock)
    opening.close_registration(folder, campaign, people, clock)
    tell(SCREEN)
    opening.screen_and_number(folder, campaign, people, clock)
    if values:
        folder = replace(folder, slips=invented_slips(campaign, len(people.panel)))
    sitting = SittingRehearsal(folder, campaign, people, clock)
    walks = {PartKind.WRITTEN: written.written_part, PartKind.PROPOSAL: defence.defence_part}
    for kind in parts_of(campaign):
        tell(Step(Stage.SIT, kind))
        walks[kind](sitting)
    tell(RANK)
    ranked.rank_and_publish(sitting)
    tell(PUBLISH)
    notes = (*unread, *folder.notes(set(sitting.entries)))
    return Rehearsed(folder, Campaign.objects.get(pk=campaign.pk), planning, notes)
