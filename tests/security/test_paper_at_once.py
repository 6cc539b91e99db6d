"""Two scanners and two officers at one moment: every body counts once, two lists bind once."""

import pytest

from exams.models import Script, ScriptReception
from tests.actions import campaign
from tests.at_once import at_once, count_of
from tests.results.actions import on_paper

pytestmark = pytest.mark.django_db(transaction=True)


def test_two_scanners_lose_no_body_and_count_none_twice(at):
    at("listed")
    on_paper.bind("LATE")
    codes = on_paper.issue(3).codes

    outcomes = at_once(
        lambda: on_paper.receive(codes[0], codes[1]),
        lambda: on_paper.receive(codes[2]),
        lambda: on_paper.receive(codes[2]),
    )

    assert sum(outcome == "CODE_RECEIVED" for outcome in outcomes) == 1
    assert ScriptReception.objects.get().codes == codes
    assert count_of("scripts.received") == 2


def test_two_officers_who_finish_together_bind_once(at):
    at("closed")
    on_paper.bind("LATE")
    stuck = on_paper.stuck()
    for officer in (on_paper.CUSTODIAN, on_paper.SUPERVISOR):
        on_paper.read(stuck, officer)

    outcomes = at_once(
        lambda: on_paper.finish(on_paper.CUSTODIAN), lambda: on_paper.finish(on_paper.SUPERVISOR)
    )

    assert not any(isinstance(outcome, str) for outcome in outcomes)
    assert count_of("seals.opened") == 1
    bound = {script.entry.number: script.code for script in Script.objects.all()}
    assert bound == stuck
    assert campaign().binds_late
