"""The sample campaign of 2026 comes out exactly as the independent reference says."""

from dataclasses import replace
from decimal import Decimal

import pytest

from exams.rules.enums import Aggregation
from exams.rules.scoring import TieKey
from grading.rules.enums import Result
from grading.rules.merit import order
from grading.rules.outcome import Decided, work_out
from grading.rules.standings import standings, tie_keys
from grading.rules.totals import total
from tests import sample


@pytest.fixture(scope="module")
def decided() -> tuple[Decided, ...]:
    return work_out(
        sample.positions(),
        sample.facts(),
        sample.scoring(),
        remark_until=sample.remark_until(),
    )


@pytest.fixture(scope="module")
def citizens() -> dict[str, sample.Row]:
    return sample.citizens()


def text(value: object) -> str:
    if value is None:
        return ""
    return f"{value:.2f}" if isinstance(value, Decimal) else str(value)


def identity(entry: str, citizens: dict[str, sample.Row]) -> dict[str, str]:
    person = citizens[entry]
    return {
        "candidate_number": entry,
        "citizen_id": person["citizen_id"],
        "position": person["position"],
    }


def test_every_step_of_every_written_score(decided, citizens):
    actual = [
        {**identity(entry, citizens), **written_row(score)}
        for position in decided
        for entry, score in position.written
    ]

    assert sorted(actual, key=lambda row: row["candidate_number"]) == sample.expected(
        "written-results"
    )


def written_row(score) -> dict[str, str]:
    answer = score.answer
    remarked = answer.remarked if answer else None
    return {
        "m1": text(score.marks.first),
        "m2": text(score.marks.second),
        "m3": text(score.marks.third),
        "difference": text(score.difference),
        "branch": text(score.branch),
        "reconciled": text(score.reconciled),
        "sanction": " ".join(score.levels),
        "sanction_pct": text(score.percent),
        "provisional": text(score.provisional),
        "remark_requested": text(score.requested_on),
        "remark_state": text(answer and answer.state),
        "remark_score": text(remarked and remarked.points),
        "remark_branch": text(remarked and remarked.branch),
        "remark_difference": text(answer and answer.difference),
        "official_raw": text(score.official_raw),
        "official": text(score.official),
        "gate": text(score.gate),
        "status": text(score.status),
        "pending": " ".join(score.pending),
    }


def test_every_change_by_remark(decided, citizens):
    actual = [
        {
            **identity(entry, citizens),
            "requested": text(score.requested_on),
            "state": text(score.answer.state),
            "provisional": text(score.provisional),
            "official": text(score.official),
            "change": text(score.change.points),
            "flip": text(score.change.flip),
        }
        for position in decided
        for entry, score in position.written
        if score.answer
    ]

    assert actual == sample.expected("remark-changes")


def test_every_step_of_every_proposal_score(decided, citizens):
    slips = {row["candidate_number"]: row["slips"] for row in sample.expected("proposal-results")}

    actual = [
        {
            **identity(entry, citizens),
            "slips": " ".join(str(points) for points in score.slips),
            "examiners": str(len(score.slips) or ""),
            "spread": text(score.spread),
            "branch": text(score.branch),
            "score": text(score.score),
            "gate": text(score.gate),
            "status": text(score.status),
            "pending": " ".join(score.pending),
        }
        for position in decided
        for entry, score in position.proposal
    ]

    assert actual == sample.expected("proposal-results")
    assert len(slips) == len(actual)


def test_every_line_of_the_ranking(decided, citizens):
    actual = [
        {
            **identity(row.entry, citizens),
            "rank": text(row.rank),
            "name": citizens[row.entry]["name"],
            "written": text(row.written),
            "proposal": text(row.proposal),
            "total": text(row.total),
            "scale": "" if row.scale is None else str(row.scale),
            "result": text(row.result),
            "tie_rule": text(row.tie_rule),
            "tied_with": " ".join(row.tied_with),
        }
        for position in decided
        for row in position.ranking.rows
    ]

    assert actual == sample.expected("ranking")


def test_the_state_of_every_position(decided):
    columns = ("position", "state", "selected", "pending")

    actual = [
        {
            "position": position.ranking.position,
            "state": text(position.ranking.state),
            "selected": " ".join(position.ranking.selected),
            "pending": "; ".join(
                f"{entry}:{pending}" for entry, pending in position.ranking.pending
            ),
        }
        for position in decided
    ]

    wanted = [{key: row[key] for key in columns} for row in sample.expected("positions")]
    assert actual == wanted


def test_the_same_people_in_every_mode(decided, citizens):
    ranked = [
        (position, [row for row in position.ranking.rows if row.rank]) for position in decided
    ]

    actual = [
        line
        for position, rows in ranked
        for mode in Aggregation
        for keys in (tuple(TieKey), (TieKey.WRITTEN, TieKey.PROPOSAL, TieKey.HEAD_DECISION))
        for line in in_mode(position.ranking.position, rows, mode, keys, citizens)
    ]

    assert actual == sample.expected("ranking-all-modes")


def in_mode(code, rows, mode, keys, citizens):
    scoring = replace(sample.scoring(), aggregation=mode, tie_break=keys)
    scores = {row.entry: (row.written, row.proposal) for row in rows}
    position = next(each for each in sample.positions() if each.code == code)
    ranked = order(
        standings([(entry, *points) for entry, points in scores.items()], scoring),
        seats=position.seats,
        keys=tie_keys(scoring),
        decided=dict(position.tie_order),
    )
    for ranked_entry in ranked:
        written, proposal = scores[ranked_entry.entry]
        seat = (
            "NOT_SELECTED"
            if ranked_entry.result == Result.PASSED_NOT_SELECTED
            else ranked_entry.result
        )
        yield {
            **identity(ranked_entry.entry, citizens),
            "mode": mode,
            "tie_break": ">".join(keys),
            "rank": str(ranked_entry.rank),
            "written": "" if mode == Aggregation.PROJECT_ONLY else text(written),
            "proposal": text(proposal),
            "total": text(total(written, proposal, scoring)),
            "seat": seat,
            "tie_rule": ranked_entry.tie_rule,
        }
