"""What is asked of an object is asked once, and another object is never answered for it."""

from grading.rules.identity_cache import identity_cache


def test_the_very_same_object_is_asked_once():
    asked = []
    marks = (70, 74)
    cached = identity_cache(lambda each: asked.append(each) or sum(each))

    answers = [cached(marks), cached(marks)]

    assert (answers, asked) == ([144, 144], [marks])


def test_an_object_that_nobody_else_keeps_is_not_mistaken_for_the_next():
    cached = identity_cache(sum)

    answers = [cached([number]) for number in range(100)]

    assert answers == list(range(100))


def test_an_answer_of_nothing_is_kept_like_any_other():
    asked = []
    cached = identity_cache(asked.append)

    answers = [cached(asked), cached(asked)]

    assert (answers, len(asked)) == ([None, None], 1)
