"""The minutes of codes on paper say counts and who signed; never which code is whose."""

import io

import pytest
from pypdf import PdfReader

from results.actions.paper_codes import envelope_of
from results.documents.paper_minutes import of_envelope, of_opening, signers_of
from tests.actions import LATE, person_named
from tests.results.actions import on_paper
from tests.results.actions.on_paper import CUSTODIAN, SUPERVISOR, part

pytestmark = pytest.mark.django_db


def text_of(data):
    pages = PdfReader(io.BytesIO(data)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_the_minutes_of_the_sealing_tell_what_was_counted_and_who_signed(life):
    with life.at("listed"):
        on_paper.bind("LATE")
        on_paper.sit_with("LD001", "LD002")
        codes = on_paper.issue(4).codes
        on_paper.void(codes[3])
        on_paper.receive(*codes[:2])
        on_paper.seal_envelope(2, "PB-12")
        on_paper.countersign("PB-12")

        text = text_of(of_envelope(part(), envelope_of(part()), at=LATE))

    assert "Số túi đầu phách PB-12" in text
    assert "Số đầu phách trong túi 2" in text
    assert "Số nhãn hỏng đã hủy 1" in text
    assert text.index(CUSTODIAN) < text.index(SUPERVISOR)
    assert not any(code in text for code in codes)


def test_the_minutes_of_the_opening_tell_when_and_by_whom(life):
    with life.at("closed"):
        on_paper.bind("LATE")
        stuck = on_paper.stuck()
        for name in (CUSTODIAN, SUPERVISOR):
            on_paper.read(stuck, name)
            on_paper.finish(name)

        text = text_of(of_opening(part(), at=LATE))

    assert f"Số đầu phách đã đọc {len(stuck)}" in text
    assert "Ráp phách lúc 01/03/2027 09:00" in text
    assert not any(word in text for pair in stuck.items() for word in pair)


def test_whoever_signed_is_named_in_the_order_of_the_signatures(life):
    with life.at("listed"):
        people = [person_named(SUPERVISOR), person_named(CUSTODIAN)]

        assert signers_of(person.pseudonym for person in people) == [SUPERVISOR, CUSTODIAN]
