"""Twin labels are made by chance, kept as a pool, and never printed twice without a word."""

import pytest

from exams.models import LabelSheet
from exams.rules.blind_codes import is_code
from results.actions import label_sheets
from tests.actions import LATE, OBSTACLES, events, obstruct, person_named, refused
from tests.results.actions.on_paper import bind, issue, part, print_out

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("listed")]


@pytest.fixture(autouse=True)
def _late():
    bind("LATE")


def test_labels_are_drawn_by_chance_and_only_the_pool_is_kept():
    with events() as trail:
        sheet = issue(26)

    actor = person_named("ban-phach").pseudonym
    assert trail == [
        ("labels.issued", "TT2026-01 WRITTEN", actor, {"sheet": 1, "count": 26}),
    ]
    stored = LabelSheet.objects.get()
    assert stored == sheet
    assert len(set(stored.codes)) == 26
    assert all(map(is_code, stored.codes))
    assert stored.codes == sorted(stored.codes)
    assert str(stored) == f"{part().pk} 1"


def test_more_labels_are_other_labels():
    first, second = issue(20), issue(20)

    assert (first.number, second.number) == (1, 2)
    assert not set(first.codes) & set(second.codes)


def test_a_code_that_a_label_bears_is_not_drawn_again(monkeypatch):
    draws = iter([0] * 5 + [0] * 5 + [7] * 5)
    monkeypatch.setattr("candidates.actions.chance.secrets.randbelow", lambda _: next(draws))

    first, second = issue(1), issue(1)

    assert first.codes != second.codes


def test_a_sheet_is_printed_once_and_again_only_with_a_reason():
    sheet = issue()
    with events() as trail:
        print_out(sheet)
    [(name, _, _, facts)] = trail
    assert name == "labels.printed"
    assert facts == {"sheet": 1, "count": 4, "prints": 1, "reason": ""}

    with refused("REASON_FOR_REPRINT", sheet="1", field="reason"):
        print_out(sheet, "  ")
    with events() as trail:
        print_out(sheet, "Kẹt giấy")

    assert trail[0][3] == {"sheet": 1, "count": 4, "prints": 2, "reason": "Kẹt giấy"}
    assert LabelSheet.objects.get().prints == 2


def test_a_campaign_that_seals_its_mapping_has_no_labels():
    bind("SEALED")

    with refused("NOT_ON_PAPER"):
        issue()


@pytest.mark.parametrize("how", OBSTACLES)
def test_labels_ask_for_duty_and_time(how):
    sheet = issue()
    code, by = obstruct(how, person_named("ban-phach"))

    with refused(code):
        label_sheets.issue_labels(part=part(), count=1, by=by, at=LATE)
    with refused(code):
        label_sheets.print_labels(sheet=sheet, reason="", by=by, at=LATE)
