"""The three bands of age by which a team is counted, as the regulation profile words them.

Source: regulations 1.2 (23); annex ii A: age_bands. Ages are whole years that were completed.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Any

from exams.rules.refusals import Refusal

_BANDS = (
    re.compile(r"< *([0-9]{2})"),
    re.compile(r"([0-9]{2}) *[-–] *([0-9]{2})"),
    re.compile(r"> *([0-9]{2})"),
)


def age_limits(lines: Sequence[str]) -> tuple[int, int]:
    """Return from which age the middle band begins, and from which the highest.

    The bands are worded from low to high, "<40", "40-50", ">50": nobody is in two of them or in
    none. Raises Refusal PROFILE_VALUE.
    """
    bands = [band.fullmatch(line.strip()) for band, line in zip(_BANDS, lines, strict=False)]
    ages = [int(age) for band in bands if band for age in band.groups()]
    if len(lines) != len(_BANDS) or len(ages) != 4 or not _adjoin(*ages):
        raise Refusal(
            "PROFILE_VALUE",
            parameter="age_bands",
            value=", ".join(lines),
            allowed="ALLOWED_AGE_BANDS",
            field="eligibility.age_bands",
        )
    return ages[0], ages[3] + 1


def _adjoin(below: int, first: int, last: int, above: int) -> bool:
    return below == first <= last == above


def structure_ages_of(eligibility: Mapping[str, Any]) -> dict[str, int]:
    """Return the ages of the structure: young is under, the middle and the highest band from.

    A profile of which nothing of the bands was asked when it was drafted may word them in any way:
    what cannot be read is counted by the bands of annex ii.
    """
    try:
        middle, senior = age_limits(eligibility["age_bands"])
    except Refusal:
        middle, senior = 40, 51
    return {"YOUNG": eligibility["structure_ages"]["YOUNG"], "MIDDLE": middle, "SENIOR": senior}
