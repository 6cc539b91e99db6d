"""Marks entered one after the other, while the other hand still marks."""

from grading.actions import mark
from grading.models import Assignment
from tests.actions import moment


def enter_in_turn(*points):
    """Enter points and change them on the first assignment; return it."""
    assignment = Assignment.objects.select_related("script__part__campaign", "examiner").first()
    for version, each in enumerate(points):
        mark.enter(
            assignment=assignment,
            points=each,
            seen=version,
            by=assignment.examiner,
            at=moment(2026, 11, 5),
        )
    return assignment
