"""What a position asks of ratings and degrees, as its form takes it."""

import pytest

from exams.forms.campaign import PositionForm
from exams.models import Position, Post

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def form(**typed):
    post = Post.objects.first().code
    return PositionForm({"code": "VT90", "post": post, "vacancies": "1", **typed})


def test_ratings_of_the_party_too_and_a_class_of_the_degree_are_taken():
    asked = form(
        rating_years="2",
        rating_min="EXCELLENT",
        party_rating_min="GOOD",
        degree_class_min="CLASS_GOOD",
    )

    assert asked.is_valid(), asked.errors
    assert asked.cleaned_data["rating_years"] == 2
    assert asked.cleaned_data["party_rating_min"] == "GOOD"
    assert asked.cleaned_data["degree_class_min"] == "CLASS_GOOD"


def test_nothing_of_it_is_asked_unless_it_is_chosen():
    asked = form()

    assert asked.is_valid(), asked.errors
    assert asked.cleaned_data["rating_years"] is None
    assert asked.cleaned_data["rating_min"] == ""


def test_a_number_of_years_alone_would_ask_for_nothing():
    assert list(form(rating_years="2").errors) == ["rating_min"]
    assert form(rating_years="2", party_rating_min="GOOD").is_valid()


@pytest.mark.parametrize("years", ["0", "21"])
def test_a_number_of_years_is_one_to_twenty(years):
    assert "rating_years" in form(rating_years=years, rating_min="GOOD").errors


def test_months_in_a_lower_key_post_are_a_condition_of_their_own():
    assert form(lower_key_months="24").is_valid()
    assert list(form(lower_key_months="0").errors) == ["lower_key_months"]
    assert Position(lower_key_months=24).has_own_conditions


def test_a_preference_is_ticked_and_is_a_condition_to_be_told():
    assert form().is_valid()
    ticked = form(prefers_not_local="on")
    assert ticked.is_valid()
    assert ticked.cleaned_data["prefers_not_local"]
    assert Position(prefers_not_local=True).has_own_conditions
    assert not Position(prefers_not_local=False).has_own_conditions
