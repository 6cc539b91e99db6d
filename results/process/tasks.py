"""What a campaign has to do, as data: the tasks of each step, and what is known of each.

A stage's module lists its tasks; `overview` says of a campaign which are done, whose turn it is,
and what the gate of its step still finds. The control room, "my work" and the public "what happens
next" are drawn from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from django.utils.functional import Promise
from django.utils.translation import gettext as _

from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.checks import Check
from exams.rules.deadlines import Deadline
from exams.rules.enums import PartKind
from exams.rules.stages import Step
from results.process.progress import Progress

Words = str | Promise


class TaskState(StrEnum):
    NOT_YET = "NOT_YET"
    TODO = "TODO"
    SECOND_PERSON = "SECOND_PERSON"
    DONE = "DONE"


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One thing that a step asks for.

    `page` is the name of its URL, `act` the act of two persons it is, `event` the event that says
    it was done, `deadline` names what of the calendar it answers. `waits_for` says why it is not
    possible yet, in words; "" when it is.
    """

    title: Words
    step: Step
    duty: Duty
    page: str
    event: str = ""
    act: str = ""
    deadline: str = ""
    is_for: Callable[[Campaign], bool] = lambda campaign: True  # campaigns that have it at all
    is_public: bool = False  # told to everybody as what happens next
    is_done: Callable[[Progress], bool] = lambda progress: False
    is_half_done: Callable[[Progress], bool] = lambda progress: False  # one of two has done it
    waits_for: Callable[[Campaign, Progress, date], Words] = lambda campaign, progress, today: ""
    count: Callable[[Progress], int | None] = lambda progress: None
    leaves_open: Callable[[Progress], bool] = lambda progress: False  # so that it takes two


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskLine:
    """A task of one campaign as it stands: whose it is by name, and how far it is."""

    task: Task
    state: TaskState
    url: str
    duties: tuple[Duty, ...] = ()  # whose turn it is
    owners: tuple[Person, ...] = ()
    reason: Words = ""  # why it is not possible yet
    count: int | None = None
    due: date | None = None
    done_by: str = ""
    done_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Overview:
    """Where a campaign stands: its tasks now, what its gate finds, who could mend it."""

    campaign: Campaign
    tasks: tuple[TaskLine, ...]
    checks: tuple[Check, ...]
    gate: TaskLine | None  # the task that moves the campaign on
    deadlines: tuple[Deadline, ...]
    progress: Progress
    owners: Mapping[Duty, list[Person]]  # who holds the duties of the tasks and of the checks


def undecided_disqualification(progress: Progress, kind: PartKind) -> Words:
    """Say that the chair has to decide about somebody before a part goes on; blank if not."""
    if kind not in progress.proposed:
        return ""
    return _("Chờ Chủ tịch quyết định đình chỉ, hủy kết quả")


def unanswered_special_case(progress: Progress) -> Words:
    """Say that a special case has no answer and could still be called; blank if none could."""
    return _("Còn trường hợp đặc biệt chưa có trả lời") if progress.special_cases_to_call else ""
