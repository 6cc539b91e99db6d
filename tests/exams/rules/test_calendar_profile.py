import pytest

from exams.rules.calendar_profile import CalendarProfile, calendar_profile_of
from exams.rules.refusals import Refusal


@pytest.mark.parametrize(
    ("name", "value"),
    [("registration_days", "ba mươi"), ("marking_days", True), ("count_first_day", "không")],
)
def test_a_number_that_is_none_is_refused_by_name(name, value):
    with pytest.raises(Refusal) as refused:
        calendar_profile_of({name: value})

    assert refused.value.code == "PROFILE_VALUE"
    allowed = "ALLOWED_BOOLEAN" if name == "count_first_day" else "ALLOWED_INTEGER"
    assert refused.value.facts == {"parameter": name, "value": str(value), "allowed": allowed}


def test_parameters_of_other_steps_are_ignored():
    table = {"marking_days": 20, "suspension_allowed": True}

    assert calendar_profile_of(table) == CalendarProfile(marking_days=20)
