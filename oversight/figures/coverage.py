"""How many people are planned for each position, and how many of them came."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pandas import DataFrame


@dataclass(frozen=True, slots=True)
class Coverage:
    """One position: people planned for its post, how many of them registered and are eligible.

    `papers` and `eligible_papers` count every registration for the position, whoever sent it.
    """

    position: str
    planned: int
    registered: int
    eligible: int
    papers: int
    eligible_papers: int

    @property
    def is_empty(self) -> bool:
        """Tell whether nobody is planned, or nobody registered."""
        return not self.planned or not self.papers


def coverage(positions: "DataFrame", planned: "DataFrame", papers: "DataFrame") -> list[Coverage]:
    """Return the coverage of each position, in the order given.

    `positions`: position, post. `planned`: post, citizen. `papers`: position, citizen, eligible.
    A person counts once for a position, however many lines or papers there are.
    """
    people = positions.merge(planned.drop_duplicates(), on="post")
    papers = papers.assign(eligible=papers["eligible"].astype("int64"))
    persons = papers.groupby(["position", "citizen"], as_index=False)["eligible"].max()
    came = people.merge(persons, on=["position", "citizen"])
    counts = positions[["position"]].set_index("position")
    counts = counts.assign(
        planned=people.groupby("position").size(),
        registered=came.groupby("position").size(),
        eligible=came.groupby("position")["eligible"].sum(),
        papers=papers.groupby("position").size(),
        eligible_papers=papers.groupby("position")["eligible"].sum(),
    )
    whole = counts.fillna(0).astype("int64").reset_index()
    return [Coverage(*row) for row in whole.itertuples(index=False, name=None)]
