"""What is found at once of the papers of a draft, and what is refused for their age."""

from datetime import date, timedelta

import pytest

from accounts.rules.duties import Role
from candidates.actions import enclose, register
from candidates.actions.dossier_papers import expired_papers, oldest_paper, states_of_papers
from candidates.models import Application
from candidates.rules.dossier_items import ASKED_BY_SOME, ITEMS
from tests.actions import arrange, campaign, moment, officer, refused, stored
from tests.files import pdf

OPEN = moment(2026, 9, 20)
FIRST = date(2026, 4, 6)  # six months before registration closes


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def an(announced, db):
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def draft(an):
    return register.begin(campaign=campaign(), by=an, at=OPEN)


def attach(draft, item, on):
    enclose.attach(
        application=draft,
        item=item,
        file_name="a.pdf",
        data=pdf(),
        issued_on=on,
        by=draft.person,
        at=OPEN,
    )


def test_a_paper_is_as_old_as_the_profile_allows(draft):
    assert oldest_paper(campaign(), "HEALTH_CERTIFICATE") == FIRST
    assert oldest_paper(campaign(), "SELF_ASSESSMENT") == FIRST
    assert oldest_paper(campaign(), "DIPLOMAS") is None


def test_each_paper_of_a_draft_is_told_apart(draft):
    attach(draft, "DIPLOMAS", None)
    attach(draft, "UNIT_COMMENT", FIRST)
    attach(draft, "PARTY_COMMENT", FIRST - timedelta(days=1))
    attach(draft, "SELF_ASSESSMENT", None)

    states = states_of_papers(draft)

    assert [*states] == [*ITEMS]
    assert {item: state for item, state in states.items() if state != "PAPER_MISSING"} == {
        "DIPLOMAS": "PAPER_THERE",
        "UNIT_COMMENT": "PAPER_THERE",
        "PARTY_COMMENT": "PAPER_EXPIRED",
        "SELF_ASSESSMENT": "PAPER_UNDATED",
        **dict.fromkeys(ASKED_BY_SOME, "PAPER_NOT_ASKED"),
    }
    assert expired_papers(draft) == ["PARTY_COMMENT"]


def test_a_draft_with_a_paper_that_is_too_old_is_not_submitted(draft):
    fields = {
        "name": "Nguyễn Văn An",
        "citizen_id": "001085000123",
        "born": date(1985, 5, 1),
        "current_post": "Chuyên viên",
        "position": campaign().positions.get(code="VT01"),
    }
    register.fill(application=draft, fields=fields, by=draft.person, at=OPEN)
    for item in ITEMS:
        attach(draft, item, FIRST)
    reference = (FIRST + timedelta(days=300)).isoformat()
    arrange(campaign(), reference_dates={"dossier": reference})
    before = stored()

    with refused("PAPERS_EXPIRED", papers=" ".join(expired_papers(fresh(draft)))):
        register.declare_and_submit(application=fresh(draft), by=draft.person, at=OPEN)

    assert stored() == before
    assert len(expired_papers(fresh(draft))) == 8  # all but the form, and what is said of degrees


def fresh(draft):
    return Application.objects.select_related("campaign").get(pk=draft.pk)
