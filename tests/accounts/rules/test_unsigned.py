"""In which campaigns somebody owes the statement: some, or all but those in which they signed."""

from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.unsigned import Unsigned, owed_in_all

CODES = ("TT1", "TT2", "TT3")
codes = st.frozensets(st.sampled_from(CODES))
parts = st.builds(Unsigned, codes, st.none() | codes)


def test_who_owes_nothing_owes_it_nowhere():
    assert not Unsigned()
    assert not owed_in_all([])
    assert not any(code in Unsigned() for code in CODES)


def test_for_all_campaigns_it_is_owed_in_one_that_nobody_has_thought_of():
    everywhere = Unsigned(all_but=frozenset({"TT1"}))
    assert everywhere
    assert "TT1" not in everywhere
    assert "TT9" in everywhere
    assert "TT2" in everywhere


def test_what_belongs_to_no_campaign_waits_for_no_statement():
    assert "" not in Unsigned(all_but=frozenset())


@given(st.lists(parts, max_size=4), st.sampled_from(CODES))
def test_it_is_owed_where_one_role_owes_it(several, code):
    assert (code in owed_in_all(several)) == any(code in part for part in several)
    assert bool(owed_in_all(several)) == any(map(bool, several))
