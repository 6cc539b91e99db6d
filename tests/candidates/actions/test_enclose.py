from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from accounts.rules.duties import Role
from candidates.actions import enclose, register
from candidates.actions.read import file_withheld
from candidates.models import Application, Document
from candidates.rules import uploads
from candidates.rules.registration import DossierItem
from tests.actions import campaign, events, moment, officer, refused
from tests.files import pdf, picture

OPEN = moment(2026, 9, 20)
PDF, PNG, JPG = pdf(), picture("PNG"), picture("JPEG")


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def an(announced, db):
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def draft(an):
    return register.begin(campaign=campaign(), by=an, at=OPEN)


def attach(draft, by, item=DossierItem.DIPLOMAS, data=PDF, name="../bằng cấp.pdf", on=None):
    return enclose.attach(
        application=draft, item=item, file_name=name, data=data, issued_on=on, by=by, at=OPEN
    )


def files(settings):
    return [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()]


def test_a_file_is_kept_under_a_random_name_with_its_digest(an, draft, settings):
    with events() as trail:
        saved = attach(draft, an)

    facts = {"item": "DIPLOMAS", "digest": sha256(PDF).hexdigest()}
    assert trail == [("document.uploaded", draft.reg_no, an.pseudonym, facts)]
    assert (saved.file_name, saved.kind, saved.size) == ("bằng cấp.pdf", "pdf", len(PDF))
    [stored] = files(settings)
    assert (stored.read_bytes(), stored.name) == (PDF, saved.stored_as)
    assert stored.stat().st_mode & 0o777 == 0o600
    assert Application.objects.get(pk=draft.pk).items == ["DIPLOMAS"]
    assert str(saved) == "DIPLOMAS"


def test_a_new_file_takes_the_place_of_the_old_one(an, draft):
    old, new = attach(draft, an), attach(draft, an, data=PNG)

    assert Document.objects.get(pk=old.pk).removed_at == OPEN
    assert (Document.objects.get(removed_at=None).pk, new.kind) == (new.pk, "png")
    with refused("ALREADY_DONE"):
        enclose.detach(document=Document.objects.get(pk=old.pk), by=an, at=OPEN)


def test_a_file_is_taken_out_once(an, draft):
    saved = attach(draft, an)
    with events() as trail:
        enclose.detach(document=saved, by=an, at=OPEN)

    assert trail == [("document.removed", draft.reg_no, an.pseudonym, {"item": "DIPLOMAS"})]
    assert Application.objects.get(pk=draft.pk).items == []
    with refused("ALREADY_DONE"):
        enclose.detach(document=Document.objects.get(pk=saved.pk), by=an, at=OPEN)


def test_the_certificate_and_the_declaration_have_their_own_ticks(an, draft):
    health = attach(draft, an, "HEALTH_CERTIFICATE", on=date(2026, 9, 1))
    attach(draft, an, "ASSET_DECLARATION", JPG)
    saved = Application.objects.get(pk=draft.pk)
    assert (saved.items, saved.health_issued_on, saved.assets_declared) == (
        [],
        date(2026, 9, 1),
        True,
    )

    enclose.detach(document=Document.objects.get(pk=health.pk), by=an, at=OPEN)

    assert Application.objects.get(pk=draft.pk).health_issued_on is None


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "FILE_EMPTY"),
        (b"MZ program", "FILE_KIND"),
        (b"%PDF-1.7 and nothing more", "FILE_DAMAGED"),
        (b"%PDF-" + b"x" * uploads.MAX_BYTES, "FILE_TOO_LARGE"),
    ],
    ids=["empty", "kind", "damaged", "large"],
)
def test_a_dangerous_file_leaves_nothing_behind(an, draft, settings, data, code):
    with refused(code, file="../bằng cấp.pdf"):
        attach(draft, an, data=data)

    assert files(settings) == []


def test_unknown_items_other_people_and_late_hours_are_refused(an, draft, settings):
    saved = attach(draft, an)
    binh = officer("binh", Role.CANDIDATE)
    with refused("UNKNOWN_ITEM", item="PASSPORT"):
        attach(draft, an, "PASSPORT")
    with refused("NOT_YOURS"):
        attach(draft, binh)
    with refused("NOT_YOURS"):
        enclose.detach(document=saved, by=binh, at=OPEN)
    with refused("OUTSIDE_REGISTRATION_WINDOW"):
        enclose.detach(document=saved, by=an, at=moment(2026, 10, 7, 0))

    assert len(files(settings)) == 1


@pytest.mark.parametrize(("data", "kind"), [(PDF, "pdf"), (PNG, "png"), (JPG, "jpg")])
def test_the_kind_is_told_by_the_content_and_never_by_the_name(an, draft, data, kind):
    assert attach(draft, an, data=data, name="a.exe").kind == kind


def test_a_file_that_is_not_handed_out_is_recorded_with_what_is_wrong_of_it(an, draft):
    document = attach(draft, an)
    document.kept_file.path.write_bytes(b"%PDF-1.7 another")
    with events() as trail:
        file_withheld(
            about=draft.reference,
            item=document.item,
            fault=document.kept_file.fault(),
            by=an,
            at=OPEN,
        )

    facts = {"item": "DIPLOMAS", "fault": "FILE_CHANGED"}
    assert trail == [("document.withheld", draft.reference, an.pseudonym, facts)]
