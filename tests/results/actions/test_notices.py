"""Whom a correction touches, or a position that is not held, is told by letter (N18, P6)."""

import pytest

from accounts.actions import two_persons
from candidates.actions.officer_decision import digest_of
from candidates.models import Application, Decision
from candidates.rules.enums import ApplicationState
from exams.models import Letter, Position
from exams.rules.letters import LetterKind
from grading.actions import rank
from results.actions import candidate_gates, gates, outbox
from results.models import Publication
from results.process.acts import ACTS
from tests.actions import LATE, arrange, by_two, campaign, officer, person_named

pytestmark = pytest.mark.django_db
CORRECTION = {"kind": "OFFICIAL", "number": "9/TB", "reason": "Thêm chỉ tiêu", "basis": "QĐ 12"}


def with_account(paper, name):
    """Let somebody have registered online; the officer's word is about this file."""
    paper = arrange(paper, person=officer(name, "CANDIDATE"))
    for decision in Decision.objects.filter(application=paper, kind="OFFICER"):
        arrange(decision, paper_digest=digest_of(paper))
    return paper


def of_number(number):
    return Application.objects.get(seal__entry__number=number)


def letters(kind):
    rows = Letter.objects.filter(kind=kind).order_by("about")
    return [(row.about, row.receiver.username, row.released_at) for row in rows]


def one_seat_more():
    position = Position.objects.filter(campaign=campaign()).order_by("code").first()
    arrange(position, vacancies=position.vacancies + 1)
    rank.rank(campaign=campaign(), by=person_named("chu-tich"), at=LATE)


def test_whose_line_a_correction_changes_gets_a_letter_without_any_result(life):
    with life.at("published"):
        one_seat_more()
        before = Publication.objects.filter(kind="OFFICIAL").latest("version").content["lines"]
        papers = [
            with_account(of_number(line["number"]), f"thi-sinh-{number}")
            for number, line in enumerate(before)
        ]

        effect = two_persons.effect_of(ACTS["PUBLISH_CORRECTION"], campaign().code, CORRECTION)
        made = by_two("PUBLISH_CORRECTION", gates.of_results(campaign()), **CORRECTION)

        changed = {what.split(" ")[0] for what, _, _ in made.content["correction"]["changes"]}
        told = [paper for paper in papers if paper.seal.entry.number in changed]
        assert 0 < len(told) < len(papers)
        assert ["EFFECT_LETTERS", len(told)] in effect.plain()["figures"]
        assert letters("CORRECTION") == sorted(
            (paper.reg_no, paper.person.username, None) for paper in told
        )
        facts = [set(letter.facts) for letter in Letter.objects.filter(kind="CORRECTION")]
        assert facts == [{"registration", "number", "day"}] * len(told)
        assert len(outbox.true_letters(campaign(), LetterKind.CORRECTION, LATE)) == len(told)


def test_who_registered_on_paper_gets_no_letter(life):
    with life.at("published"):
        one_seat_more()
        by_two("PUBLISH_CORRECTION", gates.of_results(campaign()), **CORRECTION)

        assert letters("CORRECTION") == []


def unwaived():
    for decision in Decision.objects.filter(kind="MIN_CANDIDATES_WAIVER"):
        arrange(decision, kind="OFFICER", position=None)


def test_who_may_sit_for_a_position_that_is_not_held_is_told(life):
    with life.at("decided"):
        unwaived()
        at_position = campaign().applications.filter(position_code="VT11")
        able = at_position.filter(state=ApplicationState.ELIGIBLE).first()
        other = campaign().applications.filter(state=ApplicationState.ELIGIBLE)
        with_account(able, "cho-thi")
        with_account(other.exclude(position_code="VT11").first(), "duoc-thi")

        by_two("APPROVE_LIST", candidate_gates.of_eligible_list(campaign()))

        assert letters("NOT_HELD") == [(able.reg_no, "cho-thi", None)]
        waiting = outbox.true_letters(campaign(), LetterKind.NOT_HELD, LATE)
        assert [letter.about for letter in waiting] == [able.reg_no]
        arrange(Position.objects.get(campaign=campaign(), code="VT11"), opening="HELD")
        assert outbox.true_letters(campaign(), LetterKind.NOT_HELD, LATE) == []
