"""What the words of an office's files mean is asked once."""

import pytest

from candidates.actions.matching import remember_answers, remembered_answers
from exams.rules.refusals import Refusal
from tests.actions import LATE, events, person_named, stored

pytestmark = pytest.mark.django_db
ANSWERS = {("", "phai"): "sex", ("", "cogiay"): "", ("post", "Giám đốc"): "GD_SO"}


def remember(answers, *, kind="cadres", by="quy-hoach"):
    return remember_answers(kind=kind, answers=answers, by=person_named(by), at=LATE)


def test_answers_are_remembered_by_kind_of_file_column_and_text(announced):
    with events() as trail:
        count = remember(ANSWERS)

    assert count == 3
    assert remembered_answers("cadres") == ANSWERS
    assert remembered_answers("planning") == {}
    assert [event[0] for event in trail] == ["imports.answers_remembered"]


def test_the_last_answer_counts_and_a_blank_one_is_forgotten_until_it_is_given_again(announced):
    remember(ANSWERS)

    remember({("", "phai"): None, ("", "cogiay"): "name", ("", "moi"): None})
    changed = remembered_answers("cadres")
    remember({("", "phai"): "sex"})

    assert changed == {("", "cogiay"): "name", ("post", "Giám đốc"): "GD_SO"}
    assert remembered_answers("cadres")["", "phai"] == "sex"


@pytest.mark.parametrize(
    ("answers", "by", "code"),
    [
        (ANSWERS, "quy-hoach", "ALREADY_DONE"),
        ({("", "x" * 201): "sex", ("", "moi"): None}, "quy-hoach", "ALREADY_DONE"),
        ({("", "moi"): "sex"}, "coi-thi", "NOT_YOUR_DUTY"),
    ],
)
def test_nothing_new_and_nobody_else_writes_anything(announced, answers, by, code):
    remember(ANSWERS)
    before = stored()

    with pytest.raises(Refusal) as refused:
        remember(answers, by=by)

    assert (refused.value.code, stored()) == (code, before)
