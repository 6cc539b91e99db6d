"""One thing that waits for somebody, as “my work” shows it; and what concerns their account."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import AccountNotice, Job, Person
from web.sentences import label

Text = str | Promise


class Urgency(StrEnum):
    """How soon something is due, the most urgent first."""

    OVERDUE = "OVERDUE"
    TODAY = "TODAY"
    WEEK = "WEEK"  # within seven days
    LATER = "LATER"  # or no day is set


def urgency_of(due: date | None, today: date) -> Urgency:
    """Return how soon a day is due; what has no day is due later."""
    if due is None or due > today + timedelta(days=7):
        return Urgency.LATER
    if due > today:
        return Urgency.WEEK
    return Urgency.TODAY if due == today else Urgency.OVERDUE


@dataclass(frozen=True, slots=True)
class WorkItem:
    """One thing to do: in which campaign (none: in all), where, how many of them, until when.

    `due` is a day; `deadline` names instead what of the campaign's calendar it answers, and the day
    of that becomes its `due`.
    """

    title: Text
    campaign: Any
    url: str
    count: int | None = None
    due: date | None = None
    detail: Text = ""
    deadline: str = ""


Items = Iterator[WorkItem]


def account_notices(person: Person, at: datetime) -> Items:
    """What was done to roles and keys that concern somebody, until they say that it is read."""
    kinds = AccountNotice.objects.filter(person=person, read_at=None).values_list("kind", flat=True)
    if unread := list(kinds):
        detail = ", ".join(dict.fromkeys(label(kind) for kind in unread))
        title = _("Đọc thông báo về tài khoản")
        yield WorkItem(title, None, reverse("accounts:notices"), len(unread), detail=detail)


def jobs_of_mine(person: Person, at: datetime) -> Items:
    """What a worker does for somebody, and what came of it until they have looked."""
    for job in Job.objects.filter(person=person, seen_at=None):
        text = _("Đang làm: %(what)s") if job.is_active else _("Xem kết quả: %(what)s")
        url = reverse("accounts:job", args=[job.pk])
        yield WorkItem(
            text % {"what": label(job.kind)}, None, url, detail=label(f"JOB_{job.state}")
        )
