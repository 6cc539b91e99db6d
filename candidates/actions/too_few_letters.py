"""What tells the candidates of a position with too few people what was decided about it."""

from collections.abc import Collection, Mapping, Sequence
from datetime import datetime
from typing import Any

from accounts.access import people_with
from accounts.models import Person
from accounts.rules.duties import Duty
from candidates.actions.dossiers import postponed_positions, waived_positions
from candidates.models import Application
from candidates.rules.enums import KEPT_OUT, ApplicationState
from exams.actions.letters import compose
from exams.models import Campaign, Letter, Position
from exams.rules.letters import LetterKind

DECIDED_BY = {
    LetterKind.POSTPONED: postponed_positions,
    LetterKind.WAIVED: waived_positions,
}
GONE = (ApplicationState.DRAFT, ApplicationState.WITHDRAWN, *KEPT_OUT)


def still_true(campaign: Campaign, kind: LetterKind, letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters whose decision is the last about the position of their receiver."""
    decided = DECIDED_BY[kind](campaign)
    files = campaign.applications.filter(reg_no__in=[letter.about for letter in letters])
    of_files = dict(files.values_list("reg_no", "position__code"))

    def says(letter: Letter) -> bool:
        position = of_files.get(letter.about, letter.about)
        return bool(decided.get(position) == letter.facts["document"])

    return [letter for letter in letters if says(letter)]


def letters_about(
    campaign: Campaign,
    positions: Collection[Position],
    kind: LetterKind,
    facts: Mapping[str, str],
    at: datetime,
) -> list[Letter]:
    """Compose what tells the candidates of positions, and the secretary, what was decided.

    The secretary is told where the others, who registered on paper, have to be told by hand.
    """
    made = []
    for position in positions:
        title = {"position": f"{position.code} – {position.title}", **facts}
        informed: list[tuple[Person, str]] = [
            (file.person, file.reg_no)
            for file in concerned(position).select_related("person")
            if file.person
        ]
        if kind is not LetterKind.WAIVED:  # nothing changes for whoever is told
            informed += [(each, position.code) for each in _secretaries(campaign)]
        made += [
            compose(kind, campaign=campaign, to=to, about=about, facts=title, at=at)
            for to, about in informed
        ]
    return made


def concerned(position: Position) -> Any:
    """Return the registrations of those who take part still for a position."""
    files = Application.objects.filter(position=position, campaign=position.campaign)
    return files.exclude(state__in=GONE).order_by("reg_no")


def _secretaries(campaign: Campaign) -> list[Person]:
    return people_with([Duty.PREPARE], campaign.code)[Duty.PREPARE]
