"""How many papers of each kind there are, worked out once for each state of the facts."""

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from accounts.models import Person
from exams.models import Campaign
from exams.rules.stages import ANNOUNCE, Stage
from grading.actions.rank import version_of
from results.actions.document_kinds import DocumentKind, states_of
from results.actions.open_papers import open_subjects
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from results.rules.document_states import DocumentState
from web.recent import Recent


@dataclass(frozen=True, slots=True)
class PaperCount:
    """Of how many a kind has a paper that somebody may handle, and what has become of them."""

    kind: DocumentKind
    subjects: int
    issued: int
    signed: int
    stale: int

    @property
    def unsigned(self) -> int:
        """Return how many wait for their signed copy."""
        return self.issued - self.signed if self.kind.comes_back else 0


def kinds_of(campaign: Campaign) -> list[DocumentKind]:
    """Return the kinds of which a campaign has papers; a draft has those of its boards alone."""
    is_draft = campaign.stage == Stage.ANNOUNCE
    return [kind for kind in KINDS.values() if not is_draft or ANNOUNCE in kind.steps]


recent_paper_counts: Recent[tuple[PaperCount, ...]] = Recent(most_rows=10_000, rows_of=len)


def paper_counts(campaign: Campaign, reader: Person) -> tuple[PaperCount, ...]:
    """Return the counts of every kind, for somebody who handles papers.

    Reads only. Whom a file is closed to, and who signed the statement, stands in the campaign's
    trail as everything else does that is counted.
    """
    counts = recent_paper_counts.once_each(
        lambda: {campaign.pk: (reader.pk, *version_of(campaign))},
        lambda _: {campaign.pk: _counts(campaign, reader)},
    )
    return counts[campaign.pk]


def _counts(campaign: Campaign, reader: Person) -> tuple[PaperCount, ...]:
    in_force = _in_force(campaign)
    return tuple(
        _counted(campaign, kind, reader, in_force[kind.name]) for kind in kinds_of(campaign)
    )


def _in_force(campaign: Campaign) -> dict[str, list[IssuedDocument]]:
    by_kind: dict[str, list[IssuedDocument]] = defaultdict(list)
    for paper in campaign.papers.filter(superseded_at=None):
        by_kind[paper.kind].append(paper)
    return by_kind


def _counted(
    campaign: Campaign, kind: DocumentKind, reader: Person, papers: Sequence[IssuedDocument]
) -> PaperCount:
    subjects = open_subjects(campaign, kind, reader)
    in_force = [paper for paper in papers if paper.about in subjects]
    states = Counter(states_of(campaign, kind, in_force).values())
    return PaperCount(
        kind,
        subjects=len(in_force if kind.is_optional else subjects),
        issued=len(in_force),
        signed=sum(bool(paper.scan_digest) for paper in in_force),
        stale=states[DocumentState.STALE],
    )
