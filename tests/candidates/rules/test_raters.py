"""Several sources evaluate a month: the competent one decides, the others stand beside it."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from candidates.rules.evaluation_flags import FlagKind, RatedYear, flags_of
from candidates.rules.evaluation_rules import EvaluationRules
from candidates.rules.evaluations import MonthlyResult
from candidates.rules.raters import OtherRater, RaterSource, others_of
from exams.rules.enums import Rating

SUPERIOR, SELF, COLLECTIVE, PARTY_CELL = RaterSource
MONTHS = st.lists(
    st.tuples(st.sampled_from(RaterSource), st.none() | st.decimals(0, 100, places=2))
)


def test_a_month_of_each_source_is_a_line_of_its_own():
    of_superior = MonthlyResult("001080000017", "Nguyễn An", 2025, 3)
    own = MonthlyResult("001080000017", "Nguyễn An", 2025, 3, source=SELF)

    assert (of_superior.key, own.key) == ("001080000017 03/2025", "001080000017 03/2025 SELF")


def test_what_others_say_is_counted_with_the_mean_of_their_points():
    months = [(SELF, Decimal(90)), (SUPERIOR, Decimal(60)), (SELF, Decimal(91)), (PARTY_CELL, None)]

    assert others_of(months) == (
        OtherRater(SELF, 2, Decimal("90.50")),
        OtherRater(PARTY_CELL, 1, None),
    )


@given(MONTHS)
def test_every_month_of_another_source_is_counted_once_and_none_of_the_competent(months):
    others = others_of(months)

    assert sum(each.months for each in others) == sum(source != SUPERIOR for source, _ in months)
    assert SUPERIOR not in [each.source for each in others]
    assert [each.source for each in others] == sorted(
        {source for source, _ in months if source != SUPERIOR}, key=list(RaterSource).index
    )


def test_a_flag_rests_on_the_competent_source_and_names_the_others():
    beside = (OtherRater(SELF, 12, Decimal(95)),)
    rated = RatedYear(2025, Rating.GOOD, 12, (Decimal(60),) * 12, others=beside)

    [flag] = flags_of(rated, EvaluationRules())

    assert (flag.kind, flag.source, flag.others) == (FlagKind.MEAN_BELOW, SUPERIOR, beside)


def test_what_rests_on_no_month_names_no_source():
    rated = RatedYear(2025, Rating.GOOD, party_rating=Rating.COMPLETED)

    [flag] = flags_of(rated, EvaluationRules())

    assert (flag.kind, flag.source, flag.others) == (FlagKind.PARTY_DIFFERS, None, ())
