"""How two examiners of the same scripts agree, and how each of them marks.

Floats throughout: these figures are looked at. What decides a score is in `grading/rules/`.
"""

from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from oversight.figures.frames import rounded, share

if TYPE_CHECKING:
    from pandas import DataFrame

BINS = 10  # columns of the histogram


@dataclass(frozen=True, slots=True)
class Agreement:
    """The two hands together. Points on the scale of a script; shares in percent.

    `icc` is ICC(1,1): one-way random effects, a single mark, two hands for each script.
    """

    scripts: int
    mean_gap: Decimal | None
    largest_gap: Decimal | None
    within: int
    discussed: int
    third: int
    within_share: Decimal | None
    icc: Decimal | None


@dataclass(frozen=True, slots=True)
class Examiner:
    """One examiner, by number alone; a mean difference below nought is stricter than the others."""

    number: int
    marks: int
    mean: Decimal | None
    spread: Decimal | None  # standard deviation of a sample
    difference: Decimal | None  # mean of own mark less the other hand's, script by script


def pairs(marks: "DataFrame") -> "DataFrame":
    """Return each mark beside the other hand's of its script: script, examiner, points, other.

    `marks`: script, examiner, points. A script with one mark, or with more than two, is left out.
    """
    hands = marks.groupby("script")["examiner"].transform("nunique")
    marks = marks[hands == 2].assign(points=marks["points"].astype("float64"))
    total = marks.groupby("script")["points"].transform("sum")
    return marks.assign(other=total - marks["points"])


def agreement(paired: "DataFrame", auto_max: Decimal, third_min: Decimal) -> Agreement:
    """Return how the two hands agree; the limits are those of the regulation profile."""
    scripts = paired.drop_duplicates("script")
    gaps = (scripts["points"] - scripts["other"]).abs()
    within = int((gaps <= float(auto_max)).sum())
    third = int(((gaps >= float(third_min)) & (gaps > float(auto_max))).sum())
    return Agreement(
        scripts=len(scripts),
        mean_gap=rounded(gaps.mean()),
        largest_gap=rounded(gaps.max()),
        within=within,
        discussed=len(scripts) - within - third,
        third=third,
        within_share=share(within, len(scripts)),
        icc=_icc(scripts),
    )


def _icc(scripts: "DataFrame") -> Decimal | None:
    """Return ICC(1,1) = (MSB - MSW) / (MSB + MSW); None of fewer than two scripts, or no spread."""
    means = (scripts["points"] + scripts["other"]) / 2
    between = 2 * means.var()  # NaN of one script
    within = ((scripts["points"] - scripts["other"]) ** 2).mean() / 2
    return rounded((between - within) / (between + within)) if between + within > 0 else None


def examiners(paired: "DataFrame") -> list[Examiner]:
    """Return the figures of each examiner, by number."""
    frame = paired.assign(difference=paired["points"] - paired["other"])
    table = frame.groupby("examiner").agg(
        marks=("points", "size"),
        mean=("points", "mean"),
        spread=("points", "std"),
        difference=("difference", "mean"),
    )
    rows = zip(table.index, table.itertuples(index=False, name=None), strict=True)
    return [
        Examiner(int(number), int(marks), rounded(mean), rounded(spread), rounded(difference))
        for number, (marks, mean, spread, difference) in rows
    ]


def histogram(paired: "DataFrame", scale: Decimal) -> list[tuple[Decimal, Decimal, int]]:
    """Return how many marks lie from one bound up to the next: (from, to, count).

    The last interval holds the top of the scale as well.
    """
    width = scale / BINS
    bins = (paired["points"] // float(width)).clip(upper=BINS - 1).astype("int64")
    counts = bins.value_counts().reindex(range(BINS), fill_value=0)
    return [(width * index, width * (index + 1), int(counts[index])) for index in range(BINS)]
