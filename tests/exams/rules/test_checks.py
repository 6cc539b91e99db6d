from accounts.rules.duties import Duty
from exams.rules.checks import error, errors, warning, warnings


def test_a_check_is_named_by_its_code_and_each_item():
    named = warning("TOO_FEW_CANDIDATES", Duty.DECIDE, items=["VT01", "VT02"])
    bare = error("LIST_NOT_POSTED", Duty.PUBLISH)

    assert named.keys == ("TOO_FEW_CANDIDATES VT01", "TOO_FEW_CANDIDATES VT02")
    assert bare.keys == ("LIST_NOT_POSTED",)
    assert (named.facts["numbers"], named.facts["count"]) == ("VT01 VT02", 2)
    assert errors([named, bare]) == (bare,)
    assert warnings([named, bare]) == (named,)
