"""Files to which everybody is tied whose work they are: named at the gate until another comes."""

import pytest

from accounts.models import Grant
from candidates.actions.listed import registered
from candidates.actions.unattended import without_chair, without_screener, without_secretary
from exams.models import ExamPart
from exams.rules.relations import RelationKind
from results.actions import candidate_gates, gates
from tests.actions import LATE, arrange, campaign, officer, person_named
from tests.relations import a_file, entered

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
TODAY = LATE.date()


def tie(username, paper):
    entered(person_named(username), paper, kind=RelationKind.MENTOR, by=another_secretary())


def another_secretary():
    """Return a secretary of another day, who enters what ties those of today."""
    person = officer(f"vao-so-{Grant.objects.count()}", "SECRETARY")
    arrange(person.grants.get(), ends_on=TODAY)
    return person


def end():
    for grant in Grant.objects.filter(person__username__startswith="vao-so"):
        arrange(grant, revoked_at=LATE)


def named():
    checks = candidate_gates.of_eligible_list(campaign(), run_rules=False, today=TODAY)
    return {check.code: check.items for check in checks}


def an_undecided_file():
    return campaign().applications.waiting_for_officer().order_by("reg_no")[0]


def test_a_file_to_which_the_only_secretary_is_tied_is_named_until_another_comes():
    paper = a_file()
    assert without_secretary(campaign(), TODAY) == ()

    tie("thu-ky", paper)
    end()

    assert without_secretary(campaign(), TODAY) == (paper.reg_no,)
    assert named()["ALL_SECRETARIES_TIED"] == (paper.reg_no,)
    officer("thu-ky-hai", "SECRETARY", campaign=campaign().code)
    assert without_secretary(campaign(), TODAY) == ()


def test_it_is_named_before_the_scripts_are_sealed_as_well():
    paper = a_file()
    tie("thu-ky", paper)
    end()
    part = ExamPart.objects.select_related("campaign").get(kind="WRITTEN")
    named = {check.code: check.items for check in gates.of_seal(part, today=TODAY)}
    assert named["ALL_SECRETARIES_TIED"] == (paper.reg_no,)


def test_an_undecided_file_to_which_every_screening_officer_is_tied_is_named():
    arrange(a_file(), state="SUBMITTED")
    paper = an_undecided_file()
    tie("tham-dinh", paper)

    assert without_screener(campaign(), TODAY) == (paper.reg_no,)
    assert named()["ALL_SCREENERS_TIED"] == (paper.reg_no,)
    officer("tham-dinh-hai", "SCREENING_OFFICER")
    assert without_screener(campaign(), TODAY) == ()


def test_who_has_not_signed_yet_can_take_care_of_it_once_they_have():
    paper = a_file()
    tie("thu-ky", paper)
    end()
    officer("thu-ky-hai", "SECRETARY", campaign=campaign().code, signed=False)
    assert without_secretary(campaign(), TODAY) == ()


def test_where_nobody_has_the_role_every_file_is_named():
    for username in ("thu-ky", "tham-dinh"):
        arrange(person_named(username).grants.get(), revoked_at=LATE)
    arrange(a_file(), state="SUBMITTED")
    everything = tuple(each.reg_no for each in registered(campaign()).order_by("reg_no"))

    assert without_secretary(campaign(), TODAY) == everything
    assert named()["ALL_SECRETARIES_TIED"] == everything
    assert an_undecided_file().reg_no in named()["ALL_SCREENERS_TIED"]


def waits_for_the_chair():
    """Return a file whose special case waits for the chair alone."""
    return arrange(a_file(), state="SPECIAL_CASE_PENDING")


def test_a_file_that_waits_for_the_chair_who_is_tied_is_named_until_another_comes():
    paper = waits_for_the_chair()
    assert "ALL_CHAIRS_TIED" not in named()

    tie("chu-tich", paper)

    assert without_chair(campaign(), [paper.reg_no], TODAY) == (paper.reg_no,)
    assert named()["ALL_CHAIRS_TIED"] == (paper.reg_no,)
    officer("pho-chu-tich", "CHAIR")
    assert "ALL_CHAIRS_TIED" not in named()


def test_a_file_that_waits_for_a_chair_whom_nobody_appointed_is_named():
    paper = waits_for_the_chair()
    arrange(person_named("chu-tich").grants.get(), revoked_at=LATE)
    assert named()["ALL_CHAIRS_TIED"] == (paper.reg_no,)


def test_what_waits_for_nobody_needs_no_chair():
    tie("chu-tich", a_file())
    assert "ALL_CHAIRS_TIED" not in named()


def test_who_withdrew_needs_nobody():
    paper = a_file()
    tie("thu-ky", paper)
    end()
    arrange(paper, state="WITHDRAWN")
    assert without_secretary(campaign(), TODAY) == ()
