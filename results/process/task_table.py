"""The tasks of every step, in order, and who begins each."""

from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.stages import (
    Step,
)
from results.process import announce, defence, mark, publish, rank, register, screen, sit
from results.process.act_gates import takes_two
from results.process.acts import ACTS
from results.process.progress import Progress
from results.process.tasks import Task

TASKS: tuple[Task, ...] = tuple(
    task
    for stage in (announce, register, screen, sit, mark, defence, rank, publish)
    for task in stage.TASKS
)


def tasks_of(step: Step, campaign: Campaign) -> tuple[Task, ...]:
    """Return what a campaign has to do at a step, in order; the last one of most moves it on."""
    return tuple(task for task in TASKS if task.step == step and task.is_for(campaign))


def asked_by(task: Task) -> tuple[Duty, ...]:
    """Return the duties that may ask for a task; none where it cannot take two persons."""
    act = ACTS.get(task.act)
    return act.asks if act else ()


def starters_of(task: Task, campaign: Campaign, progress: Progress) -> tuple[Duty, ...]:
    """Return the duties that begin a task: asking for what takes two persons, or doing it."""
    act = ACTS.get(task.act)
    two = act and (takes_two(act, campaign, ()) or task.leaves_open(progress))
    return act.asks if act and two else (task.duty,)
