"""Charts as our own SVG: where each bar and each word stands. Seeing only; nothing is decided here.

    chart = bar_chart(title, [("VT01", [Bar(12, "12"), Bar(5, "5", "success")])])
    {% include "components/chart.html" with chart=chart key="papers" %}

Along the width everything is in percent, so that a word keeps its size on a narrow screen; along
the height everything is in pixels. Percents are text: a template would write a decimal comma.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

LABEL, BAR, GAP = 22, 14, 12  # pixels: a line of words, a bar, the room between two groups
LONGEST, EACH_WAY = 56, 36  # percent of the width: the longest bar, on one side or on both
TALLEST, HEAD, FOOT = 150, 22, 24  # pixels of a column chart
SHIFT = 6  # pixels between the end of a bar and its words
MOST_LABELS = 12  # under the columns; where there are more columns, every other one is named


@dataclass(frozen=True, slots=True)
class Bar:
    """A number to be drawn, the words that say it, and a tone of the house."""

    value: int | Decimal
    text: str
    tone: str = "info"


@dataclass(frozen=True, slots=True)
class DrawnBar:
    """A bar or a column where it stands; lengths along the width in percent, others in pixels."""

    x: str
    y: int
    width: str
    height: int
    text: str
    text_x: str
    text_y: int
    tone: str


@dataclass(frozen=True, slots=True)
class DrawnLabel:
    """The words of a group of bars, or under a column."""

    x: str
    y: int
    text: str


@dataclass(frozen=True, slots=True)
class Axis:
    """The line at nought."""

    x1: str
    y1: int
    x2: str
    y2: int


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart ready to be written: `title` names it, `description` says in words what it shows."""

    kind: str  # bars or columns
    title: str
    description: str
    height: int
    bars: tuple[DrawnBar, ...]
    labels: tuple[DrawnLabel, ...]
    axis: Axis | None = None  # where bars run to both sides, or columns stand
    shift: int = 0


def bar_chart(title: str, groups: Iterable[tuple[str, Sequence[Bar]]]) -> Chart:
    """Return horizontal bars, each group under its label; below nought they run to the left."""
    groups = list(groups)
    values = [float(bar.value) for _, bars in groups for bar in bars]
    most = max((abs(value) for value in values), default=0) or 1
    both_ways = any(value < 0 for value in values)
    nought, longest = (EACH_WAY, EACH_WAY) if both_ways else (0, LONGEST)
    drawn: list[DrawnBar] = []
    labels: list[DrawnLabel] = []
    y = 0
    for label, bars in groups:
        labels.append(DrawnLabel("0", y + LABEL - 7, label))
        y += LABEL
        for bar in bars:
            drawn.append(_lying(bar, y, nought, longest * abs(float(bar.value)) / most))
            y += BAR + 2
        y += GAP
    words = "; ".join(f"{label}: {', '.join(bar.text for bar in bars)}" for label, bars in groups)
    height = max(y - GAP, BAR)
    axis = Axis(_percent(nought), 0, _percent(nought), height) if both_ways else None
    return Chart("bars", title, words, height, tuple(drawn), tuple(labels), axis, SHIFT)


def _lying(bar: Bar, y: int, nought: int, length: float) -> DrawnBar:
    """Return a bar; the words stand to the right of its end, or of nought when it runs left."""
    starts = nought - length if bar.value < 0 else nought
    ends = nought if bar.value < 0 else nought + length
    return DrawnBar(
        _percent(starts), y, _percent(length), BAR, bar.text, _percent(ends), y + BAR - 2, bar.tone
    )


def column_chart(title: str, columns: Sequence[tuple[str, Bar]]) -> Chart:
    """Return standing columns side by side, such as a histogram, each over its label."""
    most = max((float(bar.value) for _, bar in columns), default=0) or 1
    step = 100 / max(len(columns), 1)
    bottom = HEAD + TALLEST
    every = 1 if len(columns) <= MOST_LABELS else 2
    labels = tuple(
        DrawnLabel(_percent(step * (number + 0.5)), bottom + FOOT - 8, label)
        for number, (label, _bar) in enumerate(columns)
        if number % every == 0
    )
    return Chart(
        "columns",
        title,
        "; ".join(f"{label}: {bar.text}" for label, bar in columns),
        bottom + FOOT,
        tuple(
            _column(bar, step * number, step, round(TALLEST * float(bar.value) / most))
            for number, (_label, bar) in enumerate(columns)
        ),
        labels,
        Axis("0%", bottom, "100%", bottom),
    )


def _column(bar: Bar, x: float, step: float, height: int) -> DrawnBar:
    """Return a column, with a little room on both sides and its words above it."""
    top = HEAD + TALLEST - height
    return DrawnBar(
        _percent(x + step / 20),
        top,
        _percent(step * 0.9),
        height,
        bar.text,
        _percent(x + step / 2),
        top - 6,
        bar.tone,
    )


def _percent(number: float) -> str:
    return f"{number:.2f}%"
