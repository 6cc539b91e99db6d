"""What the verifications of persons leave open once the eligible list is approved. Reads only.

Source: regulations 1.5 (56); annex ii A: verification_before_list.
"""

from datetime import datetime

from candidates.actions.background_checks import LISTABLE, demand_of
from candidates.models import Application, BackgroundCheck, Complaint
from candidates.models.application import ApplicationQuerySet
from candidates.rules.complaints import ComplaintKind
from candidates.rules.enums import ApplicationState
from candidates.rules.verification import VerificationFacts, VerificationOutcome
from exams.models import Campaign
from exams.rules.enums import SittingState

DISQUALIFIED = tuple(state for state in SittingState if state.is_disqualified)


def later_facts(campaign: Campaign, since: datetime | None = None) -> VerificationFacts:
    """Return who came back by a complaint unverified, and whose verification is not clear.

    Of those only what was entered after a moment: the approval of the list, unless another is told.
    """
    return VerificationFacts(
        demand=demand_of(campaign),
        unverified=_brought_back_unverified(campaign),
        objected=_objected_since(campaign, since or list_approved_at(campaign)),
    )


def list_approved_at(campaign: Campaign) -> datetime | None:
    """Return when the list was approved: the rules ran for the last time then; None before."""
    moment: datetime | None = campaign.screenings.values_list("run_at", flat=True).first()
    return moment


def _brought_back_unverified(campaign: Campaign) -> tuple[str, ...]:
    """Return the files that a complaint made eligible, and whose person nobody verified."""
    upheld = Complaint.objects.filter(
        application__campaign=campaign, kind=ComplaintKind.ELIGIBILITY, upheld=True
    )
    files = campaign.applications.filter(state=ApplicationState.ELIGIBLE)
    back = files.filter(pk__in=upheld.values("application"), background_checks=None)
    return tuple(back.order_by("reg_no").values_list("reg_no", flat=True))


def _objected_since(campaign: Campaign, since: datetime | None) -> tuple[str, ...]:
    """Return whose last verification is not clear and came later, unless they are disqualified.

    Before a list was approved none came later: its own gate names them.
    """
    if since is None:
        return ()
    rows = BackgroundCheck.objects.filter(application__in=_competing(campaign))
    in_order = rows.filter(entered_at__gt=since).order_by("entered_at", "event__seq")
    latest = dict(in_order.values_list("application__reg_no", "outcome"))
    is_clear = VerificationOutcome.CLEAR
    return tuple(sorted(number for number, outcome in latest.items() if outcome != is_clear))


def _competing(campaign: Campaign) -> ApplicationQuerySet:
    files = Application.objects.filter(campaign=campaign, state__in=LISTABLE)
    out = files.filter(seal__entry__sittings__state__in=DISQUALIFIED)
    return files.exclude(pk__in=out.values("pk"))
