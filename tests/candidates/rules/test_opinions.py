import pytest

from candidates.rules.opinions import Opinion, faults_of

AGREED = [Opinion("E05", "ACCEPT"), Opinion("E08", "ACCEPT")]


def codes(*opinions, value="CONFIRM", discussed_with="", asked=("E05", "E08")):
    spoken = opinions or AGREED
    judged = ("E01", "E05", "E08")
    faults = faults_of(spoken, value, discussed_with=discussed_with, asked=asked, judged=judged)
    return [(fault.code, fault.facts.get("field", "")) for fault in faults]


@pytest.mark.parametrize("value", ["CONFIRM", "REFUSE"])
def test_who_agrees_with_every_rule_concludes_either_way(value):
    assert codes(value=value) == []


def test_each_rule_that_is_not_passed_needs_an_opinion():
    assert codes(Opinion("E05", "ACCEPT")) == [("OPINION_MISSING", "word_E08")]


def test_an_opinion_is_one_of_three_and_on_a_rule_that_was_judged():
    assert codes(*AGREED, Opinion("E99", "ACCEPT")) == [("UNKNOWN_VALUE", "")]
    assert codes(*AGREED, Opinion("E01", "MAYBE")) == [("UNKNOWN_VALUE", "")]


def test_a_refused_rule_has_a_coded_reason_and_another_reason_has_words():
    refused = Opinion("E08", "REFUSE")
    other = Opinion("E08", "REFUSE", "OTHER")

    assert codes(AGREED[0], refused, value="REFUSE") == [("OBJECTION_MISSING", "why_E08")]
    assert codes(AGREED[0], other, value="REFUSE") == [("COMMENT_MISSING", "note_E08")]


def test_a_file_with_a_refused_rule_is_not_confirmed():
    refused = Opinion("E08", "REFUSE", "PAPER_MISSING")

    assert codes(AGREED[0], refused) == [("OBJECTION_CONFIRMED", "value")]
    assert codes(AGREED[0], refused, value="REFUSE") == []


@pytest.mark.parametrize("value", ["CONFIRM", "REFUSE"])
def test_a_file_of_which_a_rule_is_discussed_is_not_concluded(value):
    discussed = Opinion("E08", "DISCUSS", comment="Chờ Sở Nội vụ")

    assert codes(AGREED[0], discussed, value=value) == [("STILL_DISCUSSED", "value")]


def test_a_discussion_says_about_what_and_with_whom():
    discussed = Opinion("E08", "DISCUSS", comment="Chờ Sở Nội vụ")

    assert codes(AGREED[0], discussed, value="DISCUSS", discussed_with="Sở Nội vụ") == []
    assert codes(AGREED[0], discussed, value="DISCUSS") == [
        ("DISCUSSED_WITH_MISSING", "discussed_with")
    ]
    assert codes(value="DISCUSS", discussed_with="Sở Nội vụ") == [("NOTHING_DISCUSSED", "value")]
    assert codes(AGREED[0], Opinion("E08", "DISCUSS"), value="DISCUSS", discussed_with="A") == [
        ("COMMENT_MISSING", "note_E08")
    ]
