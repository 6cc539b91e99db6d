"""The words that a column reads, offered where a value of a file was not understood."""

from collections.abc import Sequence

from candidates.rules.catalogue import Catalogue
from candidates.tables.cadre_cells import STATES
from candidates.tables.cells import RATINGS
from candidates.tables.degree_classes import CLASSES
from candidates.tables.rater_cells import RATERS
from candidates.tables.training_cells import TRAINING_NAMES

TICKS = ("x", "Không")
THEORY = ("Sơ cấp", "Trung cấp", "Cao cấp", "Cử nhân", "Chưa")
WORDS: dict[str, tuple[str, ...]] = {
    "TIER_INVALID": ("1", "2"),
    "THEORY_UNKNOWN": THEORY,
    "SEX_UNKNOWN": ("Nam", "Nữ"),
    "RATING_UNKNOWN": (*RATINGS.values(), "Chưa xếp loại"),
    "DEGREE_UNKNOWN": ("Trung cấp", "Cao đẳng", "Đại học", "Thạc sĩ", "Tiến sĩ"),
    "DEGREE_CLASS_UNKNOWN": tuple(CLASSES.values()),
    "DISCIPLINE_UNKNOWN": ("Khiển trách", "Cảnh cáo", "Giáng chức", "Cách chức", "Buộc thôi việc"),
    "CONCLUSION_UNKNOWN": ("Đạt", "Không đạt", "Chưa có"),
    "TRUTH_UNKNOWN": ("Trung thực", "Không trung thực", "Chưa có"),
    "PERIOD_KIND_UNKNOWN": ("Tuyển dụng", "Bổ nhiệm", "Biệt phái", "Luân chuyển"),
    "TRAINING_KIND_UNKNOWN": tuple(TRAINING_NAMES.values()),
    "RATER_UNKNOWN": tuple(RATERS.values()),
    "TICK_UNKNOWN": TICKS,
    "STATUS_UNKNOWN": STATES,
}
POSTS = ("UNKNOWN_POST", "UNKNOWN_UNIT")
RANKS, NOT_LISTED = "RANK_UNKNOWN", "UNIT_NOT_LISTED"
UNITS = ("UNIT_UNKNOWN", NOT_LISTED)
PLACEABLE = frozenset(
    (*WORDS, *POSTS, RANKS, *UNITS)
)  # findings that a person can settle by naming a value


def words(code: str, catalogue: Catalogue) -> Sequence[str]:
    """Return what a column reads, by the code of the finding that did not understand it."""
    if code in POSTS:
        return sorted(post.full_name for post in catalogue.posts)
    if code == RANKS:
        return [rank.name or rank.code for rank in catalogue.ranks]
    if code in UNITS:
        return sorted(name for _, name in catalogue.units)
    return WORDS[code]
