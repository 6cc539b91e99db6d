"""The letters that tell everybody who registered what became of the campaign as a whole."""

from collections.abc import Callable, Iterable, Sequence
from datetime import date, datetime

from audit.models import Protected
from exams.actions.letters import compose_to_registered
from exams.models import Announcement, Campaign, Letter
from exams.rules.letters import LetterKind


def of_change(
    campaign: Campaign, announcement: Announcement, others: Iterable[Protected], at: datetime
) -> list[Letter]:
    """Compose what tells that the announcement changed; none to whom a letter of `others` does."""
    informed = {each.about for each in others if isinstance(each, Letter)}
    closes = f"{campaign.registration_closes:%d/%m/%Y}" if campaign.registration_closes else "–"
    facts = {"number": announcement.number, "closes": closes}
    letters = compose_to_registered(LetterKind.ANNOUNCEMENT_CHANGED, campaign, facts, at)
    return [letter for letter in letters if letter.about not in informed]


def still_true(campaign: Campaign, letters: Sequence[Letter]) -> list[Letter]:
    """Return the letters that say how the campaign stands: the latest change or interruption."""
    return [each for each in letters if SAYS[LetterKind(each.kind)](campaign, each)]


def _is_latest(campaign: Campaign, letter: Letter) -> bool:
    latest = campaign.announcements.last()
    return latest is not None and latest.number == letter.facts["number"]


def _is_suspended(campaign: Campaign, letter: Letter) -> bool:
    since = campaign.suspended_on
    return since is not None and letter.facts["day"] == f"{since:%d/%m/%Y}"


def _goes_on(campaign: Campaign, letter: Letter) -> bool:
    if campaign.suspended_on or not campaign.suspensions:
        return False
    until = date.fromisoformat(campaign.suspensions[-1]["until"])
    return bool(letter.facts["day"] == f"{until:%d/%m/%Y}")


SAYS: dict[LetterKind, Callable[[Campaign, Letter], bool]] = {
    LetterKind.ANNOUNCEMENT_CHANGED: _is_latest,
    LetterKind.SUSPENSION: _is_suspended,
    LetterKind.RESUMPTION: _goes_on,
}
