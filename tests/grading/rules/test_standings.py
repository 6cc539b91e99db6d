from dataclasses import replace

from exams.rules.enums import Aggregation, PartKind
from exams.rules.scoring import Scoring, TieKey
from grading.rules.standings import tie_keys

SUM = Scoring(parts=tuple(PartKind), aggregation=Aggregation.SUM)


def test_a_part_outside_the_ranking_breaks_no_tie():
    project = replace(SUM, aggregation=Aggregation.PROJECT_ONLY)
    gated = replace(SUM, aggregation=Aggregation.WRITTEN_GATE_PROJECT_RANK)

    assert tie_keys(project) == (TieKey.PROPOSAL,)
    assert tie_keys(gated) == (TieKey.PROPOSAL, TieKey.WRITTEN)
    assert tie_keys(replace(SUM, parts=(PartKind.WRITTEN,))) == (TieKey.WRITTEN,)
