"""A candidate asks the unit for a paper; the office hands it in, or says why it does not."""

from datetime import date

import pytest

from accounts.rules.duties import Role
from candidates.actions import paper_requests, register
from candidates.models import Application, Document, PaperRequest
from candidates.worklist.asked_papers import papers_to_supply
from exams.rules.relations import RelationKind
from tests.actions import arrange, campaign, events, moment, officer, person_named, refused
from tests.files import pdf
from tests.relations import entered

OPEN = moment(2026, 9, 20)
ISSUED = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def draft(announced, db):
    an = officer("an", Role.CANDIDATE)
    return register.begin(campaign=campaign(), by=an, at=OPEN)


def ask(draft, item="UNIT_COMMENT", by=None):
    return paper_requests.ask_unit(application=draft, item=item, by=by or draft.person, at=OPEN)


def supply(asked, by="quy-hoach", at=OPEN):
    return paper_requests.supply(
        asked=asked,
        file_name="nhận xét.pdf",
        data=pdf(),
        issued_on=ISSUED,
        by=person_named(by),
        at=at,
    )


def decline(asked, reason="Do cấp ủy cấp trên lập", by="quy-hoach"):
    paper_requests.decline(asked=asked, reason=reason, by=person_named(by), at=OPEN)


def open_of(username):
    return list(paper_requests.open_requests(person_named(username), [campaign()]))


@pytest.mark.parametrize("by", ["quy-hoach", "thu-ky"])
def test_the_office_hands_in_what_it_was_asked_for(draft, by):
    asked = ask(draft)
    assert open_of(by) == [asked]

    with events() as trail:
        document = supply(asked, by)

    assert [(kind, facts["item"]) for kind, _, _, facts in trail] == [
        ("paper.supplied", "UNIT_COMMENT")
    ]
    stored = Application.objects.get(pk=draft.pk)
    assert stored.items == ["UNIT_COMMENT"]
    assert list(stored.documents.values_list("pk", "issued_on")) == [(document.pk, ISSUED)]
    answered = PaperRequest.objects.get(pk=asked.pk)
    assert (answered.document, answered.answered_at) == (document, OPEN)
    assert f"{answered}" == f"UNIT_COMMENT of {stored}"
    by_office = paper_requests.papers_by_office(stored)
    assert by_office == {document.pk: answered}
    assert by_office[document.pk].event.actor == person_named(by).pseudonym
    assert open_of(by) == []


def test_who_gets_no_paper_reads_why_and_may_ask_again(draft):
    asked = ask(draft)
    with refused("REASON_MISSING"):
        decline(asked, " ")

    decline(asked)

    assert paper_requests.last_requests(draft)["UNIT_COMMENT"].reply == "Do cấp ủy cấp trên lập"
    assert not Document.objects.exists()
    assert paper_requests.papers_by_office(draft) == {}
    again = ask(draft)
    assert open_of("quy-hoach") == [again]


def test_only_what_the_unit_writes_is_asked_for_once_and_of_one_s_own_draft(draft):
    ask(draft)
    binh = officer("binh", Role.CANDIDATE)
    with refused("ALREADY_ASKED", item="UNIT_COMMENT"):
        ask(draft)
    with refused("NOT_OF_THE_UNIT", item="DIPLOMAS"):
        ask(draft, "DIPLOMAS")
    with refused("NOT_YOURS"):
        ask(draft, "PARTY_COMMENT", by=binh)
    arrange(draft, state="SUBMITTED")
    with refused("NOT_A_DRAFT", state="SUBMITTED"):
        ask(draft, "PARTY_COMMENT")


def test_what_was_answered_or_handed_in_meanwhile_is_not_answered(draft):
    asked = ask(draft)
    supply(asked)
    with refused("ALREADY_DONE"):
        supply(asked)
    other = ask(draft, "PARTY_COMMENT")
    arrange(Application.objects.get(pk=draft.pk), state="SUBMITTED")

    with refused("NOT_A_DRAFT", state="SUBMITTED"):
        decline(other)
    assert open_of("quy-hoach") == []


def test_nobody_else_and_after_the_last_day_nobody_answers(draft):
    asked = ask(draft)

    with refused("NOT_YOUR_DUTY"):
        supply(asked, "tham-dinh")
    with refused("OUTSIDE_REGISTRATION_WINDOW"):
        supply(asked, at=moment(2026, 10, 20))


def test_who_is_tied_to_the_candidate_neither_sees_nor_answers_it(draft):
    asked = ask(draft)
    entered(person_named("quy-hoach"), draft, RelationKind.SUPERIOR, at=OPEN)

    assert open_of("quy-hoach") == []
    assert open_of("thu-ky") == [asked]
    with refused("RECUSED_FROM"):
        supply(asked)


def test_the_planning_officer_is_told_in_their_own_work(draft):
    ask(draft)
    ask(draft, "PARTY_COMMENT")

    [item] = papers_to_supply(person_named("quy-hoach"), OPEN)

    assert (item.count, item.url) == (2, f"/ho-so/{campaign().code}/nho-don-vi/")
    assert list(papers_to_supply(person_named("tham-dinh"), OPEN)) == []
