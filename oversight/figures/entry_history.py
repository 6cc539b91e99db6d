"""What became of one line of a list over all its versions: when it came, changed, went."""

from collections.abc import Iterable, Mapping, Sequence

from oversight.figures.movement import Change, Moved

Line = Mapping[str, str]


def history(
    versions: Iterable[tuple[int, Line | None]], fields: Sequence[str]
) -> list[tuple[int, Moved]]:
    """Return each version that changed the line, and how; None is a version without the line.

    The versions go from the oldest to the newest. Who went may come again.
    """
    steps: list[tuple[int, Moved]] = []
    before: Line | None = None
    for version, line in versions:
        if step := _between(before, line, fields):
            steps.append((version, step))
        before = line
    return steps


def _between(old: Line | None, new: Line | None, fields: Sequence[str]) -> Moved | None:
    if old is None:
        return Moved(Change.CAME, {}, dict(new)) if new else None
    if new is None:
        return Moved(Change.WENT, dict(old), {})
    changed = tuple(name for name in fields if old[name] != new[name])
    return Moved(Change.CHANGED, dict(old), dict(new), changed) if changed else None
