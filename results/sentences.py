"""How a published list reads: its columns, and what it says of each person, in words."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as _

from web.sentences import label, sentence

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: the field it shows, its heading, its kind, how wide it is, where text stands.

    `kind`: text, date, points or words; `place`: l, c or r.
    """

    field: str
    heading: str
    kind: str = "text"
    width: int = 10
    place: str = "l"


NUMBER = ListColumn("number", _("SBD"), width=7, place="c")
WHO = (
    NUMBER,
    ListColumn("name", _("Họ và tên"), width=17),
    ListColumn("born", _("Ngày sinh"), "date", 10, "c"),
    ListColumn("year", _("Năm sinh"), width=7, place="c"),
    ListColumn("sex", _("Giới tính"), "words", 7, "c"),
    ListColumn("current_post", _("Chức vụ"), width=18),
    ListColumn("unit", _("Đơn vị"), width=19),
)
POINTS = ListColumn("written", _("Điểm thi viết"), "points", 8, "c")
RESULT = ListColumn("result", _("Kết quả"), "words", 14, "c")
NOTE = ListColumn("note", _("Ghi chú"), "words", 17)
COLUMNS: dict[str, tuple[ListColumn, ...]] = {
    "ELIGIBLE": (*WHO, ListColumn("position", _("Chức danh dự tuyển"), width=22)),
    "PROVISIONAL": (*WHO, POINTS, RESULT),
    "REMARK": (*WHO, POINTS, RESULT, NOTE),
    "OFFICIAL": (
        *WHO,
        POINTS,
        ListColumn("proposal", _("Điểm đề án"), "points", 8, "c"),
        ListColumn("total", _("Tổng điểm"), "points", 8, "c"),
        ListColumn("rank", _("Xếp hạng"), width=6, place="c"),
        RESULT,
        NOTE,
    ),
}

# What an act will do, line by line; publications have the columns that they will be published in.
PUBLISHES = {
    "PUBLISH_ELIGIBLE": "ELIGIBLE",
    "PUBLISH_PROVISIONAL": "PROVISIONAL",
    "PUBLISH_OFFICIAL": "REMARK",
    "PUBLISH_RESULTS": "OFFICIAL",
}
CODE = ListColumn("position", _("Mã vị trí"))
STATE = ListColumn("state", _("Tình trạng"), "words", 17)
OF_ACT: dict[str, tuple[ListColumn, ...]] = {
    "ANNOUNCE": (
        CODE,
        ListColumn("post", _("Chức danh"), width=22),
        ListColumn("vacancies", _("Số người"), "whole"),
    ),
    "APPROVE_LIST": (ListColumn("number", _("Số hồ sơ")), STATE),
    "CLOSE_MARKING": (ListColumn("number", _("Số phách")), STATE),
    "DRAW_LOTS": (CODE, ListColumn("count", _("Số người bảo vệ"), "whole")),
    "CLOSE_DEFENCE": (NUMBER, STATE),
}


def columns_of(kind: str, lines: Iterable[Line]) -> tuple[ListColumn, ...]:
    """Return the columns of a kind of list: only those whose field was published."""
    published = {field for line in lines for field in line} | {"result", "note"}
    return tuple(column for column in COLUMNS[kind] if column.field in published)


def plain_columns(lines: Iterable[Line]) -> tuple[ListColumn, ...]:
    """Return a column for each field of lines that have no columns of their own."""
    fields = dict.fromkeys(field for line in lines for field in line)
    return tuple(ListColumn(field, label(field)) for field in fields)


def outcome(line: Line) -> str:
    """Say what became of a person: the result at the end, else the state of the written test."""
    return label(str(line.get("result") or line.get("status") or ""))


def note(line: Line) -> str:
    """Say what decided among equals, with whom, and what the remark did."""
    rule, tied, remark = line.get("tie_rule"), line.get("tied_with"), line.get("remark")
    said = []
    if rule and rule != "TOTAL":
        said.append(sentence(f"TIE_{rule}"))
    if tied:
        said.append(sentence("TIED_WITH", numbers=", ".join(tied)))
    if remark:
        said.append(sentence(f"REMARK_{remark}"))
    return ". ".join(said)


def state(line: Line) -> str:
    """Say in words where a paper, a script or a defence stands."""
    return label(str(line.get("state", "")))


def sex(line: Line) -> str:
    return sentence(f"SEX_{line['sex']}") if line.get("sex") else ""
