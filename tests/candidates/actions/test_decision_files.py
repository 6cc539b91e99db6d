"""The scan of a decision is attached by whoever may enter it; what it replaces stays."""

from datetime import date

import pytest

from candidates.actions import decide, decision_files
from candidates.models import Decision
from exams.rules.bodies import BodyKind
from exams.rules.decision_files import FileOf
from exams.rules.relations import RelationKind
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    person_named,
    refused,
)
from tests.bodies import drafted, founded
from tests.files import pdf
from tests.relations import own

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
SCAN, OTHER = pdf("quyết định"), pdf("quyết định khác")
CHAIR = "chu-tich"


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


def answer():
    """Return the answer to a special case that the sample has."""
    answers = Decision.objects.filter(kind="SPECIAL_CASE")
    return answers.select_related("campaign", "application__campaign").first()


def clearance():
    return campaign().clearances.in_force().select_related("campaign").first()


def attach_to_body(body, data=SCAN, by=None, name="qđ.pdf", reason=""):
    by = by or person_named("thu-ky")
    return decision_files.attach_to_body(
        body=body, file_name=name, data=data, reason=reason, by=by, at=LATE
    )


def attach_to_clearance(row, by=None):
    return decision_files.attach_to_clearance(
        clearance=row, file_name="vb.pdf", data=SCAN, by=by or person_named("thu-ky"), at=LATE
    )


def attach_to_answer(decision, by=None):
    return decision_files.attach_to_answer(
        decision=decision, file_name="vb.pdf", data=SCAN, by=by or person_named(CHAIR), at=LATE
    )


def test_the_decision_that_founded_a_body_has_its_scan_with_a_digest():
    body = founded()
    with events() as trail:
        file = attach_to_body(body)

    assert file.kept_file.path.read_bytes() == SCAN
    assert (file.about, file.document, file.kind) == (body.kind, body.number, "pdf")
    assert campaign().decision_files.in_force(FileOf.BODY) == {body.kind: file}
    assert [name for name, *_ in trail] == ["decision_file.attached"]


def test_another_scan_takes_its_place_and_the_first_stays_where_it_is():
    body = founded()
    first = attach_to_body(body)

    with events() as trail:
        second = attach_to_body(body, OTHER, reason="Bản đầu mờ")

    in_force = campaign().decision_files.in_force(FileOf.BODY)
    assert in_force == {body.kind: second}
    [replaced] = in_force[body.kind].earlier
    assert (replaced.pk, replaced.attached_by) == (first.pk, person_named("thu-ky"))
    assert (replaced.replaced_at, replaced.replaced_by) == (LATE, person_named("thu-ky"))
    assert replaced.replaced_why == "Bản đầu mờ"
    assert replaced.kept_file.path.read_bytes() == SCAN
    assert [name for name, *_ in trail] == ["decision_file.replaced", "decision_file.attached"]
    assert trail[0][3] == {"of": "BODY_FILE", "digest": first.digest, "reason": "Bản đầu mờ"}


def test_no_scan_is_replaced_without_a_reason():
    body = founded()
    attach_to_body(body)

    with refused("REASON_MISSING", field="reason"):
        attach_to_body(body, OTHER, reason=" ")


def test_a_draft_has_no_decision_yet():
    draft = drafted(BodyKind.REMARK_BOARD)
    with refused("NOT_FOUNDED"):
        attach_to_body(draft)


def test_what_is_no_paper_is_refused():
    body = founded()
    with refused("FILE_KIND", field="file"):
        attach_to_body(body, b"MZ")


def test_what_an_announcement_rests_on_has_its_scan_also_afterwards():
    row = clearance()

    file = attach_to_clearance(row)

    assert (file.about, file.document) == (str(row.pk), row.document)


def test_what_was_taken_back_takes_no_scan():
    row = arrange(clearance(), withdrawn_at=LATE)
    with refused("ALREADY_DONE"):
        attach_to_clearance(row)


def test_the_answer_to_a_special_case_has_its_scan():
    decision = answer()
    with events() as trail:
        file = attach_to_answer(decision)

    assert (file.about, file.document) == (str(decision.pk), decision.document)
    assert trail[0][:2] == ("decision_file.attached", str(decision.application))


def test_whoever_is_tied_to_the_candidate_attaches_nothing():
    decision = answer()
    own(person_named(CHAIR), decision.application, kind=RelationKind.MENTOR)
    with refused("RECUSED_FROM"):
        attach_to_answer(decision)


def test_another_decision_is_no_answer_to_a_special_case():
    decision = answer()
    arrange(decision, kind="LATE_FILE")
    with refused("NOT_ASKED_FOR"):
        attach_to_answer(decision)


def test_a_decision_about_a_position_is_no_answer():
    position = campaign().positions.first()
    made = {"position": position, "document": "1/QĐ", "on": date(2026, 10, 16)}
    waived = decide.waive_minimum(**made, by=person_named(CHAIR), at=LATE)
    with refused("NOT_ASKED_FOR"):
        attach_to_answer(waived)


@pytest.mark.parametrize("how", OBSTACLES)
def test_an_answer_is_attached_by_whoever_decides_in_time(how):
    decision = answer()
    code, by = obstruct(how, person_named(CHAIR), away="register")
    decision.refresh_from_db()
    with refused(code):
        attach_to_answer(decision, by=by)


def test_who_reads_files_alone_attaches_nothing_to_a_body_or_a_clearance():
    body, row, reader = founded(), clearance(), person_named("tham-dinh")
    with refused("NOT_YOUR_DUTY"):
        attach_to_body(body, by=reader)
    with refused("NOT_YOUR_DUTY"):
        attach_to_clearance(row, by=reader)
