"""The rules are run once for each version of what they are asked, and never on an older one."""

import pytest

from candidates.actions import screen, verdicts
from candidates.actions.dossiers import papers_of
from candidates.models import CadreRecord
from tests.actions import LATE, arrange, campaign, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]


@pytest.fixture(autouse=True)
def nothing_screened():
    verdicts.recent_verdicts.clear()


def screened():
    return verdicts.screened_by_rules(campaign(), papers_of(campaign()))


def eligible():
    return next(paper for paper in papers_of(campaign()) if paper.state == "ELIGIBLE")


def state_of(paper, results):
    return next(result.status for result in results if result.registration.reg_no == paper.reg_no)


def test_the_same_papers_are_screened_once():
    assert screened() is screened()


def test_they_are_not_asked_again_when_what_happened_tells_them_nothing():
    first = screened()
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)

    assert screened() is first


def test_a_changed_paper_is_screened_anew():
    first, paper = screened(), eligible()
    fields, by = {"truthful": False}, person_named("tham-dinh")
    screen.examine(application=paper, fields=fields, by=by, at=LATE)

    assert state_of(paper, first) == "ELIGIBLE"
    assert state_of(paper, screened()) == "INELIGIBLE"


def test_so_is_everybody_when_a_personnel_fact_changes():
    first, paper = screened(), eligible()
    arrange(CadreRecord.objects.get(citizen_id=paper.citizen_id), nationalities=["Lào"])

    assert state_of(paper, first) == "ELIGIBLE"
    assert state_of(paper, screened()) == "INELIGIBLE"


def test_what_was_read_while_others_wrote_is_not_kept(monkeypatch):
    answer = verdicts._answer

    def answer_while_others_write(question, planning):
        screened = answer(question, planning)
        arrange(CadreRecord.objects.first())
        return screened

    monkeypatch.setattr(verdicts, "_answer", answer_while_others_write)
    first = screened()

    assert screened() is not first
