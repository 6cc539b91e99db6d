"""A paper is out of date when its facts changed, not when its kind is worded otherwise since."""

import pytest

from exams.rules.bodies import BodyKind
from results.actions.document_kinds import states_of
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from results.rules.document_states import DocumentState
from tests import decisions
from tests.actions import arrange, campaign
from tests.bodies import drafted

pytestmark = pytest.mark.django_db
BOARD = BodyKind.MARKING_BOARD
OTHER_WORDS = {"articles": [], "recipients": ["Như trên;"], "subject": "Về một việc", "basis": []}
ISSUED = {  # kind -> the moment, what there is to issue about
    "FOUNDING_DECISION": ("listed", lambda: drafted(BOARD)),
    "LIST_DECISION": ("listed", lambda: None),
    "REPLACEMENT_DECISION": ("published", decisions.replacement_asked),
    "EXTENSION_DECISION": ("decided", decisions.extension_asked),
    "WAIVER_DECISION": ("decided", lambda: None),
    "POSTPONEMENT_DECISION": ("decided", decisions.short_position),
    "APPOINTMENT_LETTER": ("published", lambda: None),
}


def state(paper):
    [state] = states_of(campaign(), KINDS[paper.kind], [paper]).values()
    return state


def as_before(paper, **words):
    """Let a paper be from before its facts were kept apart, in the words of then."""
    content = {**paper.content, **words}
    del content["rests_on"]
    return arrange(paper, content=content, digest=KINDS[paper.kind].digest_of(content))


@pytest.mark.parametrize("kind", ISSUED)
def test_other_wording_makes_no_decision_stale(life, kind):
    moment, prepare = ISSUED[kind]
    with life.at(moment):
        prepare()
        paper = decisions.issued(kind, next(iter(KINDS[kind].subjects(campaign()))))

        assert KINDS[kind].digest_of({**paper.content, **OTHER_WORDS}) == paper.digest
        assert state(paper) is DocumentState.DRAFT
        as_before(paper, recipients=["Như Điều 2;"])
        assert state(IssuedDocument.objects.get(pk=paper.pk)) is DocumentState.DRAFT


def test_who_sits_there_or_as_whom_does_whenever_the_decision_was_issued(life):
    with life.at("listed"):
        board = drafted(BOARD)
        paper = decisions.issued("FOUNDING_DECISION", BOARD)
        member = board.members.first()
        arrange(member, capacity="Giám đốc Sở Tài chính")

        assert state(paper) is DocumentState.STALE
        as_before(paper)
        assert state(IssuedDocument.objects.get(pk=paper.pk)) is DocumentState.STALE


def test_an_office_that_changed_hands_does(life):
    with life.at("listed"):
        board = drafted(BOARD)
        paper = decisions.issued("FOUNDING_DECISION", BOARD)
        head, member = (board.members.filter(office=each).first() for each in ("HEAD", "MEMBER"))
        arrange(head, office="MEMBER")
        arrange(member, office="HEAD")

        assert state(paper) is DocumentState.STALE


def test_a_paper_about_what_is_no_more_is_stale(life):
    with life.at("listed"):
        board = drafted(BOARD)
        paper = decisions.issued("FOUNDING_DECISION", BOARD)
        for member in board.members.all():
            arrange(member, left_at=paper.issued_at)

        assert state(paper) is DocumentState.STALE


def test_two_kinds_of_paper_about_the_same_thing_have_digests_of_their_own():
    content = {"rests_on": {"named": ["VT10"], "codes": []}}

    digests = {KINDS[kind].digest_of(content) for kind in ("WAIVER_DECISION", "LIST_DECISION")}

    assert len(digests) == 2


def test_a_receipt_that_says_anything_else_is_stale(life):
    with life.at("published"):
        kind = KINDS["RECEIPT_PAPER"]
        paper = decisions.issued("RECEIPT_PAPER", next(iter(kind.subjects(campaign()))))

        said = [key for key in paper.content if key not in kind.passing]
        digests = {kind.digest_of({**paper.content, key: "khác"}) for key in said}

        assert state(paper) is DocumentState.ISSUED
        assert (len(digests), paper.digest in digests) == (len(said), False)
