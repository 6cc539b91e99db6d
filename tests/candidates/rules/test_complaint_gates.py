"""What open complaints say to the gates: some block, the others are named."""

from candidates.rules.complaint_gates import open_complaints
from candidates.rules.complaints import ComplaintKind
from candidates.rules.gates import referred_checks

UNANSWERED = {ComplaintKind.CONDUCT: ("KN-1", "KN-2"), ComplaintKind.DENUNCIATION: ("TC-1",)}


def told(checks):
    return [(check.code, check.level, check.items) for check in checks]


def test_what_does_not_block_is_named_by_two_persons():
    expected = [("COMPLAINTS_UNANSWERED", "WARNING", ("KN-1", "KN-2", "TC-1"))]
    assert told(open_complaints(UNANSWERED, ())) == expected


def test_the_kinds_of_the_profile_block():
    assert told(open_complaints(UNANSWERED, ["CONDUCT_COMPLAINT"])) == [
        ("COMPLAINTS_MUST_BE_ANSWERED", "ERROR", ("KN-1", "KN-2")),
        ("COMPLAINTS_UNANSWERED", "WARNING", ("TC-1",)),
    ]


def test_nothing_is_said_where_nothing_waits():
    assert told(open_complaints({}, ["CONDUCT_COMPLAINT"])) == []


def test_no_results_come_while_the_competent_body_is_asked_of_a_position():
    assert told(referred_checks(())) == []
    assert told(referred_checks(("VT01",))) == [("COMPLAINT_REFERRED_OPEN", "ERROR", ("VT01",))]
