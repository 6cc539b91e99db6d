"""How a published list reads: its columns, and what it says of each person, in words."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from web.sentences import POINTS, catalogue, label, sentence
from web.templatetags.display import points

Line = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ListColumn:
    """One column: the field it shows, its heading, its kind, how wide it is, where text stands.

    `kind`: text, date, points or words; `align`: l, c or r.
    """

    field: str
    heading: str
    kind: str = "text"
    width: int = 10
    align: str = "l"


NUMBER = ListColumn("number", _("SBD"), width=7, align="c")
PERSON = (
    NUMBER,
    ListColumn("name", _("Họ và tên"), width=17),
    ListColumn("born", _("Ngày sinh"), "date", 10, "c"),
    ListColumn("year", _("Năm sinh"), width=7, align="c"),
    ListColumn("sex", _("Giới tính"), "words", 7, "c"),
    ListColumn("current_post", _("Chức vụ"), width=18),
    ListColumn("unit", _("Đơn vị"), width=19),
)
WRITTEN_POINTS = ListColumn("written", _("Điểm thi viết"), "points", 8, "c")
RESULT = ListColumn("result", _("Kết quả"), "words", 14, "c")
NOTE = ListColumn("note", _("Ghi chú"), "words", 17)
COLUMNS: dict[str, tuple[ListColumn, ...]] = {
    "ELIGIBLE": (*PERSON, ListColumn("position", _("Chức danh dự tuyển"), width=22)),
    "PROVISIONAL": (*PERSON, WRITTEN_POINTS, RESULT),
    "REMARK": (*PERSON, WRITTEN_POINTS, RESULT, NOTE),
    "OFFICIAL": (
        *PERSON,
        WRITTEN_POINTS,
        ListColumn("proposal", _("Điểm đề án"), "points", 8, "c"),
        ListColumn("total", _("Tổng điểm"), "points", 8, "c"),
        ListColumn("rank", _("Xếp hạng"), width=6, align="c"),
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
ROLE = ListColumn("role", _("Vai trò"), "words")
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
    "REOPEN_MARK": (
        ListColumn("number", _("Số phách")),
        ListColumn("hand", _("Lần chấm"), "whole"),
    ),
    "REOPEN_SLIP": (NUMBER, ListColumn("hand", _("Giám khảo số"), "whole")),
    "GRANT_ROLE": (
        ListColumn("person", _("Người được giao")),
        ROLE,
        ListColumn("scope", _("Kỳ thi"), "words"),
    ),
    "CLOSE_ACCOUNT": (ListColumn("person", _("Tài khoản")), ROLE),
}

# What a request says of itself, beside its reason: the argument, its heading.
STATED: dict[str, tuple[tuple[str, str], ...]] = {
    "PUBLISH_CORRECTION": (("kind", _("Danh sách")), ("basis", _("Căn cứ đính chính"))),
    "REDUCE_PANEL": (("position", _("Mã vị trí")),),
    "CHANGE_ANNOUNCEMENT": (("reason", _("Lý do ghi trong thông báo")),),
    "CHANGE_PROFILE": (("code", _("Mã quy chế")), ("in_force_from", _("Có hiệu lực từ"))),
    "GRANT_ROLE": (("starts_on", _("Từ ngày")), ("ends_on", _("Đến ngày"))),
}
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def columns_of(kind: str, lines: Iterable[Line]) -> tuple[ListColumn, ...]:
    """Return the columns of a kind of list: only those whose field was published."""
    published = {field for line in lines for field in line} | {"result", "note"}
    return tuple(column for column in COLUMNS[kind] if column.field in published)


def published_as(act: str, arguments: Mapping[str, Any]) -> str:
    """Return the kind of list that an act publishes, blank when it publishes none."""
    corrected = arguments.get("kind", "") if act == "PUBLISH_CORRECTION" else ""
    return PUBLISHES.get(act, corrected)


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
    notes = []
    if rule and rule != "TOTAL":
        notes.append(sentence(f"TIE_{rule}"))
    if tied:
        notes.append(sentence("TIED_WITH", numbers=", ".join(tied)))
    if remark:
        notes.append(sentence(f"REMARK_{remark}"))
    return ". ".join(notes)


def state(line: Line) -> str:
    """Say in words where a paper, a script or a defence stands."""
    return label(str(line.get("state", "")))


def sex(line: Line) -> str:
    return sentence(f"SEX_{line['sex']}") if line.get("sex") else ""


def role(line: Line) -> str:
    return label(str(line.get("role", "")))


def scope(line: Line) -> str:
    """Say where a role holds: in a campaign, or (a star) in all of them."""
    return gettext("Mọi kỳ thi") if line.get("scope") == "*" else str(line.get("scope", ""))


def stated(act: str, arguments: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Return what a request says of itself: heading and words."""
    fields = [
        (field, heading, str(arguments.get(field) or "")) for field, heading in STATED.get(act, ())
    ]
    return [
        (gettext(heading), label(f"KIND_{text}") if field == "kind" else value(text))
        for field, heading, text in fields
        if text
    ]


def what_changes(what: str) -> str:
    """Say what differs: a day of the announcement, a parameter, a number and its column."""
    thing, _space, named = what.rpartition(" ")
    words = _field(named)
    if not thing:
        return capfirst(words)
    uncapped = words if words[:2].isupper() else words[:1].lower() + words[1:]
    return capfirst(f"{label(thing)}: {uncapped}")


def _field(name: str) -> str:
    """Return the words of a field of a list, of a change or of the regulations."""
    parameter = f"PARAM_{name.rpartition('.')[2]}"
    if parameter in catalogue():
        return label(parameter)
    return label(f"FIELD_{name}" if f"FIELD_{name}" in catalogue() else name)


def value(text: str) -> str:
    """Return an old or a new value in words: codes, days, yes and no; a dash for nothing."""
    if day := DAY.fullmatch(text):
        return "/".join(reversed(day.groups()))
    if POINTS.fullmatch(text):
        return points(text)
    if text in ("True", "False"):
        return gettext("có") if text == "True" else gettext("không")
    if text.startswith("["):  # a list of the regulations
        return ", ".join(label(each.strip(" '")) for each in text.strip("[]").split(","))
    return label(text) or "–"
