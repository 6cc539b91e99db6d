from dataclasses import replace
from decimal import Decimal

import pytest

from exams.rules.enums import Aggregation, PartKind, SanctionLevel
from exams.rules.refusals import Refusal
from exams.rules.scoring import Cumulation, Scoring, SurvivorRule
from exams.rules.scoring_table import scoring_from, table_of

BOTH = ("WRITTEN", "PROPOSAL")
TABLE = {"parts": list(BOTH), "aggregation": "SUM"}


def test_the_defaults_are_those_of_the_annex():
    scoring = scoring_from(TABLE)

    assert scoring == Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)
    assert (scoring.marks.maximum, scoring.marks.step) == (Decimal(100), Decimal("0.5"))
    assert scoring.decided.step == Decimal("0.01")


@pytest.mark.parametrize("missing", ["parts", "aggregation"])
def test_parts_and_aggregation_are_never_silent(missing):
    table = {key: value for key, value in TABLE.items() if key != missing}

    with pytest.raises(Refusal) as refused:
        scoring_from(table)

    assert (refused.value.code, refused.value.facts) == (
        "PROFILE_INCOMPLETE",
        {"parameter": missing},
    )


def test_every_parameter_is_read_and_told_again():
    table = {
        **TABLE,
        "aggregation": "WEIGHTED",
        "scale_per_part": 50,
        "mark_step": "0.25",
        "written_gate": "27.5",
        "proposal_gate": 25,
        "weight_written": 60,
        "weight_proposal": 40,
        "decimals": 3,
        "rounding": "HALF_UP",
        "diff_auto_max": "4",
        "diff_third_min": "8",
        "remark_adopt_below": "3",
        "remark_dialogue_from": "3",
        "sanctions": {"EXAM_REPRIMAND": 20, "EXAM_WARNING": "40"},
        "sanction_cumulation": "ADDED",
        "sanction_applied": "AFTER_REMARK",
        "panel_min_examiners": 3,
        "panel_spread_max": "8",
        "tie_break": ["WRITTEN", "HEAD_DECISION"],
        "reserve_months": 12,
    }

    scoring = scoring_from(table, {"single_survivor_after_gate": "STOP", "rating_years": 3})

    assert scoring.weight_written == 60
    assert scoring.sanction_cumulation == Cumulation.ADDED
    assert scoring.single_survivor_after_gate == SurvivorRule.STOP
    assert scoring_from(table_of(scoring)) == scoring
    assert table_of(scoring)["sanctions"] == {"EXAM_REPRIMAND": "20", "EXAM_WARNING": "40"}


@pytest.mark.parametrize(
    ("parameter", "value"),
    [
        ("aggregation", "BEST_OF"),
        ("rounding", "HALF_EVEN"),
        ("sanction_applied", "BEFORE_REMARK"),
        ("parts", "WRITTEN"),
        ("parts", ["INTERVIEW"]),
        ("tie_break", ["AGE"]),
        ("written_gate", "fifty"),
        ("diff_auto_max", "NaN"),
        ("decimals", "1.5"),
        ("sanctions", 25),
        ("sanctions", {"FROWN": 10}),
    ],
)
def test_a_word_or_number_that_does_not_exist_is_refused(parameter, value):
    with pytest.raises(Refusal) as refused:
        scoring_from({**TABLE, parameter: value})

    assert refused.value.code == "PROFILE_VALUE"
    assert refused.value.facts["parameter"] == parameter


@pytest.mark.parametrize("value", [50.0, True, None])
def test_a_number_is_whole_or_text(value):
    with pytest.raises(TypeError):
        scoring_from({**TABLE, "written_gate": value})


@pytest.mark.parametrize(
    ("parameter", "changes"),
    [
        ("parts", {"parts": ()}),
        ("parts", {"parts": (PartKind.WRITTEN, PartKind.WRITTEN)}),
        ("aggregation", {"parts": (PartKind.WRITTEN,), "aggregation": Aggregation.PROJECT_ONLY}),
        ("weights", {"aggregation": Aggregation.WEIGHTED, "weight_written": Decimal(60)}),
        ("diff_third_min", {"diff_auto_max": Decimal(11)}),
        ("gates", {"written_gate": Decimal(101)}),
        ("mark_step", {"mark_step": Decimal(0)}),
        ("decimals", {"decimals": 7}),
        ("tie_break", {"tie_break": ("WRITTEN", "WRITTEN")}),
        ("sanctions", {"sanctions": ((SanctionLevel.EXAM_WARNING, Decimal(101)),)}),
    ],
)
def test_parameters_that_contradict_each_other_are_refused(parameter, changes):
    scoring = scoring_from(TABLE)

    with pytest.raises(Refusal) as refused:
        replace(scoring, **changes)

    assert (refused.value.code, refused.value.facts) == (
        "PROFILE_CONTRADICTION",
        {"parameter": parameter},
    )


def test_a_sanction_without_a_percent_is_refused():
    scoring = scoring_from({**TABLE, "sanctions": {"EXAM_WARNING": 50}})

    assert scoring.percent(SanctionLevel.EXAM_WARNING) == 50
    with pytest.raises(Refusal, match="EXAM_REPRIMAND"):
        scoring.percent(SanctionLevel.EXAM_REPRIMAND)
