import pytest

from candidates.rules.identity import Identity
from candidates.rules.person_name import name_that_holds, names_differ

FORM, FACTS = "Nguyễn Viễn", "Nguyễn Đức Viễn"


@pytest.mark.parametrize(
    ("form", "facts", "settled", "identity", "name"),
    [
        (FORM, FACTS, "", "", FACTS),
        (FORM, FACTS, FORM, "", FORM),
        (FORM, FACTS, FACTS, "", FACTS),
        (FORM, FACTS, "Nguyễn Văn Viễn", "", FACTS),  # settled of a name that nobody gives now
        (FORM, FACTS, "", Identity.DENIED, FORM),  # the facts are another person's
        (FORM, FACTS, "", Identity.CONFIRMED, FACTS),
        (FORM, None, "", "", FORM),
        ("", FACTS, "", "", FACTS),
    ],
)
def test_one_name_holds(form, facts, settled, identity, name):
    assert name_that_holds(form, facts, settled=settled, identity=identity) == name


@pytest.mark.parametrize(
    ("form", "facts", "differ"),
    [
        (FORM, FACTS, True),
        (FORM, None, False),
        ("NGUYỄN ĐỨC VIỄN", FACTS, False),
        ("Hoàng Hoà", "Hoàng Hòa", False),
    ],
)
def test_names_differ_by_their_letters_alone(form, facts, differ):
    assert names_differ(form, facts) is differ
