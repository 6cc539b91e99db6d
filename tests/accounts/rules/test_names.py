"""Names are kept one way, and found however they are typed."""

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from accounts.rules.names import fold, normalise


def test_normalising_composes_trims_and_collapses():
    assert normalise(unicodedata.normalize("NFD", " Lê \t Thị\nẢnh ")) == "Lê Thị Ảnh"


def test_folding_takes_away_marks_and_case():
    assert fold("  ĐỖ Văn   Ưởng ") == "do van uong"


@given(st.text(max_size=40))
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)
