"""A file that missed the last day: let in by two persons, handed in by its own, counted apart."""

from datetime import date, timedelta

import pytest

from accounts.actions import two_persons
from accounts.rules.duties import Role
from candidates.actions import enclose, late_files, register, screen
from candidates.actions.officer_decision import digest_of
from candidates.models import Application, Decision
from candidates.rules.registration import DossierItem
from exams.models import Letter
from exams.rules.stages import SIT_WRITTEN
from results.actions import candidate_gates
from results.process.acts import ACTS
from tests.actions import (
    LATE,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    move_to,
    officer,
    person_named,
    refused,
    request,
)
from tests.files import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
UNTIL = LATE.date() + timedelta(days=3)
AFTER = LATE + timedelta(days=4)
CAME = date(2026, 10, 8)  # two days after the last one


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def draft(an):
    """Return a draft that its owner did not submit in time."""
    file = campaign().applications.order_by("reg_no").first()
    late = {"state": "DRAFT", "received_on": None, "person": an, "source": "ONLINE"}
    return arrange(file, **late, declared_true_at=None)


@pytest.fixture
def paper():
    return arrange(campaign().applications.order_by("reg_no").last(), received_on=CAME)


def asked(file, until=UNTIL, **others):
    day = f"{until}" if until else ""
    named = {"number": file.reg_no, "until": day, "document": "Đơn 5", "reason": "Nằm viện"}
    return {**named, **others}


def fresh(file):
    return Application.objects.select_related("campaign").get(pk=file.pk)


def test_two_persons_let_a_draft_in_until_a_day_and_see_what_that_does(draft):
    effect = two_persons.effect_of(ACTS["ADMIT_LATE"], campaign().code, asked(draft)).plain()
    with events() as trail:
        decision = by_two("ADMIT_LATE", **asked(draft))

    assert effect == {
        "figures": [["EFFECT_ADMITTED_LATE", 1]],
        "lines": [{"number": draft.reg_no, "state": "DRAFT"}],
        "changes": [[f"{draft.reg_no} late_until", "", f"{UNTIL}"]],
    }
    stored = Decision.objects.get(pk=decision.pk)
    assert (stored.kind, stored.document, stored.reason) == ("LATE_FILE", "Đơn 5", "Nằm viện")
    assert fresh(draft).late_until == UNTIL
    facts = {"until": f"{UNTIL:%d/%m/%Y}", "document": "Đơn 5"}
    by = person_named("chu-tich").pseudonym
    assert ("application.admitted_late", draft.reg_no, by, facts) in trail


def test_one_person_alone_lets_nobody_in(draft):
    with refused("TWO_PERSONS_NEEDED"):
        late_files.admit_late(
            application=draft,
            until=UNTIL,
            document="Đơn",
            reason="Ốm",
            by=person_named("chu-tich"),
            at=LATE,
        )


@pytest.mark.parametrize(
    ("others", "code"),
    [
        ({"document": " "}, "DOCUMENT_MISSING"),
        ({"reason": " "}, "REASON_MISSING"),
    ],
)
def test_a_document_and_a_reason_are_needed(draft, others, code):
    requested = request("ADMIT_LATE", **asked(draft, **others))

    with refused(code):
        apply(requested)


def test_a_file_in_time_or_withdrawn_or_let_in_is_not_late(draft):
    in_time = campaign().applications.filter(state="SUBMITTED").first()
    with refused("NOT_LATE", code=in_time.reg_no):
        request("ADMIT_LATE", **asked(in_time))
    by_two("ADMIT_LATE", **asked(draft))
    with refused("NOT_LATE", code=draft.reg_no):
        request("ADMIT_LATE", **asked(draft))


def test_while_files_are_received_none_is_late(draft):
    last = campaign().registration_closes

    assert not late_files.late_files(campaign(), last).exists()
    assert draft in late_files.late_files(campaign(), last + timedelta(days=1))
    arrange(campaign(), registration_closes=None)
    assert not late_files.late_files(campaign(), LATE.date()).exists()


def test_a_day_that_has_passed_is_refused(draft):
    with refused("DAY_NOT_COMING", field="until"):
        request("ADMIT_LATE", **asked(draft, date(2026, 10, 20)))


def test_after_the_list_is_approved_nobody_is_let_in(draft):
    move_to(SIT_WRITTEN)
    requested = request("ADMIT_LATE", **asked(draft))

    with refused("WRONG_STAGE"):
        apply(requested)


def test_the_draft_is_filled_and_submitted_in_its_time_with_a_receipt_of_its_own(draft, an):
    with refused("WRONG_STAGE"):
        register.fill(application=draft, fields={"phone": "09"}, by=an, at=LATE)
    by_two("ADMIT_LATE", **asked(draft))
    register.fill(application=fresh(draft), fields={"current_post": "Chuyên viên"}, by=an, at=LATE)
    for item in [*DossierItem, "HEALTH_CERTIFICATE", "ASSET_DECLARATION"]:
        enclose.attach(
            application=fresh(draft),
            item=item,
            file_name="a.pdf",
            data=pdf(),
            issued_on=date(2026, 9, 1),
            by=an,
            at=LATE,
        )
    position = campaign().positions.get(code="VT01")
    register.fill(application=fresh(draft), fields={"position": position}, by=an, at=LATE)

    register.declare_and_submit(application=fresh(draft), by=an, at=LATE)

    handed_in = fresh(draft)
    assert (handed_in.state, handed_in.submitted_at) == ("SUBMITTED", LATE)
    assert handed_in.received_on == LATE.date()
    receipt = Letter.objects.get(kind="RECEIPT", receiver=an)
    assert receipt.facts["closes"] == f"{UNTIL:%d/%m/%Y}"
    assert late_files.number_admitted(campaign()) == 1
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    assert not fresh(draft).findings.filter(rule="X03").exists()


def test_after_its_day_the_draft_has_lapsed(draft, an):
    by_two("ADMIT_LATE", **asked(draft))

    with refused("WRONG_STAGE"):
        register.fill(application=fresh(draft), fields={"phone": "09"}, by=an, at=AFTER)
    assert late_files.number_admitted(campaign()) == 0


def test_the_gate_of_the_list_names_a_late_draft_within_its_time(draft):
    by_two("ADMIT_LATE", **asked(draft))

    def open_points(at):
        checks = candidate_gates.of_eligible_list(campaign(), run_rules=False, today=at.date())
        return {check.code: check.items for check in checks}

    assert open_points(LATE)["LATE_FILE_OPEN"] == (draft.reg_no,)
    assert "LATE_FILE_OPEN" not in open_points(AFTER)


def test_a_paper_that_came_late_is_judged_as_if_in_time(paper):
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    assert fresh(paper).state == "REJECTED"

    by_two("ADMIT_LATE", **asked(paper, None))
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)

    assert fresh(paper).late_until == CAME
    assert fresh(paper).state != "REJECTED"


def test_letting_a_file_in_changes_no_word_of_an_officer(paper):
    before = digest_of(paper)

    assert digest_of(arrange(paper, late_until=CAME)) == before
