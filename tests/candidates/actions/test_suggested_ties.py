"""Suggested ties: what facts suggest, to whom it is told, and how it is dismissed."""

import pytest
import time_machine

from accounts.models import CampaignBar, Person
from accounts.rules.names import fold
from candidates.actions import suggested_ties
from candidates.models import CadreRecord, Relation
from candidates.worklist.relations import suggested_ties_waiting
from exams.rules.bodies import BodyKind
from exams.rules.checks import CheckLevel
from exams.rules.relations import RelationKind, RelationState
from results.actions import candidate_gates
from results.process import screen
from results.process.done_so_far import progress_of
from results.process.progress import Progress
from results.rules.enums import ActName
from tests.actions import LATE, arrange, campaign, events, person_named, refused, stored
from tests.bodies import founded
from tests.relations import (
    a_file,
    a_record_of_nobody_registered,
    entered,
    own,
    suggested_of_first_file,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
PAGE = "/quan-he/TT2026-01/goi-y/"


@pytest.fixture(autouse=True)
def _late():
    with time_machine.travel(LATE, tick=False):
        yield


def dismiss(person, reason="Đơn vị trùng tên", by="thu-ky", kind=RelationKind.SUPERIOR):
    return suggested_ties.dismiss(
        campaign=campaign(),
        person=person,
        application=a_file(),
        kind=kind,
        reason=reason,
        by=person_named(by),
        at=LATE,
    )


def test_a_home_town_is_known_of_whom_one_file_alone_bears_the_name(likely_member):
    kin = a_record_of_nobody_registered()
    family = CadreRecord.objects.get(citizen_id=a_file().citizen_id).name.split()[0]
    name = f"{family} Mẫu Thử"
    arrange(kin, name=name, fold=fold(name), origin="Xã Mẫu, Hà Nội")
    Person.objects.filter(pk=likely_member.pk).update(full_name=name)

    assert (likely_member.username, "OTHER") in suggested_of_first_file()


def test_nothing_follows_from_a_suggestion(likely_member):
    before = stored()
    suggested_of_first_file()
    assert stored() == before
    assert not Relation.objects.exists()


def test_who_is_concerned_reads_no_suggestion_and_dismisses_none(likely_member):
    secretary = person_named("thu-ky")
    board = founded(BodyKind.SECRETARIAT, people=[secretary])
    arrange(board.members.get(), capacity="Giám đốc Sở Thử nghiệm")
    assert secretary.username not in [name for name, _ in suggested_of_first_file()]
    with refused("CONCERNED"):
        dismiss(secretary)

    own(secretary, kind=RelationKind.MENTOR)
    assert suggested_of_first_file() == []
    with refused("CONCERNED"):
        dismiss(likely_member)


@pytest.mark.parametrize(
    ("code", "wrong"),
    [("REASON_MISSING", {"reason": " "}), ("NOT_YOUR_DUTY", {"by": "chu-tich"})],
)
def test_a_dismissal_takes_a_reason_and_a_duty(likely_member, code, wrong):
    person_named("chu-tich")
    with refused(code):
        dismiss(likely_member, **wrong)


def test_what_was_dismissed_is_not_dismissed_again(likely_member):
    dismiss(likely_member)
    with refused("ALREADY_DECIDED"):
        dismiss(likely_member)


def test_a_dismissal_is_recorded_and_nothing_else_follows(likely_member):
    with events() as trail:
        relation = dismiss(likely_member)

    facts = {"member": likely_member.pseudonym}
    secretary = person_named("thu-ky").pseudonym
    assert trail == [("tie.dismissed", campaign().code, secretary, facts)]
    assert (relation.state, relation.origin) == (RelationState.NOT_UPHELD, "SUGGESTED")
    assert suggested_of_first_file() == []
    assert not CampaignBar.objects.exists()


def test_what_is_entered_is_suggested_no_more(likely_member):
    entered(likely_member, kind=RelationKind.SUPERIOR)
    assert suggested_of_first_file() == []


def named_by_the_gate():
    checks = candidate_gates.of_eligible_list(campaign(), run_rules=False, today=LATE.date())
    return [(each.level, each.items) for each in checks if each.code == "TIES_SUGGESTED"]


def told_to(username):
    items = suggested_ties_waiting(person_named(username), LATE)
    return [(item.count, item.url) for item in items]


def test_the_list_names_what_is_suggested_until_it_is_entered_or_dismissed(likely_member):
    assert named_by_the_gate() == [(CheckLevel.WARNING, (a_file().reg_no,))]
    assert told_to("thu-ky") == [(1, PAGE)]
    assert told_to("tham-dinh") == []

    dismiss(likely_member)
    assert (named_by_the_gate(), told_to("thu-ky")) == ([], [])


def test_what_is_entered_waits_no_more(likely_member):
    entered(likely_member)
    assert (named_by_the_gate(), told_to("thu-ky")) == ([], [])


def test_who_is_concerned_is_not_told_of_what_waits(likely_member):
    own(person_named("thu-ky"), kind=RelationKind.MENTOR)
    assert told_to("thu-ky") == []
    assert named_by_the_gate() != []


def test_a_list_that_leaves_a_suggestion_open_takes_two_persons(likely_member):
    def counted():
        [progress] = progress_of([campaign()]).values()
        return progress.suggested_ties

    [approval] = [task for task in screen.TASKS if task.act == ActName.APPROVE_LIST]
    assert counted() == 1
    dismiss(likely_member)
    assert counted() == 0
    assert approval.leaves_open(Progress(suggested_ties=1))
    assert not approval.leaves_open(Progress())
