"""Relations: what a member or the office says holds at once, what a candidate says is decided."""

import pytest

from accounts.actions import two_persons
from accounts.models import CampaignBar, Grant
from accounts.rules.duties import Duty
from audit.actions.verify import verify
from audit.rules.refusals import Refusal
from candidates.actions import register, relations, supplements
from candidates.actions.consequences import undecided_of
from candidates.models import Relation
from exams.models import Member, Recusal
from exams.rules.bodies import BodyKind, Office
from exams.rules.relations import Consequence, RelationKind, RelationOrigin, RelationState
from results.process.acts import ACTS
from tests.actions import (
    LATE,
    apply,
    arrange,
    by_two,
    campaign,
    events,
    officer,
    person_named,
    refused,
    request,
)
from tests.bodies import drafted, founded
from tests.relations import a_file, declared, entered, of_an_account, own, signed

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
LIFTING = {"document": "45/BC-TTr", "reason": "Trùng họ tên"}


def fresh(person):
    return type(person).objects.get(pk=person.pk)


def member(office=Office.MEMBER_SECRETARY, kind=BodyKind.SCREENING_BOARD):
    """Return somebody who sits in a board that was founded."""
    return founded(kind).members.select_related("person").get(office=office).person


def uphold(relation, person=None, by=None):
    return relations.decide(
        relation=relation,
        upheld=True,
        person=person,
        reason="",
        by=by or person_named("thu-ky"),
        at=LATE,
    )


def dismiss(relation, reason="Trùng tên"):
    return relations.decide(
        relation=relation,
        upheld=False,
        person=None,
        reason=reason,
        by=person_named("thu-ky"),
        at=LATE,
    )


def test_a_forbidden_relation_ends_every_seat_and_role_in_the_campaign_at_once():
    person = member()
    drafted(BodyKind.DEFENCE_BOARD, offices=[Office.RESERVE], people=[person])
    with events() as trail:
        relation = own(person)

    assert relation.consequence == Consequence.BARRED
    assert not Member.objects.sitting().filter(person=person).exists()
    assert not Grant.objects.filter(person=person, revoked_at=None).exists()
    assert not fresh(person).may(Duty.PREPARE, campaign().code, at=LATE)
    facts = {"member": person.pseudonym, "state": "UPHELD", "consequence": "BARRED"}
    assert [(name, said) for name, _, _, said in trail] == [("relation.held", facts)]


def test_a_warned_relation_keeps_the_seat_and_says_nothing_else():
    person = member()
    relation = own(person, kind=RelationKind.SUPERIOR)

    assert relation.consequence == Consequence.RECUSED
    assert Member.objects.sitting().filter(person=person).exists()
    assert not CampaignBar.objects.exists()
    noted = own(person, a_file(1), kind=RelationKind.SAME_UNIT)
    assert noted.consequence == Consequence.NOTED


def test_what_bars_somebody_by_themselves_names_no_file():
    person = member()
    relation = own(person, kind=RelationKind.DISCIPLINED)

    assert relation.application is None
    assert CampaignBar.objects.filter(person=person).exists()


@pytest.mark.parametrize(
    ("kind", "paper"), [(RelationKind.SIBLING, None), (RelationKind.CORRUPTION, a_file)]
)
def test_a_kind_that_does_not_fit_is_refused(kind, paper):
    person = member()
    with refused("NO_SUCH_RELATION"):
        relations.declare_own(
            campaign=campaign(),
            application=paper and paper(),
            kind=kind,
            detail="",
            by=person,
            at=LATE,
        )


def test_what_was_declared_is_not_declared_twice():
    person = member()
    own(person, kind=RelationKind.MENTOR)
    with refused("ALREADY_DECLARED"):
        own(person, kind=RelationKind.MENTOR)


def test_who_serves_in_nothing_declares_nothing_and_nothing_is_entered_of_them():
    stranger = officer("nguoi-la")
    with refused("NOT_SERVING", name="nguoi-la"):
        own(stranger)
    with refused("NOT_SERVING", name="nguoi-la"):
        entered(stranger)


def test_the_office_enters_what_it_knows_of_others_alone():
    person = member()
    relation = entered(person, kind=RelationKind.COUSIN)
    assert relation.origin == RelationOrigin.OFFICE
    assert str(relation) == "COUSIN UPHELD"

    secretary = person_named("thu-ky")
    with refused("CONCERNED"):
        entered(secretary, by=secretary)


def test_who_is_tied_to_a_candidate_decides_nothing_about_them():
    person, secretary = member(), person_named("thu-ky")
    own(secretary, kind=RelationKind.SUPERIOR)
    with refused("CONCERNED"):
        entered(person, a_file(), by=secretary)


def test_what_a_candidate_declares_waits_and_keeps_the_member_from_the_file():
    person, paper = member(), of_an_account()
    with events() as trail:
        relation = declared(paper, person)

    assert relation.state == RelationState.DECLARED
    assert undecided_of(campaign()) == (paper.reg_no,)
    assert paper not in type(paper).objects.open_to(person)
    assert Member.objects.sitting().filter(person=person).exists()
    assert [(name, facts) for name, _, _, facts in trail] == [("relation.declared", {})]


def test_a_candidate_names_somebody_and_speaks_of_the_own_file_alone():
    paper, stranger = of_an_account(), officer("nguoi-la")
    with refused("PERSON_OR_NAME_MISSING"):
        declared(paper, named=" ")
    with refused("NOT_SERVING"):
        declared(paper, stranger)
    with refused("NOT_YOURS"):
        relations.declare_as_candidate(
            application=a_file(1),
            person=None,
            named="Anh",
            kind=RelationKind.SIBLING,
            detail="",
            by=paper.person,
            at=LATE,
        )


def test_the_office_upholds_it_of_whom_it_names_and_the_consequence_follows():
    person, paper, stranger = member(), of_an_account(), officer("nguoi-la")
    relation = declared(paper, named="Bà An, Sở Nội vụ")
    with refused("PERSON_MISSING"):
        uphold(relation)
    with refused("NOT_SERVING"):
        uphold(relation, stranger)

    relation.refresh_from_db()
    upheld = uphold(relation, person)

    assert (upheld.person, upheld.decided_by) == (person, person_named("thu-ky"))
    assert CampaignBar.objects.filter(person=person).exists()
    assert undecided_of(campaign()) == ()
    with refused("ALREADY_DECIDED"):
        uphold(upheld)


def test_the_office_dismisses_it_with_a_reason_and_the_file_is_open_again():
    person, paper = member(), of_an_account()
    signed(person)
    relation = declared(paper, person, kind=RelationKind.MENTOR)
    assert paper not in type(paper).objects.open_to(fresh(person))
    with refused("REASON_MISSING"):
        dismiss(relation, " ")
    relation.refresh_from_db()

    assert dismiss(relation).state == RelationState.NOT_UPHELD
    assert paper in type(paper).objects.open_to(fresh(person))
    assert not CampaignBar.objects.exists()


def test_the_member_whom_it_concerns_decides_nothing():
    secretary = person_named("thu-ky")
    relation = declared(of_an_account(), secretary)
    with refused("CONCERNED"):
        uphold(relation, by=secretary)


def test_two_persons_lift_it_on_a_paper_and_what_was_lost_stays_lost():
    person = member()
    relation = own(person)
    arguments = {"relation": str(relation.pk), **LIFTING}
    effect = two_persons.effect_of(ACTS["LIFT_RELATION"], campaign().code, arguments).plain()

    lifted = by_two("LIFT_RELATION", **arguments)

    assert effect["figures"] == [["EFFECT_MAY_SERVE_AGAIN", 1]]
    assert effect["lines"] == [{"person": str(person), "relation": "SIBLING"}]
    assert lifted.state == RelationState.LIFTED
    assert not CampaignBar.objects.filter(lifted_at=None).exists()
    assert not Member.objects.sitting().filter(person=person).exists()
    with pytest.raises(Refusal, match="NOT_STANDING"):
        by_two("LIFT_RELATION", **arguments)


def test_the_bar_stays_while_another_relation_stands_for_it():
    person = member()
    relation = own(person)
    entered(person, a_file(1))

    by_two("LIFT_RELATION", relation=str(relation.pk), **LIFTING)

    assert CampaignBar.objects.filter(person=person, lifted_at=None).exists()


@pytest.mark.parametrize("missing", LIFTING)
def test_lifting_asks_for_paper_and_reason(missing):
    relation = own(member())
    code = {"document": "DOCUMENT_MISSING", "reason": "REASON_MISSING"}[missing]
    asked = request("LIFT_RELATION", relation=str(relation.pk), **{**LIFTING, missing: " "})
    with refused(code):
        apply(asked)


def test_no_one_person_lifts_it_and_nobody_whom_it_concerns():
    chair = person_named("chu-tich")
    relation = own(member())
    with refused("TWO_PERSONS_NEEDED"):
        relations.lift(relation=relation, by=chair, at=LATE, **LIFTING)

    own(person_named("thu-ky"), relation.application, kind=RelationKind.SUPERIOR)
    asked = request("LIFT_RELATION", relation=str(relation.pk), **LIFTING)
    with refused("CONCERNED"):
        apply(asked)


def test_who_withdrew_declares_nothing_more():
    file = arrange(of_an_account(), state="WITHDRAWN")
    with refused("NOT_IN_CAMPAIGN", code=file.reg_no):
        declared(file, named="Ông Bình")


def test_a_candidate_without_a_number_has_no_recusal_by_entry():
    own(member(), kind=RelationKind.SUPERIOR)
    assert not Recusal.objects.exists()
    assert Relation.objects.count() == 1


def test_what_names_nobody_yet_keeps_nobody_from_the_file():
    relation = declared(of_an_account(), named="Bà An", kind=RelationKind.MENTOR)
    assert dismiss(relation).person is None
    assert not Recusal.objects.exists()


def test_the_trail_holds_together_where_a_role_ends_in_another_log_than_it_began():
    granted_for_all = fresh(person_named("tham-dinh"))
    drafted(BodyKind.DEFENCE_BOARD, offices=[Office.RESERVE], people=[granted_for_all])

    own(granted_for_all, kind=RelationKind.DISCIPLINED)

    assert granted_for_all.grants.get().barred_in == [campaign().code]
    assert list(verify()) == []


def test_what_the_law_forbids_is_dismissed_by_two_persons_alone():
    relation = declared(of_an_account(), person=member())
    signed(relation.person)
    with refused("DISMISSED_BY_TWO", field="upheld"):
        dismiss(relation)

    with events() as trail:
        by_two("LIFT_RELATION", relation=str(relation.pk), **LIFTING)

    relation.refresh_from_db()
    assert relation.state == RelationState.NOT_UPHELD
    assert (relation.document, relation.reason) == (LIFTING["document"], LIFTING["reason"])
    assert relation.application in type(relation.application).objects.open_to(
        fresh(relation.person)
    )
    assert [name for name, _, _, _ in trail if name.startswith("relation.")] == ["relation.lifted"]


def test_where_the_only_secretary_is_named_the_chair_asks_and_another_applies():
    secretary, chair = person_named("thu-ky"), person_named("chu-tich")
    relation = declared(of_an_account(), person=secretary)
    asked = request("LIFT_RELATION", by=chair, relation=str(relation.pk), **LIFTING)

    apply(asked, by=person_named("giam-sat"))

    relation.refresh_from_db()
    assert relation.state == RelationState.NOT_UPHELD


def test_a_dismissal_leaves_a_bar_that_rests_on_another_relation():
    person = member()
    own(person, a_file(1))
    relation = declared(of_an_account(), named=str(person))

    by_two("LIFT_RELATION", relation=str(relation.pk), **LIFTING)

    assert CampaignBar.objects.filter(person=person, lifted_at=None).exists()


def test_a_warned_relation_is_dismissed_by_one_and_lifted_only_once_it_holds():
    relation = declared(of_an_account(), person=member(), kind=RelationKind.MENTOR)
    with pytest.raises(Refusal, match="NOT_STANDING"):
        by_two("LIFT_RELATION", relation=str(relation.pk), **LIFTING)

    assert dismiss(relation).state == RelationState.NOT_UPHELD


def test_the_office_withdraws_and_closes_nothing_of_somebody_to_whom_it_is_tied():
    secretary, paper = person_named("thu-ky"), a_file()
    own(secretary, paper, kind=RelationKind.MENTOR)
    with refused("RECUSED_FROM"):
        register.withdraw(application=paper, document="Đơn 9", by=secretary, at=LATE)
    with refused("RECUSED_FROM"):
        supplements.take_back(application=paper, by=secretary, at=LATE)
