"""What the office has of a person is taken over into a draft: the person's own, and of use."""

from datetime import date

import pytest

from accounts.rules.duties import Role
from candidates.actions import enclose, register, reuse
from candidates.models import Application, Document
from tests.actions import arrange, campaign, events, moment, officer, refused, stored
from tests.files import pdf

OPEN, LATER = moment(2026, 9, 20), moment(2026, 9, 21)
ISSUED = date(2026, 9, 1)


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def an(announced, db):
    return officer("an", Role.CANDIDATE)


def begin(by, at=OPEN):
    return register.begin(campaign=campaign(), by=by, at=at)


def attach(application, item, on=ISSUED, title="giấy tờ"):
    return enclose.attach(
        application=application,
        item=item,
        file_name="giấy.pdf",
        data=pdf(title),
        issued_on=on,
        by=application.person,
        at=OPEN,
    )


@pytest.fixture
def earlier(an):
    """A dossier that was handed in and withdrawn."""
    application = begin(an)
    attach(application, "UNIT_COMMENT")
    attach(application, "DIPLOMAS", None, "bằng")
    attach(application, "APPLICATION_FORM")
    attach(application, "PARTY_COMMENT", date(2026, 4, 5))
    return arrange(application, state="WITHDRAWN")


@pytest.fixture
def draft(an, earlier):
    return begin(an, LATER)


def take_over(draft, document, by=None):
    return reuse.take_over(application=draft, document=document, by=by or draft.person, at=LATER)


def paper_of(application, item):
    return application.documents.get(item=item, removed_at=None)


def test_what_serves_again_is_offered_and_nothing_else(draft, earlier):
    assert reuse.reusable_papers(draft) == {
        "UNIT_COMMENT": paper_of(earlier, "UNIT_COMMENT"),
        "DIPLOMAS": paper_of(earlier, "DIPLOMAS"),
    }


def test_only_ones_own_papers_that_were_handed_in_and_stand_are_offered(an, draft, earlier):
    binh = begin(officer("binh", Role.CANDIDATE))
    arrange(paper_of(earlier, "DIPLOMAS"), removed_at=OPEN)

    assert reuse.reusable_papers(binh) == {}
    assert [*reuse.reusable_papers(draft)] == ["UNIT_COMMENT"]
    arrange(earlier, state="DRAFT")
    assert reuse.reusable_papers(draft) == {}


def test_a_file_on_paper_belongs_to_no_account_and_takes_nothing_over(draft):
    assert reuse.reusable_papers(arrange(draft, person=None)) == {}


def test_a_paper_is_taken_over_with_its_day_and_nothing_else_of_the_earlier_dossier(
    an, draft, earlier
):
    source = paper_of(earlier, "UNIT_COMMENT")

    with events() as trail:
        taken = take_over(draft, source)

    facts = {"item": "UNIT_COMMENT", "digest": source.digest}
    assert trail == [("document.reused", draft.reg_no, an.pseudonym, facts)]
    assert (taken.application, taken.file_name, taken.issued_on, taken.digest) == (
        draft,
        "giấy.pdf",
        ISSUED,
        source.digest,
    )
    assert taken.stored_as != source.stored_as
    assert taken.kept_file.fault() == source.kept_file.fault() == ""
    assert Application.objects.get(pk=draft.pk).items == ["UNIT_COMMENT"]
    assert Document.objects.get(pk=source.pk).removed_at is None


def test_an_older_paper_one_too_old_and_one_that_is_asked_for_anew_are_refused(draft, earlier):
    for item in ("PARTY_COMMENT", "APPLICATION_FORM"):
        with refused("PAPER_NOT_REUSABLE"):
            take_over(draft, paper_of(earlier, item))

    assert not draft.documents.exists()


def test_nobody_takes_over_what_another_person_handed_in(draft, earlier):
    binh = begin(officer("binh", Role.CANDIDATE))
    before = stored()

    with refused("PAPER_NOT_REUSABLE"):
        take_over(binh, paper_of(earlier, "UNIT_COMMENT"))
    with refused("NOT_YOURS"):
        take_over(draft, paper_of(earlier, "UNIT_COMMENT"), by=binh.person)

    assert stored() == before


def test_a_kept_file_that_is_not_what_was_handed_in_is_not_taken_over(draft, earlier):
    source = paper_of(earlier, "UNIT_COMMENT")
    source.kept_file.path.write_bytes(pdf("khác"))
    before = stored()

    with refused("FILE_WITHHELD"):
        take_over(draft, source)

    assert stored() == before
