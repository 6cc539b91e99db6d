"""The versions of a list as frames of text."""

from datetime import date

import pytest

from candidates.models import PlanningList, Screening
from oversight.figures.movement import Change, moved
from oversight.figures.rows_of_lists import (
    NUMBER,
    PLANNING_FIELDS,
    PLANNING_KEY,
    planning_frame,
    publication_frames,
    screening_frame,
)
from results.models import Publication
from tests.actions import arrange

FIRST = {"number": "LD001", "position": "VT01", "written": "70.00", "tied_with": []}
SECOND = {"number": "LD002", "position": "VT02", "written": None, "tied_with": ["LD1", "LD2"]}


def published(*lines):
    return Publication(content={"lines": list(lines)})


def rows(frame):
    return [dict(zip(frame.columns, row, strict=True)) for row in frame.itertuples(index=False)]


def test_a_published_list_is_text_with_the_fields_that_both_have():
    later = {**FIRST, "result": "SELECTED", "written": "74.00"}
    (before, after), fields = publication_frames(published(FIRST, SECOND), published(later))

    assert fields == ["position", "written", "tied_with"]
    assert list(before.columns) == list(after.columns) == ["number", *fields]
    assert rows(before)[1] == {
        "number": "LD002",
        "position": "VT02",
        "written": "",
        "tied_with": "LD1, LD2",
    }


def test_a_list_without_a_line_takes_the_fields_of_the_other():
    (before, after), fields = publication_frames(published(), published(FIRST))

    [line] = moved(before, after, key=NUMBER, fields=fields)
    assert (line.change, line.latest("position")) == (Change.CAME, "VT01")


def test_two_lists_without_a_line_have_not_moved():
    (before, after), fields = publication_frames(published(), published())

    assert moved(before, after, key=NUMBER, fields=fields) == []


def test_a_run_of_the_rules_has_the_position_of_each_paper():
    run = Screening(states=[["HS-001", "ELIGIBLE"], ["HS-002", "REJECTED"]])

    assert rows(screening_frame(run, {"HS-001": "VT01"})) == [
        {"number": "HS-001", "position": "VT01", "state": "ELIGIBLE"},
        {"number": "HS-002", "position": "", "state": "REJECTED"},
    ]


@pytest.mark.django_db
def test_a_planning_list_is_text_line_by_line(published_list):
    entry = published_list.entries.order_by("sheet", "row").first()
    arrange(entry, removed_on=date(2026, 12, 1))

    first, *others = rows(planning_frame(published_list))

    assert set(first) == {*PLANNING_KEY, *PLANNING_FIELDS, "sort_key"}
    assert (first["citizen_id"], first["tier"]) == (entry.citizen_id, str(entry.tier))
    assert (first["removed_on"], first["note"]) == ("2026-12-01", entry.note)
    assert len(others) + 1 == published_list.entries.count()
    assert all(isinstance(value, str) for line in others for value in line.values())


@pytest.fixture
def published_list(registered):
    return PlanningList.objects.get()
