"""A speciality suits a post that names it, in any capitals and accents, or that names none."""

import pytest

from exams.rules.specialities import suits_post


@pytest.mark.parametrize(
    ("speciality", "of_post", "suits"),
    [
        ("Luật", ["Luật", "Kinh tế"], True),
        ("luật", ("Luật",), True),
        ("LUAT", ["Luật"], True),
        ("Kinh tê", {"Kinh tế"}, True),
        ("Thú y", ["Luật"], False),
        ("", ["Luật"], False),
        ("Thú y", [], True),
        ("", [], True),
    ],
)
def test_it_is_one_of_the_posts_or_the_post_takes_any(speciality, of_post, suits):
    assert suits_post(speciality, of_post) is suits
