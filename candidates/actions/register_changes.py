"""What a paper register would change, in all or for a reader to whom some files are closed."""

from collections.abc import Sequence

from accounts.models import Person
from candidates.actions.difference import Difference, difference
from candidates.actions.recusal import closed_files
from candidates.models import Application
from candidates.rules.enums import ApplicationSource
from candidates.rules.registration import Registration, received_again
from exams.models import Campaign

# What a paper says, without what the register alone knows.
COMPARED = tuple(name for name in Registration.__slots__ if name not in ("row", "post_text"))


def register_difference(campaign: Campaign, papers: Sequence[Registration]) -> Difference:
    """Compare papers with those received before; a paper that was received is never gone."""
    old = {
        paper.reg_no: paper.as_registration()
        for paper in Application.objects.filter(campaign=campaign, source=ApplicationSource.PAPER)
    }
    new = {
        paper.reg_no: received_again(paper, old[paper.reg_no]) if paper.reg_no in old else paper
        for paper in papers
    }
    return difference(old, new, COMPARED, is_gone=lambda paper: False)


def rows_open_to(
    campaign: Campaign, papers: Sequence[Registration], reader: Person
) -> Sequence[Registration]:
    """Return the rows about files that a reader may open: of the others nothing is compared."""
    closed = set(closed_files(campaign, reader).values_list("reg_no", flat=True))
    return [paper for paper in papers if paper.reg_no not in closed] if closed else papers
