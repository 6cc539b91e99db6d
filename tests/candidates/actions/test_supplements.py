"""The office re-opens parts of a submitted file; these change and no others, and in time only."""

from datetime import date, timedelta
from pathlib import Path

import pytest

from accounts.rules.duties import Role
from candidates.actions import eligible_list, supplements
from candidates.models import Application, Document, Supplement
from exams.models import Letter
from exams.rules.letters import LetterKind
from results.actions import candidate_gates, outbox
from tests.actions import (
    LATE,
    OBSTACLES,
    arrange,
    campaign,
    events,
    obstruct,
    officer,
    person_named,
    refused,
)
from tests.candidates.officers import speak
from tests.files import pdf, picture

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("decided")]
UNTIL = LATE.date() + timedelta(days=5)
SOON, OVER = LATE + timedelta(hours=1), LATE + timedelta(days=6)
PDF, PNG = pdf(), picture()


@pytest.fixture(autouse=True)
def _media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path


@pytest.fixture
def an():
    return officer("an", Role.CANDIDATE)


@pytest.fixture
def file(an):
    return arrange(campaign().applications.filter(state="ELIGIBLE").first(), person=an)


def reopen(file, *parts, reason="Văn bằng mờ", until=UNTIL, by=None, at=LATE):
    return supplements.reopen_parts(
        application=file,
        parts=parts or ("DIPLOMAS", "ROUTE"),
        reason=reason,
        until=until,
        by=by or person_named("tham-dinh"),
        at=at,
    )


def fill(file, by, part="ROUTE", at=SOON, **fields):
    fields = fields or {"nomination": "15/TTr"}
    supplements.fill(application=file, part=part, fields=fields, by=by, at=at)


def attach(file, by, item="DIPLOMAS", data=PDF, at=SOON):
    return supplements.attach(
        application=file, item=item, file_name="bằng.pdf", data=data, by=by, at=at
    )


def answer(file, by, note="", at=SOON):
    return supplements.answer(application=file, note=note, by=by, at=at)


def open_points(at=LATE):
    checks = candidate_gates.of_eligible_list(campaign(), run_rules=False, today=at.date())
    return {check.code: check.items for check in checks}


def test_named_parts_are_reopened_until_a_day_and_a_letter_waits_that_says_so(file, an):
    with events() as trail:
        asked = reopen(file)

    stored = Supplement.objects.get(pk=asked.pk)
    assert (stored.parts, stored.reason, stored.until) == (
        ["ROUTE", "DIPLOMAS"],
        "Văn bằng mờ",
        UNTIL,
    )
    letter = Letter.objects.get(kind=LetterKind.SUPPLEMENT)
    assert (letter.receiver, letter.about, letter.released_at) == (an, file.reg_no, None)
    facts = {"parts": ["ROUTE", "DIPLOMAS"], "until": f"{UNTIL:%d/%m/%Y}"}
    actor = person_named("tham-dinh").pseudonym
    assert trail == [("supplement.opened", file.reg_no, actor, facts)]
    with refused("SUPPLEMENT_OPEN", numbers=file.reg_no):
        reopen(file)


def test_what_is_asked_needs_parts_a_reason_and_a_day_to_come(file):
    with refused("UNKNOWN_ITEM", item="POSITION"):
        reopen(file, "POSITION")
    with refused("UNKNOWN_ITEM", item=""):
        supplements.reopen_parts(
            application=file,
            parts=(),
            reason="x",
            until=UNTIL,
            by=person_named("tham-dinh"),
            at=LATE,
        )
    with refused("REASON_MISSING", field="reason"):
        reopen(file, reason=" ")
    with refused("DAY_NOT_COMING", field="until"):
        reopen(file, until=LATE.date())


def test_nothing_is_asked_of_a_file_that_left(file):
    arrange(file, state="WITHDRAWN")
    with refused("NOT_TO_SUPPLEMENT"):
        reopen(file)


@pytest.mark.parametrize("how", OBSTACLES)
def test_who_may_not_or_when_it_may_not_be_nothing_is_reopened(file, how):
    code, by = obstruct(how, person_named("tham-dinh"))

    with refused(code):
        reopen(file, by=by)


def test_only_the_named_parts_change(file, an):
    binh = officer("binh", Role.CANDIDATE)
    reopen(file)
    with events() as trail:
        fill(file, an)

    assert Application.objects.get(pk=file.pk).nomination == "15/TTr"
    assert trail == [("supplement.filled", file.reg_no, an.pseudonym, {"fields": ["nomination"]})]
    with refused("PART_NOT_ASKED", item="OWN_FACTS"):
        fill(file, an, "OWN_FACTS", phone="0901")
    with refused("UNKNOWN_FIELD", field="position"):
        fill(file, an, position=None)
    with refused("PART_NOT_ASKED", item="UNIT_COMMENT"):
        attach(file, an, "UNIT_COMMENT")
    with refused("UNKNOWN_ITEM", item="ROUTE"):
        attach(file, an, "ROUTE")
    with refused("NOT_YOURS"):
        fill(file, binh)


def test_a_corrected_name_is_sorted_and_found_as_it_is_spelt(file, an):
    reopen(file, "OWN_FACTS")

    fill(file, an, "OWN_FACTS", name="Đỗ  Văn Ấn")

    stored = Application.objects.get(pk=file.pk)
    assert (stored.name, stored.fold) == ("Đỗ Văn Ấn", "do van an")


def test_another_file_takes_the_place_of_a_paper_and_the_one_before_is_kept(file, an):
    reopen(file)
    attach(file, an)
    first = Document.objects.get(application=file, removed_at=None)
    with events() as trail:
        second = attach(file, an, data=PNG)

    assert [name for name, *_ in trail] == ["supplement.attached"]
    assert Document.objects.get(pk=first.pk).removed_at == SOON
    assert first.kept_file.path.exists()
    assert Supplement.objects.get().after["DIPLOMAS"] == str(second.pk)
    with refused("FILE_KIND"):
        attach(file, an, data=b"MZ")


def test_an_answer_closes_the_parts_and_asks_for_a_new_word(file, an):
    speak(file)
    reopen(file)
    attach(file, an)
    with events() as trail:
        answer(file, an, note="Bản chụp rõ hơn")

    assert trail == [("supplement.answered", file.reg_no, an.pseudonym, {"parts": ["DIPLOMAS"]})]
    assert eligible_list.changed_since_decided(campaign()) == (file.reg_no,)
    with refused("SUPPLEMENT_CLOSED"):
        attach(file, an)
    with refused("SUPPLEMENT_CLOSED"):
        answer(file, an)
    fresh = Application.objects.get(pk=file.pk)
    speak(fresh, reason="Đã rõ", at=SOON)
    assert eligible_list.changed_since_decided(campaign()) == ()


def test_an_answer_that_changes_nothing_says_why(file, an):
    reopen(file)
    with refused("NOTHING_SUPPLEMENTED", field="note"):
        answer(file, an, note=" ")

    answer(file, an, note="Không còn bản gốc")

    assert Supplement.objects.get().note == "Không còn bản gốc"


def test_after_its_day_it_closes_by_itself_and_can_be_asked_for_again(file, an):
    reopen(file)
    fill(file, an)

    with refused("SUPPLEMENT_CLOSED"):
        fill(file, an, at=OVER, nomination="16/TTr")
    with refused("SUPPLEMENT_CLOSED"):
        answer(file, an, at=OVER)
    assert eligible_list.changed_since_decided(campaign()) == (file.reg_no,)
    reopen(file, until=date(2027, 3, 20), at=OVER)


def test_the_office_takes_back_what_it_asked_for(file, an):
    with refused("SUPPLEMENT_CLOSED"):
        supplements.take_back(application=file, by=person_named("tham-dinh"), at=SOON)
    reopen(file)
    with events() as trail:
        supplements.take_back(application=file, by=person_named("thu-ky"), at=SOON)

    assert [name for name, *_ in trail] == ["supplement.taken_back"]
    with refused("SUPPLEMENT_CLOSED"):
        fill(file, an)


def test_the_gate_of_the_list_names_the_file_until_it_is_answered_or_its_day_is_over(file, an):
    reopen(file)
    assert open_points()["SUPPLEMENT_OPEN"] == (file.reg_no,)
    assert "SUPPLEMENT_OPEN" not in open_points(OVER)

    answer(file, an, note="Không có")

    assert "SUPPLEMENT_OPEN" not in open_points()


def test_a_withdrawn_file_is_changed_no_more_and_keeps_no_list_waiting(file, an):
    reopen(file)
    arrange(file, state="WITHDRAWN")

    with refused("SUPPLEMENT_CLOSED"):
        fill(file, an)

    assert "SUPPLEMENT_OPEN" not in open_points()


def test_the_letter_leaves_only_while_the_parts_are_open(file, an):
    reopen(file)
    kind = LetterKind.SUPPLEMENT
    assert len(outbox.true_letters(campaign(), kind, SOON)) == 1
    assert outbox.true_letters(campaign(), kind, OVER) == []

    answer(file, an, note="Không có")

    assert outbox.true_letters(campaign(), kind, SOON) == []


def test_a_refused_file_leaves_nothing_on_the_disk(file, an, settings):
    reopen(file, "ROUTE")
    with refused("PART_NOT_ASKED"):
        attach(file, an)

    assert [path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file()] == []
