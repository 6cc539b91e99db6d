import pytest

from oversight.figures.entry_history import history
from oversight.figures.movement import Change

FIELDS = ("tier", "note")
ONE, TWO = {"tier": "1", "note": ""}, {"tier": "2", "note": ""}


def told(*lines):
    return [
        (version, step.change, step.changed)
        for version, step in history(enumerate(lines, start=1), FIELDS)
    ]


@pytest.mark.parametrize(
    ("lines", "steps"),
    [
        ((), []),
        ((None, None), []),
        ((ONE,), [(1, Change.CAME, ())]),
        ((None, ONE, ONE), [(2, Change.CAME, ())]),
        ((ONE, TWO), [(1, Change.CAME, ()), (2, Change.CHANGED, ("tier",))]),
        ((ONE, None), [(1, Change.CAME, ()), (2, Change.WENT, ())]),
        (
            (ONE, None, None, TWO),
            [(1, Change.CAME, ()), (2, Change.WENT, ()), (4, Change.CAME, ())],
        ),
    ],
)
def test_a_line_comes_changes_goes_and_may_come_again(lines, steps):
    assert told(*lines) == steps


def test_each_step_holds_the_line_as_it_was_and_as_it_became():
    [_came, (_version, changed), (_last, went)] = history([(1, ONE), (2, TWO), (3, None)], FIELDS)

    assert (changed.old, changed.new) == (ONE, TWO)
    assert (went.old, went.new) == (TWO, {})
