"""Play the sample campaign up to a moment, for good: `python -m tests.browser.served closed`.

A journey's server needs a database file, and a process of its own to write it. The sample's papers
came in on paper: `candidate NUMBER` makes one of them that of `thi-sinh`. No journey can wait for a
day: `remark-over` moves the days of the remark back until its last day was yesterday. There is
one planning list: `planning-again` keeps another version, in which some came, went and changed;
and one planning officer: `planning-officers NAME …` are others. One officer screens each file:
`two-officers CAMPAIGN NAME` lets another conclude on each, blind to the first.
Nobody of the sample is kept out and has an account: `owner FILE` gives the file to `thi-sinh`; nor
does anybody sit in a secretariat: `secretariat NAME` founds one, whose head is a second secretary.
The days of the sample are past: `sitting-ahead` lets the written test begin in a week.
"""

import os
import sys
from collections.abc import Callable
from datetime import timedelta
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


class Reached(Exception):
    """The moment is there: the action that would end it is not done."""


def prepare(moment: str) -> None:
    # These need the apps.
    from django.contrib.auth.hashers import make_password  # noqa: PLC0415
    from django.core.management import call_command  # noqa: PLC0415

    from accounts.actions import approvals  # noqa: PLC0415
    from accounts.models import Person  # noqa: PLC0415
    from rehearsal.run import rehearse  # noqa: PLC0415
    from tests.browser.steps import PASSWORD  # noqa: PLC0415
    from tests.moments import BEFORE, DEMO  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    call_command("createcachetable")
    before = BEFORE[moment]
    if isinstance(before, str):  # an act of two persons: nobody asks for it any more
        approvals.request_approval = _stop_at(before, approvals.request_approval)
    else:
        setattr(*before, _stop)
    try:
        rehearse(DEMO)
    except Reached:
        Person.objects.update(password=make_password(PASSWORD))


def _stop(**_: object) -> None:
    raise Reached


def _stop_at(act: str, request: Callable[..., Any]) -> Callable[..., Any]:
    def run(**options: Any) -> Any:
        return _stop() if options["act"].name == act else request(**options)

    return run


def candidate(number: str) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from candidates.models import Seal  # noqa: PLC0415
    from tests.actions import arrange  # noqa: PLC0415

    person, paper = _account("thi-sinh", "CANDIDATE"), Seal.objects.get(entry__number=number)
    arrange(paper.application, at=timezone.now(), person=person)


def remark_over() -> None:
    from django.utils import timezone  # noqa: PLC0415

    from exams.models import ExamPart  # noqa: PLC0415
    from tests.actions import arrange  # noqa: PLC0415

    part, now = ExamPart.objects.get(kind="WRITTEN"), timezone.now()
    yesterday = timezone.localdate(now) - timedelta(days=1)
    back = part.remark_until - yesterday
    arrange(part, at=now, remark_until=yesterday)
    for request in part.remark_requests.all():
        arrange(request, at=now, requested_on=request.requested_on - back)


def planning_again() -> None:
    from dataclasses import replace  # noqa: PLC0415

    from django.utils import timezone  # noqa: PLC0415

    from accounts.models import Person  # noqa: PLC0415
    from candidates.actions import plan  # noqa: PLC0415
    from candidates.models import PlanningList  # noqa: PLC0415

    rows = [entry.as_row() for entry in PlanningList.objects.get().entries.order_by("row")]
    changed = [replace(row, tier=3 - row.tier) for row in rows[10:25]]
    came = [
        replace(row, citizen_id=f"0010990{number:05}") for number, row in enumerate(rows[40:52])
    ]
    plan.planning_list(
        rows=[*changed, *rows[25:], *came],
        findings=[],
        source=plan.SourceFile("quy-hoach-2.xlsx", "0" * 64),
        by=Person.objects.get(username="quy-hoach"),
        at=timezone.now(),
    )


def planning_officers(*usernames: str) -> None:
    for name in usernames:
        _account(name, "PLANNING_OFFICER")


def two_officers(code: str, username: str) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from exams.models import Campaign  # noqa: PLC0415
    from tests.actions import arrange  # noqa: PLC0415

    campaign = Campaign.objects.get(code=code)
    regulations = dict(campaign.regulations)
    regulations["eligibility"] = {**regulations["eligibility"], "screening_officers": 2}
    arrange(campaign, at=timezone.now(), regulations=regulations)
    _account(username, "SCREENING_OFFICER")


def owner(number: str) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from candidates.models import Application  # noqa: PLC0415
    from tests.actions import arrange  # noqa: PLC0415

    paper, person = Application.objects.get(reg_no=number), _account("thi-sinh", "CANDIDATE")
    arrange(paper, at=timezone.now(), person=person, submitted_at=timezone.now())


def sitting_ahead() -> None:
    from django.utils import timezone  # noqa: PLC0415

    from exams.models import ExamPart  # noqa: PLC0415
    from tests.actions import arrange  # noqa: PLC0415

    now = timezone.now()
    arrange(ExamPart.objects.get(kind="WRITTEN"), at=now, starts_at=now + timedelta(days=7))


def secretariat(username: str) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from exams.rules.bodies import BodyKind, Office  # noqa: PLC0415
    from tests.actions import by_two, person_named  # noqa: PLC0415
    from tests.bodies import DECIDED, drafted  # noqa: PLC0415

    now, head = timezone.now(), _account(username, "SECRETARY")
    offices, people = (Office.HEAD, Office.MEMBER), (head, person_named("thu-ky"))
    body = drafted(BodyKind.SECRETARIAT, offices, people, at=now)
    by_two("FOUND_BODY", at=now, body=body.kind, whom=[], **DECIDED)


def _account(username: str, role: str) -> Any:
    from django.utils import timezone  # noqa: PLC0415

    from accounts.actions import granting  # noqa: PLC0415
    from accounts.models import Person  # noqa: PLC0415
    from accounts.rules.duties import Role  # noqa: PLC0415
    from tests.browser.steps import PASSWORD  # noqa: PLC0415

    person = Person.objects.create_user(username, full_name=username, password=PASSWORD)
    granting.grant(person=person, role=Role(role), by="test", at=timezone.now())
    _sign(person)
    return Person.objects.get(pk=person.pk)


def _sign(person: Any) -> None:
    from django.utils import timezone  # noqa: PLC0415

    from candidates.actions import statements  # noqa: PLC0415
    from exams.models import Campaign  # noqa: PLC0415

    for campaign in Campaign.objects.filter(cancelled_on=None):
        if statements.owes(person, campaign):
            digest = statements.digest_of(campaign)
            statements.sign(campaign=campaign, digest=digest, by=person, at=timezone.now())


def on_paper(*numbers: str) -> None:
    from tests.results.actions import on_paper as paper  # noqa: PLC0415

    paper.bind("LATE")
    paper.sit_with(*numbers)


def stubs_read_but_one() -> None:
    """Let the custodian be through, and the other side lack a stub and have two changed."""
    from tests.results.actions import on_paper as paper  # noqa: PLC0415

    paper.bind("LATE")
    stuck = paper.stuck()
    first, second, *_, last = sorted(stuck)
    turned = {**stuck, first: stuck[second], second: stuck[first]}
    paper.read(stuck)
    paper.finish()
    paper.read({number: turned[number] for number in turned if number != last}, paper.SUPERVISOR)


ARRANGED = {
    "candidate": candidate,
    "on-paper": on_paper,
    "owner": owner,
    "stubs-read-but-one": stubs_read_but_one,
    "planning-again": planning_again,
    "planning-officers": planning_officers,
    "two-officers": two_officers,
    "remark-over": remark_over,
    "secretariat": secretariat,
    "sitting-ahead": sitting_ahead,
}

if __name__ == "__main__":
    django.setup()
    what, *rest = sys.argv[1:]
    ARRANGED[what](*rest) if what in ARRANGED else prepare(what)
