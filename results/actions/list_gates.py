"""Whether the signed list of screening is on record, as the paper that holds today."""

from candidates.documents import list_to_sign
from exams.models import Campaign
from exams.rules.checks import Check
from results.actions.document_kinds import LIST_TO_SIGN, states_of
from results.rules.document_states import DocumentState
from results.rules.signed_list import signed_list_checks


def of_signed_list(campaign: Campaign) -> tuple[Check, ...]:
    """Return that the list of screening was not signed, or says what is so no more; else nothing.

    Where there is none to sign, nothing is asked.
    """
    breach = campaign.regulations.get("documents", {}).get("signed_list", "")
    if not breach or not list_to_sign.to_sign(campaign):
        return ()
    return signed_list_checks(is_signed=_is_signed(campaign), breach=breach)


def _is_signed(campaign: Campaign) -> bool:
    papers = list(campaign.papers.filter(kind=LIST_TO_SIGN.name, superseded_at=None))
    return DocumentState.SIGNED in states_of(campaign, LIST_TO_SIGN, papers).values()
