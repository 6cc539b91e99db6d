"""Ratings of consecutive years: as the profile asks of everybody, and as a position asks beside."""

from candidates.rules.rated_years import own_ratings, party_ratings, ratings
from exams.rules.enums import Rating
from tests.candidates.rules.people import asked, figure, outcome, person, position

GOOD, COMPLETED, EXCELLENT = Rating.GOOD, Rating.COMPLETED, Rating.EXCELLENT


def rated(*own, **parameters):
    return ratings(person(ratings=own), asked(**parameters))


def test_each_of_the_latest_years_must_be_good():
    assert outcome(rated((2023, GOOD), (2024, GOOD), (2025, GOOD))) == ("PASS", "")
    assert outcome(rated((2023, GOOD), (2024, COMPLETED), (2025, GOOD))) == (
        "FAIL",
        "RATING_BELOW_MINIMUM",
    )


def test_a_bad_older_year_does_not_matter():
    own = (2022, COMPLETED), (2023, GOOD), (2024, GOOD), (2025, GOOD)

    assert outcome(rated(*own)) == ("PASS", "")
    assert outcome(rated(*own, rating_years=4)) == ("FAIL", "RATING_BELOW_MINIMUM")


def test_a_year_without_a_rating_fails():
    finding = rated((2023, GOOD), (2025, COMPLETED))

    assert outcome(finding) == ("FAIL", "RATING_MISSING")
    assert figure(finding, "2024") == "NONE"


def test_the_profile_sets_the_minimum_rating():
    own = (2023, COMPLETED), (2024, COMPLETED), (2025, GOOD)

    assert outcome(rated(*own, rating_min=COMPLETED)) == ("PASS", "")


def own(*own_ratings_of_years, **conditions):
    return own_ratings(person(ratings=own_ratings_of_years), asked(position(**conditions)))


def test_a_position_that_asks_no_rating_of_its_own_has_no_such_rule():
    assert own((2025, GOOD)) is None
    assert party_ratings(person(), asked()) is None


def test_a_position_says_of_how_many_years_it_asks_which_rating():
    years = (2023, COMPLETED), (2024, EXCELLENT), (2025, EXCELLENT)
    finding = own(*years, rating_years=2, rating_min=EXCELLENT)

    assert (finding.rule, outcome(finding)) == ("E25", ("PASS", ""))
    assert [name for name, _ in finding.figures] == ["2024", "2025", "minimum"]
    assert outcome(own(*years, rating_years=3, rating_min=EXCELLENT)) == (
        "FAIL",
        "RATING_BELOW_MINIMUM",
    )


def test_without_a_number_of_years_it_asks_those_of_the_profile():
    finding = own((2024, EXCELLENT), (2025, EXCELLENT), rating_min=EXCELLENT)

    assert outcome(finding) == ("FAIL", "RATING_MISSING")
    assert figure(finding, "2023") == "NONE"


def test_what_a_position_asks_never_takes_the_place_of_what_everybody_is_asked():
    demanding = position(rating_years=2, rating_min=COMPLETED)
    years = (2023, COMPLETED), (2024, GOOD), (2025, GOOD)

    assert outcome(ratings(person(ratings=years), asked(demanding))) == (
        "FAIL",
        "RATING_BELOW_MINIMUM",
    )


def party(*years, **conditions):
    return party_ratings(person(party_ratings=years), asked(position(**conditions)))


def test_the_rating_as_a_member_of_the_party_is_asked_of_the_same_years():
    asks = {"party_rating_min": GOOD, "rating_years": 2}

    finding = party((2024, GOOD), (2025, EXCELLENT), **asks)

    assert (finding.rule, outcome(finding)) == ("E26", ("PASS", ""))
    assert outcome(party((2025, GOOD), **asks)) == ("FAIL", "PARTY_RATING_MISSING")
    below = party((2024, COMPLETED), (2025, GOOD), **asks)
    assert outcome(below) == ("FAIL", "PARTY_RATING_BELOW_MINIMUM")
    assert (figure(below, "2024"), figure(below, "minimum")) == ("COMPLETED", "GOOD")
