"""What one version of an announcement says otherwise than the one before it."""

from exams.rules.announced_changes import AnnouncedChange, announced_changes, announced_days

FIRST = {
    "registration": ["2026-09-07", "2026-10-06"],
    "dates": {"written_exam": "2026-11-04", "posting": "2026-11-03"},
    "places": {"WRITTEN": "Hội trường A"},
}
SECOND = {
    "registration": ["2026-09-07", "2026-11-06"],
    "dates": {"written_exam": "2026-12-04", "summons": "2026-11-27"},
    "places": {"WRITTEN": "Hội trường B"},
}


def test_each_day_and_place_that_differs_is_named_with_old_and_new():
    changes = announced_changes(FIRST, SECOND)

    assert [(each.what, each.old_text, each.new_text) for each in changes] == [
        ("DAY_REGISTRATION_CLOSES", "06/10/2026", "06/11/2026"),
        ("DAY_SUMMONS", "–", "27/11/2026"),
        ("DAY_POSTING", "03/11/2026", "–"),
        ("DAY_WRITTEN_EXAM", "04/11/2026", "04/12/2026"),
        ("PLACE_WRITTEN", "Hội trường A", "Hội trường B"),
    ]
    assert announced_changes(FIRST, FIRST) == ()


def test_a_version_that_says_no_places_tells_of_none():
    silent = {name: value for name, value in FIRST.items() if name != "places"}

    for old, new in ((silent, SECOND), (SECOND, silent)):
        assert not any(each.what == "PLACE_WRITTEN" for each in announced_changes(old, new))


def test_a_place_that_is_new_stands_beside_nothing():
    [change] = announced_changes({"places": {}}, {"places": {"PROPOSAL": "Phòng 2"}})

    assert change == AnnouncedChange("PLACE_PROPOSAL", "", "Phòng 2", is_day=False)
    assert change.old_text == "–"


def test_the_days_of_a_version_stand_in_order():
    assert announced_days(FIRST) == (
        ("DAY_REGISTRATION_OPENS", "07/09/2026"),
        ("DAY_REGISTRATION_CLOSES", "06/10/2026"),
        ("DAY_POSTING", "03/11/2026"),
        ("DAY_WRITTEN_EXAM", "04/11/2026"),
    )
    assert announced_days({}) == ()
