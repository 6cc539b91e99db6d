"""A published list as one reads it: its columns, and its lines position by position."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from operator import itemgetter
from typing import Any

from grading.rules.enums import Result
from results.models import Publication
from results.sentences.columns import Line, ListColumn, columns_of
from web.recent import Recent


@dataclass(frozen=True)
class PublishedList:
    """What a publication says, in the order in which a page shows it."""

    columns: Sequence[ListColumn]
    lines: Sequence[Line]
    correction: dict[str, Any] | None
    held_again: dict[str, str]  # positions without results, by code, and the paper about each

    @cached_property
    def positions(self) -> list[str]:
        """Return the codes of the positions that have a line."""
        return list(dict.fromkeys(line["position"] for line in self.lines))

    @cached_property
    def selected(self) -> int:
        """Return how many it names as selected."""
        return sum(line.get("result") == Result.SELECTED for line in self.lines)

    def matching(self, *, number: str = "", position: str = "") -> Sequence[Line]:
        """Return the lines of one candidate number, of one position, or all of them."""
        if not number and not position:
            return self.lines
        return [
            line
            for line in self.lines
            if number in ("", line["number"]) and position in ("", line["position"])
        ]


recent_lists: Recent[PublishedList] = Recent(
    most_rows=40_000, rows_of=lambda published: len(published.lines)
)


def published_list(publication: Publication) -> PublishedList:
    """Return what a publication says. The digest of its content stands for the content itself."""
    key = (publication.kind, publication.digest)
    if published := recent_lists.get(key):
        return published
    content = publication.content
    columns = columns_of(publication.kind, content["lines"])
    published = PublishedList(
        columns=[column for column in columns if column.field != "position"],
        lines=sorted(content["lines"], key=itemgetter("position")),
        correction=content.get("correction"),
        held_again=content.get("held_again", {}),
    )
    recent_lists.keep(key, published)
    return published
