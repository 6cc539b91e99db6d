import pytest

from exams.rules.vacancies import FillingMode, may_enter_campaign


@pytest.mark.parametrize("mode", [None, *FillingMode])
def test_only_what_is_competed_for_or_not_decided_enters_a_campaign(mode):
    assert may_enter_campaign(mode) == (mode in (None, "EXAM"))
