"""What officers say of files in tests: one word on each, agreeing with the rules line by line."""

from candidates.actions.officer_conclusion import conclude
from rehearsal.officers import accepting
from tests.actions import LATE, person_named


def speak(*papers, value="CONFIRM", reason="", by=None, at=LATE, version=""):
    """Let an officer conclude on files, each as the page of a file does."""
    return [
        conclude(
            application=paper,
            value=value,
            reason=reason,
            opinions=accepting(paper),
            version=version,
            by=by or person_named("tham-dinh"),
            at=at,
        )
        for paper in papers
    ]
