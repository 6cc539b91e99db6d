"""Until when somebody complains of how their file was screened, and of whatever else."""

from datetime import date, datetime, timedelta

from django.utils import timezone

from accounts.actions.action import running
from candidates.models import Application
from candidates.rules.complaints import ComplaintKind, last_day_of
from candidates.rules.enums import ApplicationState
from exams.actions.clock import calendar_profile, working_calendar
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.letters import LetterKind
from exams.rules.refusals import Refusal

ELIGIBLE_LIST = "ELIGIBLE"  # the publication that lists who may sit
RESULT_LISTS = ("PROVISIONAL", "REMARK", "OFFICIAL")


def require_complainable(application: Application, on: date, told_on: date | None = None) -> None:
    """Refuse a complaint of who is not kept out, a second one, and one after its last day.

    `told_on` is the day of a notice that was given on paper. Raises Refusal NOT_KEPT_OUT,
    COMPLAINED_ALREADY or COMPLAINT_LATE.
    """
    if not application.is_kept_out:
        raise Refusal("NOT_KEPT_OUT", code=application.reg_no)
    if application.complaints.filter(kind=ComplaintKind.ELIGIBILITY).exists():
        raise Refusal("COMPLAINED_ALREADY", code=application.reg_no)
    _require_in_time(on, complaint_until(application, told_on))


def complaint_until(application: Application, told_on: date | None = None) -> date | None:
    """Return the last day for a complaint about screening; None while nobody was told.

    Units: working days, as the profile counts (annex ii B, screening_complaint_working_days), from
    the letter that tells why; without one from the notice on paper (`told_on`), else from the
    publication of the list.
    """
    campaign = application.campaign
    begins = _told_by_letter(application) or told_on or _published_on(campaign, ELIGIBLE_LIST)
    if begins is None:
        return None
    days = calendar_profile(campaign).screening_complaint_working_days
    return _working_days_from(campaign, begins, days)


def require_other_complainable(
    application: Application, kind: ComplaintKind, happened_on: date, on: date
) -> None:
    """Refuse a complaint of another kind that is untimely, a second one, or of no candidate.

    Raises Refusal NOT_A_CANDIDATE (the file was not handed in), NO_RESULTS_YET, QUESTIONS_SECRET
    (the written part is not over), OTHER_COMPLAINT (one of that kind waits for its answer),
    DAY_AFTER_COMPLAINT or COMPLAINT_LATE.
    """
    if application.state == ApplicationState.DRAFT:
        raise Refusal("NOT_A_CANDIDATE", code=application.reg_no)
    if application.complaints.filter(kind=kind, upheld=None).exists():
        raise Refusal("OTHER_COMPLAINT")
    if happened_on > on:
        raise Refusal("DAY_AFTER_COMPLAINT", field="happened_on")
    _require_in_time(on, _other_until(application.campaign, kind, happened_on))


def _other_until(campaign: Campaign, kind: ComplaintKind, happened_on: date) -> date | None:
    """Return the last day for a complaint of another kind.

    Of results it counts from their publication, of the questions from the day on which they were
    answered (annex ii B, results_ and questions_complaint_working_days).
    """
    profile = calendar_profile(campaign)
    if kind == ComplaintKind.QUESTIONS:
        sat_on = _day_of_the_questions(campaign)
        return _working_days_from(campaign, sat_on, profile.questions_complaint_working_days)
    if kind != ComplaintKind.RESULTS:
        return last_day_of(kind, happened_on, profile.complaint_days)
    published = _published_on(campaign, *RESULT_LISTS)
    if published is None:
        raise Refusal("NO_RESULTS_YET")
    return _working_days_from(campaign, published, profile.results_complaint_working_days)


def _day_of_the_questions(campaign: Campaign) -> date:
    """Return the day of the written part. Refuse (QUESTIONS_SECRET) anything before its end.

    Source: QĐ 2500/QĐ-TTg art. 3(3)b: until then the questions are a state secret.
    """
    parts = campaign.parts.filter(kind=PartKind.WRITTEN)
    begins, minutes = parts.values_list("starts_at", "minutes").first() or (None, None)
    if begins is None or running().at < begins + timedelta(minutes=minutes or 0):
        raise Refusal("QUESTIONS_SECRET", field="kind")
    return timezone.localdate(begins)


def answer_day(campaign: Campaign, kind: ComplaintKind, on: date) -> date:
    """Return the last day for the answer to a complaint that came on a day. Units: days."""
    profile = calendar_profile(campaign)
    if kind == ComplaintKind.ELIGIBILITY:
        return on + timedelta(days=profile.screening_complaint_answer_days)
    return on + timedelta(days=profile.complaint_answer_days)


def _require_in_time(on: date, until: date | None) -> None:
    if until and on > until:
        raise Refusal("COMPLAINT_LATE", until=f"{until:%d/%m/%Y}")


def _working_days_from(campaign: Campaign, begins: date, days: int) -> date:
    count_first = calendar_profile(campaign).count_first_day
    return working_calendar(campaign).end(begins, days, count_first_day=count_first)


def _told_by_letter(application: Application) -> date | None:
    """Return the day on which the letter left that says why; None while none did."""
    letters = application.campaign.letters.filter(kind=LetterKind.INELIGIBLE_NOTICE)
    released = letters.filter(about=application.reg_no, released_at__isnull=False)
    first: datetime | None = (
        released.order_by("released_at").values_list("released_at", flat=True).first()
    )
    return timezone.localdate(first) if first else None


def _published_on(campaign: Campaign, *kinds: str) -> date | None:
    """Return when lists of these kinds were last published for the first time; None: never."""
    firsts = campaign.publications.filter(kind__in=kinds, version=1)
    day: date | None = (
        firsts.order_by("-published_on").values_list("published_on", flat=True).first()
    )
    return day
