"""Whoever opens personal data leaves a trace, which names no one."""

import pytest

from candidates.actions.read import dossier_read, dossiers_read
from tests.actions import LATE, events, person_named

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def test_who_reads_a_dossier_is_recorded_with_its_reference_and_their_purpose():
    officer = person_named("tham-dinh")
    with events() as trail:
        dossier_read(about="TT2026-01/1", purpose="CV", by=officer, at=LATE)

    assert trail == [("read.personal", "TT2026-01/1", officer.pseudonym, {"purpose": "CV"})]


def test_every_reading_leaves_a_trace_of_its_own():
    with events() as trail:
        for _ in range(2):
            dossier_read(about="TT2026-01/1", by=person_named("tham-dinh"), at=LATE)

    assert [name for name, *_ in trail] == ["read.personal", "read.personal"]


def test_of_each_of_several_dossiers_it_is_recorded_that_it_was_read():
    officer, both = person_named("tham-dinh"), ["TT2026-01/1", "TT2026-01/2"]
    with events() as trail:
        dossiers_read(about=both, purpose="RECEIPT_PAPER", by=officer, at=LATE)

    assert [(about, facts) for _, about, _, facts in trail] == [
        (each, {"purpose": "RECEIPT_PAPER"}) for each in both
    ]
