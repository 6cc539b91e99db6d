"""How many papers of each kind there are is counted once, and again after anything was written."""

import pytest

from results.actions.document_kinds import INELIGIBLE_LETTER
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from results.process import paper_counts as counting
from results.process.paper_counts import paper_counts, recent_paper_counts
from tests.actions import LATE, arrange, campaign, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]


@pytest.fixture(autouse=True)
def nothing_counted():
    recent_paper_counts.clear()


def counts():
    return paper_counts(campaign(), person_named("thu-ky"))


def test_every_kind_is_counted_in_its_order():
    assert [each.kind for each in counts()] == list(KINDS.values())


def test_they_are_counted_once_until_something_is_written():
    before = counts()
    assert counts() is before

    arrange(letter_about(next(iter(INELIGIBLE_LETTER.subjects(campaign())))))

    letters = next(each for each in counts() if each.kind is INELIGIBLE_LETTER)
    assert (letters.issued, letters.unsigned) == (1, 1)
    assert letters.stale == 1  # its digest is of nothing that such a letter says


def letter_about(receipt):
    return IssuedDocument(
        campaign=campaign(), kind=INELIGIBLE_LETTER.name, about=receipt, number="1", symbol="TB",
        code="AAAA-BBBB", content={}, digest="0" * 64, issued_at=LATE,
        issued_by=person_named("thu-ky"),
    )  # fmt: skip


def test_what_is_counted_while_somebody_writes_is_not_shared(monkeypatch):
    real, asked = counting.version_of, []

    def moving(of_campaign):
        asked.append(of_campaign)
        return (len(asked), *real(of_campaign))

    monkeypatch.setattr(counting, "version_of", moving)

    first, second = counts(), counts()

    assert first == second
    assert first is not second
