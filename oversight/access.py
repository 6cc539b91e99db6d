"""Which logs of the trail somebody reads: those of the campaigns in which it is their duty."""

from datetime import datetime

from accounts.models import Grant, Person
from accounts.rules.duties import Duty, roles_with
from accounts.rules.separation import same_campaign
from audit.actions.record import log_of
from audit.models import Log
from audit.models.log import SYSTEM
from candidates.actions.recusal import closed_files
from exams.actions.recused import require_signed
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.rules.stages import Stage

WHOLE_INSTALLATION = ""  # a grant for all campaigns covers it, one for a single campaign does not


def readable_logs(person: Person, at: datetime) -> list[str]:
    """Return the logs that somebody may read at a moment.

    The installation's own log is read by whoever reads those of all campaigns. Who gives marks in a
    campaign, or ever did, never reads its log: it tells of the other hand.
    """
    marked_in = _campaigns_of_marks(person)
    return [
        log
        for log in Log.objects.order_by("log_id").values_list("log_id", flat=True)
        if person.may(Duty.READ_TRAIL, campaign_of(log), at=at)
        and not _gave_marks(campaign_of(log), marked_in)
    ]


def campaign_of(log: str) -> str:
    """Return the code of the campaign whose log this is, blank for the installation's own."""
    return WHOLE_INSTALLATION if log == SYSTEM else log.removeprefix(log_of(""))


def _gave_marks(campaign: str, marked_in: set[str]) -> bool:
    return campaign != WHOLE_INSTALLATION and any(
        same_campaign(campaign, other) for other in marked_in
    )


def _campaigns_of_marks(person: Person) -> set[str]:
    """Return the campaigns (blank: all) in which somebody was ever given a role that marks."""
    roles = roles_with(Duty.MARK) | roles_with(Duty.SCORE_DEFENCE)
    grants = Grant.objects.filter(person=person, role__in=roles)
    return set(grants.values_list("campaign", flat=True))


def require_untied(person: Person, campaign: Campaign) -> None:
    """Refuse (FIGURES_CLOSED_TO_TIED) figures of marks to who is tied to a candidate among them.

    Before the statement on relations is signed they are closed as well (STATEMENT_OWED).

    Once the results are public the figures are of what everybody reads (regulations 4.2).
    """
    require_signed(person, [campaign.code])
    if campaign.stage != Stage.PUBLISH and closed_files(campaign, person).exists():
        raise Refusal("FIGURES_CLOSED_TO_TIED")
