"""Decide how a vacant post is filled, with the one person who answers for it."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from django.utils import timezone

from accounts.actions.action import action
from accounts.models import Person
from accounts.rules.duties import Duty
from audit.actions.record import record
from exams.models import Campaign, Post, Vacancy
from exams.rules.names import fold
from exams.rules.refusals import Refusal
from exams.rules.vacancies import may_enter_campaign


@action(duty=Duty.KEEP_PLANNING, in_campaign=False)
def enter(*, post: Post, fields: Mapping[str, Any], by: Person, at: datetime) -> Vacancy:
    """Enter the mode of a vacancy; a later one of the post takes its place, and both stay.

    Raises Refusal NOT_YOUR_DUTY or DAY_IN_FUTURE.
    """
    if fields["decided_on"] > timezone.localdate(at):
        raise Refusal("DAY_IN_FUTURE", field="decided_on")
    vacancy = Vacancy(
        post=post, responsible_fold=fold(fields["responsible"]), entered_at=at, **fields
    )
    record("vacancy.entered", about=post.code, by=by, at=at, rows=[vacancy], mode=vacancy.mode)
    return vacancy


def require_by_exam(post: Post) -> None:
    """Refuse (NOT_BY_EXAM) a post whose vacancy is filled in another way than by competition."""
    latest = post.vacancies.first()
    if latest and not may_enter_campaign(latest.mode):
        raise Refusal("NOT_BY_EXAM", **_words(latest))


def filled_otherwise(campaign: Campaign) -> tuple[dict[str, str], ...]:
    """Return the vacancies of a campaign's posts that are not competed for, as last decided."""
    vacancies = Vacancy.objects.filter(post__positions__campaign=campaign).select_related("post")
    latest = {each.post_id: each for each in vacancies.distinct().reverse()}
    others = (each for each in latest.values() if not may_enter_campaign(each.mode))
    return tuple(_words(each) for each in sorted(others, key=lambda each: each.post.code))


def not_in_register(campaign: Campaign) -> tuple[str, ...]:
    """Return the positions whose post is not in the register of vacancies, by code.

    Where nobody keeps a register at all, that is said once (is_register_empty), not of each.
    """
    if is_register_empty():
        return ()
    unknown = campaign.positions.filter(post__vacancies=None).order_by("code")
    return tuple(unknown.values_list("code", flat=True))


def is_register_empty() -> bool:
    """Tell whether nothing was ever entered in the register of vacancies."""
    return not Vacancy.objects.exists()


def _words(vacancy: Vacancy) -> dict[str, str]:
    """Return what a refusal says of a vacancy: post, mode and who answers for it."""
    return {"post": vacancy.post.full_name, "mode": vacancy.mode, "who": vacancy.responsible}
