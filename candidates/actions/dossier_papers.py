"""The papers that a dossier of a campaign needs, and what is found of them at once; reads only."""

from datetime import date

from candidates.actions.dossiers import announced_dates
from candidates.models import Application
from candidates.rules.completeness import lacking
from candidates.rules.dossier_items import ItemType, PaperState, item_types, state_of_paper
from candidates.rules.profile import profile_of
from exams.models import Campaign


def items_of(campaign: Campaign) -> tuple[ItemType, ...]:
    """Return the papers that a dossier of the campaign needs, as a numbered table."""
    return item_types(profile_of(campaign.regulations["eligibility"]))


def oldest_paper(campaign: Campaign, item: str) -> date | None:
    """Return the first day on which a paper may have been written (E16); None of any day.

    Raises Refusal DATES_MISSING.
    """
    [asked] = [each for each in items_of(campaign) if each.code == item]
    return asked.not_before(announced_dates(campaign).dossier)


def states_of_papers(application: Application) -> dict[str, PaperState]:
    """Return what is found at once of each paper of a dossier that was handed in on the pages."""
    there = {each.item: each for each in application.documents.filter(removed_at=None)}
    reference = announced_dates(application.campaign).dossier
    return {
        item.code: state_of_paper(
            item,
            is_there=item.code in there,
            issued_on=there[item.code].issued_on if item.code in there else None,
            reference=reference,
        )
        for item in items_of(application.campaign)
    }


def missing_in(application: Application) -> tuple[str, ...]:
    """Return what a registration lacks before it can be submitted (`completeness.lacking`)."""
    profile = profile_of(application.campaign.regulations["eligibility"])
    is_declared = bool(application.declared_true_at)
    return lacking(application.as_registration(), profile, declared_true=is_declared)


def expired_papers(application: Application) -> list[str]:
    """Return the papers of a dossier that are too old on the day by which they are judged."""
    states = states_of_papers(application)
    return [item for item, state in states.items() if state == PaperState.EXPIRED]
