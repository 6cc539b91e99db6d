"""Who is tied to a candidate handles no paper and no letter about them; somebody else does."""

from datetime import date

import pytest

from accounts.models import Grant
from candidates.models import Application
from exams.models import Letter
from exams.rules.letters import LetterKind
from exams.rules.relations import RelationKind
from exams.rules.stages import MARK_WRITTEN
from results.actions import issuing, open_papers, outbox, signed_copies
from results.actions.signed_copies import SignedCopy
from results.documents.kinds import KINDS
from tests.actions import LATE, arrange, campaign, move_to, officer, person_named, refused
from tests.decisions import issued, short_position
from tests.files import pdf
from tests.relations import own

pytestmark = pytest.mark.django_db
RECEIPT, LETTER = KINDS["RECEIPT_PAPER"], KINDS["INELIGIBLE_LETTER"]
NOTICE = LetterKind.INELIGIBLE_NOTICE


def secretary():
    return person_named("thu-ky")


def tied():
    """Let the secretary be the mentor of the first who is kept out, who has an account."""
    number, *_ = LETTER.subjects(campaign())
    paper = Application.objects.get(campaign=campaign(), reg_no=number)
    arrange(paper, person=officer("thi-sinh-cua-ho-so", "CANDIDATE"))
    own(secretary(), paper, kind=RelationKind.MENTOR)
    return paper


def issue(number, by, kind=LETTER):
    return issuing.issue(
        campaign=campaign(), kind=kind, subjects=[number], first=12, by=by, at=LATE
    )


@pytest.fixture
def listed_now(life):
    with life.at("listed"):
        yield


@pytest.mark.usefixtures("listed_now")
def test_a_paper_about_a_candidate_is_issued_by_nobody_who_is_tied_to_them():
    paper, other = tied(), officer("thu-ky-hai", "SECRETARY")
    with refused("RECUSED_FROM"):
        issue(paper.reg_no, secretary())
    assert paper.reg_no not in issuing.due_of(campaign(), LETTER, secretary())
    assert paper.reg_no not in open_papers.open_subjects(campaign(), RECEIPT, secretary())

    assert issue(paper.reg_no, other)


@pytest.mark.usefixtures("listed_now")
def test_a_paper_about_no_candidate_is_open_to_everybody():
    tied()
    announced = KINDS["ANNOUNCEMENT_PAPER"]
    subjects = open_papers.open_subjects(campaign(), announced, secretary())
    assert subjects == announced.subjects(campaign())
    open_papers.require_printable(campaign(), announced, subjects, secretary(), LATE.date())
    assert issue(*subjects, by=secretary(), kind=announced)


@pytest.mark.usefixtures("listed_now")
def test_a_letter_to_a_candidate_is_sent_and_dropped_by_nobody_who_is_tied_to_them():
    paper, other = tied(), officer("thu-ky-hai", "SECRETARY")
    issue(paper.reg_no, other)
    letter = Letter.objects.get(kind=NOTICE, about=paper.reg_no)
    named = {"campaign": campaign(), "kind": NOTICE, "at": LATE}

    assert outbox.true_letters_for(secretary(), campaign(), NOTICE, LATE) == []
    with refused("RECUSED_FROM"):
        outbox.release(letters=[paper.reg_no], by=secretary(), **named)
    with refused("RECUSED_FROM"):
        outbox.drop(letters=[str(letter.pk)], reason="Soạn nhầm", by=secretary(), **named)

    assert outbox.true_letters_for(other, campaign(), NOTICE, LATE) == [letter]
    assert outbox.release(letters=[paper.reg_no], by=other, **named)


@pytest.mark.usefixtures("listed_now")
def test_a_signed_copy_of_a_paper_about_somebody_tied_is_taken_in_by_another():
    paper, other = tied(), officer("thu-ky-hai", "SECRETARY")
    [issued] = issue(paper.reg_no, other)
    copy = SignedCopy("ban ky.pdf", pdf("đã ký"), frozenset({issued.code}))
    taken = {"file_name": copy.file_name, "data": copy.data, "at": LATE}
    with refused("RECUSED_FROM"):
        signed_copies.attach_scan(paper=issued, code=issued.code, by=secretary(), **taken)
    with refused("RECUSED_FROM"):
        signed_copies.attach_scans(campaign=campaign(), copies=[copy], by=secretary(), at=LATE)


@pytest.mark.usefixtures("listed_now")
def test_nothing_personal_is_handled_before_the_statement_is_signed():
    announced = KINDS["ANNOUNCEMENT_PAPER"]
    number, *_ = LETTER.subjects(campaign())
    grant = Grant.objects.get(person=secretary(), role="SECRETARY")
    arrange(grant, stated_in=None)

    assert open_papers.open_subjects(campaign(), LETTER, secretary()) == {}
    assert open_papers.open_subjects(campaign(), announced, secretary())
    with refused("STATEMENT_OWED"):
        issue(number, secretary())


def test_a_paper_about_a_sealed_file_is_not_printed_before_registration_closes(life):
    day = date(2026, 9, 20)
    with life.at("registered"):
        online, brought, *_ = campaign().applications.order_by("reg_no")
        arrange(online, source="ONLINE")
        numbers = [online.reg_no, brought.reg_no]
        with refused("FILE_SEALED", code=online.reg_no):
            open_papers.require_printable(campaign(), RECEIPT, numbers, secretary(), day)
        open_papers.require_printable(campaign(), RECEIPT, numbers[1:], secretary(), day)
        assert open_papers.unsealed_of(campaign(), RECEIPT, numbers, day) == numbers[1:]

        after = LATE.date()
        open_papers.require_printable(campaign(), RECEIPT, numbers, secretary(), after)
        assert open_papers.unsealed_of(campaign(), RECEIPT, numbers, after) == numbers


def test_a_paper_that_somebody_chose_to_issue_stays_on_its_list(life):
    kind = KINDS["POSTPONEMENT_DECISION"]
    with life.at("decided"):
        position = short_position()
        issued(kind.name, position.code)
        assert open_papers.open_subjects(campaign(), kind, secretary()) == kind.subjects(campaign())
        move_to(MARK_WRITTEN)  # nothing of it is left to decide

        assert kind.subjects(campaign()) == {}
        assert open_papers.open_subjects(campaign(), kind, secretary()) == {position.code: ""}


def test_what_a_paper_is_about_is_named_by_its_code_unless_its_kind_says_otherwise(life):
    with life.at("decided"):
        position = short_position()

        assert KINDS["RECEIPT_PAPER"].captions(campaign()) == {}
        assert KINDS["POSTPONEMENT_DECISION"].captions(campaign())[position.code] == str(position)
