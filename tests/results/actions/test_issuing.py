"""Papers are issued under numbers in a row, replaced when facts change, and signed copies kept."""

from hashlib import sha256

import pytest

from accounts.rules.duties import Role
from candidates.models import Application, Decision
from exams.models import Body, Letter
from exams.rules.bodies import BodyKind
from exams.rules.letters import LetterKind
from exams.rules.stages import SCREEN
from results.actions import issuing, outbox, paper_numbers, signed_copies
from results.actions.document_kinds import states_of
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from results.rules.document_states import DocumentState
from tests.actions import (
    LATE,
    arrange,
    campaign,
    events,
    move_to,
    obstruct,
    officer,
    person_named,
    refused,
)
from tests.bodies import founded
from tests.files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]
LETTER, ANNOUNCED = "INELIGIBLE_LETTER", "ANNOUNCEMENT_PAPER"
SCAN = pdf("đã ký")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def issue(subjects, kind=LETTER, first=12, by="thu-ky", at=LATE):
    return issuing.issue(
        campaign=campaign(),
        kind=KINDS[kind],
        subjects=subjects,
        first=first,
        by=person_named(by) if isinstance(by, str) else by,
        at=at,
    )


def kept_out():
    return list(KINDS[LETTER].subjects(campaign()))


def sign(paper, code=None, data=SCAN, at=LATE):
    signed_copies.attach_scan(
        paper=paper,
        code=code or paper.code,
        file_name="ban ky.pdf",
        data=data,
        by=person_named("thu-ky"),
        at=at,
    )


def state(paper):
    return states_of(campaign(), KINDS[paper.kind], [paper])[paper]


def change_reason(subject):
    """Let a registration have one more reason to be kept out."""
    application = Application.objects.get(campaign=campaign(), reg_no=subject)
    decision = Decision(
        campaign=campaign(),
        kind="OFFICER",
        value="REFUSE",
        reason="Khai không đúng",
        application=application,
        decided_on=LATE.date(),
        decided_at=LATE,
    )
    arrange(decision)


def test_letters_get_numbers_in_a_row_a_code_each_and_one_event():
    subjects = kept_out()[:3]

    with events() as trail:
        papers = issue(subjects)

    numbers = [(paper.about, paper.number) for paper in papers]
    assert numbers == list(zip(subjects, ["12", "13", "14"], strict=True))
    assert len({paper.code for paper in papers}) == 3
    assert {state(paper) for paper in papers} == {DocumentState.ISSUED}
    assert papers[0].content["number"] == "Số: 12/TB-HĐTT"
    facts = {"kind": LETTER, "documents": [f"{number}: {about}" for about, number in numbers]}
    assert trail == [("paper.issued", "TT2026-01", person_named("thu-ky").pseudonym, facts)]
    assert str(papers[0]) == "INELIGIBLE_LETTER 12"


def test_what_stands_unchanged_is_not_issued_again():
    first, second = kept_out()[:2]
    issue([first])

    assert issuing.due_of(campaign(), KINDS[LETTER], person_named("thu-ky")) == [*kept_out()[1:]]
    assert [paper.about for paper in issue([first, second], first=20)] == [second]
    with refused("NOTHING_TO_ISSUE"):
        issue([first, second], first=30)


def test_a_letter_whose_reasons_changed_is_stale_and_gets_another_in_its_place():
    subject = kept_out()[0]
    [paper] = issue([subject])
    sign(paper)
    change_reason(subject)

    stored = IssuedDocument.objects.get(pk=paper.pk)
    assert state(stored) is DocumentState.STALE
    with events() as trail:
        [again] = issue([subject], first=13)

    assert [kind for kind, *_ in trail] == ["paper.superseded", "paper.issued"]
    assert state(again) is DocumentState.ISSUED
    former = IssuedDocument.objects.get(pk=paper.pk)
    assert (state(former), former.content) == (DocumentState.SUPERSEDED, paper.content)
    with refused("PAPER_WAS_SUPERSEDED", number="12"):
        sign(former)


def test_a_number_that_was_typed_is_not_that_of_another_paper():
    kinds = (BodyKind.MARKING_BOARD, BodyKind.REMARK_BOARD)
    for kind in kinds:
        arrange(founded(kind), number="12/QĐ-HĐTT")
    [paper] = issue([kinds[0]], kind="FOUNDING_DECISION")

    with refused("NUMBER_TAKEN", number="12/QĐ-HĐTT", paper=paper.kind, about=kinds[0]):
        issue([kinds[1]], kind="FOUNDING_DECISION")
    arrange(Body.objects.get(kind=kinds[1]), number="12/QĐ-UBND")  # of another office
    [other] = issue([kinds[1]], kind="FOUNDING_DECISION")
    assert other.number == "12/QĐ-UBND"


def test_a_paper_in_the_place_of_another_has_its_typed_number():
    board = founded()
    [paper] = issue([board.kind], kind="FOUNDING_DECISION")
    arrange(board.members.first(), capacity="Giám đốc Sở")

    [again] = issue([board.kind], kind="FOUNDING_DECISION")

    assert (again.number, again.pk == paper.pk) == (paper.number, False)


def test_a_number_of_the_year_is_given_once_whatever_the_campaign():
    first, second = kept_out()[:2]
    issue([first], first=12)

    assert paper_numbers.next_number(campaign(), "TB-HĐTT", LATE) == 13
    with refused("NUMBER_TAKEN", number="12", field="first", paper=LETTER, about=first):
        issue([second], first=12)
    [paper] = issue([second], first=12, at=LATE.replace(LATE.year + 1))
    assert paper.number == "12"


def test_an_announcement_keeps_the_number_it_was_announced_under():
    announced = campaign().announcements.get()

    [paper] = issue(["1"], kind=ANNOUNCED, first=0)

    assert paper.number == announced.number
    assert paper.content["positions"]
    assert state(paper) is DocumentState.ISSUED


@pytest.mark.parametrize("subject", ["HS-KHONG-CO", ""])
def test_of_what_there_is_no_paper_none_is_issued(subject):
    with refused("UNKNOWN_SUBJECT", subject=subject):
        issue([*kept_out()[:1], subject])


def test_no_letter_is_issued_before_the_list_is_approved():
    subject = kept_out()[0]
    move_to(SCREEN)

    with refused("WRONG_STAGE"):
        issue([subject])


@pytest.mark.parametrize("how", ["nobody", "elsewhere", "suspended", "cancelled"])
def test_who_may_not_or_when_it_may_not_be_nothing_is_issued(how):
    subject = kept_out()[0]
    code, by = obstruct(how, person_named("thu-ky"))

    with refused(code):
        issue([subject], by=by)


def test_a_signed_copy_is_kept_with_its_digest(settings):
    [paper] = issue(kept_out()[:1])

    with events() as trail:
        sign(paper, code=f" {paper.code[:4].lower()}-{paper.code[4:]}")

    signed = IssuedDocument.objects.get(pk=paper.pk)
    digest = sha256(SCAN).hexdigest()
    facts = {"kind": LETTER, "number": "12", "digest": digest}
    assert trail == [("paper.signed", "TT2026-01", person_named("thu-ky").pseudonym, facts)]
    assert state(signed) is DocumentState.SIGNED
    assert (signed.signed_at, signed.scan_name, signed.kept_file.fault()) == (
        LATE,
        "ban ky.pdf",
        "",
    )
    assert signed.scan.path.stat().st_mode & 0o777 == 0o600
    signed.scan.path.write_bytes(b"other")
    assert signed.kept_file.fault() == "FILE_CHANGED"


def test_a_copy_with_the_code_of_another_paper_is_not_taken_in(settings):
    first, second = issue(kept_out()[:2])

    with refused("CODE_OF_ANOTHER_PAPER", field="code"):
        sign(first, code=second.code)
    with refused("FILE_KIND", field="file"):
        sign(first, data=b"not a paper")

    assert first.kept_file is None
    assert not list(settings.MEDIA_ROOT.rglob("*"))


def test_whoever_registered_here_is_told_by_a_letter_that_waits_for_a_look():
    first, second = kept_out()[:2]
    an = officer("an", Role.CANDIDATE)
    arrange(Application.objects.get(campaign=campaign(), reg_no=first), person=an)

    paper, _other = issue([first, second])

    [letter] = Letter.objects.filter(kind=LetterKind.INELIGIBLE_NOTICE)
    assert (letter.receiver, letter.about, letter.released_at) == (an, first, None)
    assert letter.kind == "INELIGIBLE_NOTICE"
    assert letter.facts == {
        "registration": first,
        "number": "12/TB-HĐTT",
        "day": "01/03/2027",
        "code": f"{paper.code[:4]}-{paper.code[4:8]}-{paper.code[8:]}",
    }


def test_who_prepares_another_campaign_takes_in_nothing():
    [paper] = issue(kept_out()[:1])
    other = officer("noi-khac", Role.SECRETARY, campaign="KHAC")

    with refused("NOT_YOUR_DUTY"):
        signed_copies.attach_scan(
            paper=paper, code=paper.code, file_name="a.pdf", data=SCAN, by=other, at=LATE
        )


def test_a_notice_leaves_only_with_a_paper_that_stands_and_is_so_today():
    first = kept_out()[0]
    an = officer("an", Role.CANDIDATE)
    arrange(Application.objects.get(campaign=campaign(), reg_no=first), person=an)
    issue([first])
    kind = LetterKind.INELIGIBLE_NOTICE
    [notice] = outbox.true_letters(campaign(), kind, LATE)

    change_reason(first)
    assert outbox.true_letters(campaign(), kind, LATE) == []
    issue([first], first=30)

    [instead] = outbox.true_letters(campaign(), kind, LATE)
    assert (instead.about, instead.pk) != (notice.about, notice.pk)
    outbox.release(
        campaign=campaign(), kind=kind, letters=[first], by=person_named("thu-ky"), at=LATE
    )
    left = dict(Letter.objects.filter(kind=kind).values_list("pk", "released_at"))
    assert left == {notice.pk: None, instead.pk: LATE}
