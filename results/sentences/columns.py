"""The columns in which lists are published, and the effects of acts are shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_noop as _

from accounts.actions.acts import CLOSE_ACCOUNT, GRANT_ROLE, ISSUE_CODE
from candidates.actions.acts import ANNUL_CONFERENCE
from results.rules.enums import ActName, PublicationKind
from web.sentences import label

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

    @property
    def css(self) -> str:
        """Return the classes of its cells on a page: what never breaks, what may be left out."""
        return _CSS_OF_FIELD.get(self.field) or _CSS_OF_KIND.get(self.kind, "")


_CSS_OF_FIELD = {
    "number": "keep",
    "name": "name",
    "unit": "unit",
    "rank": "number",
    "result": "outcome",
    "note": "optional",
}
_CSS_OF_KIND = {"points": "number", "whole": "number", "date": "keep"}


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
    PublicationKind.ELIGIBLE: (*PERSON, ListColumn("position", _("Chức danh dự tuyển"), width=22)),
    PublicationKind.PROVISIONAL: (*PERSON, WRITTEN_POINTS, RESULT),
    PublicationKind.REMARK: (*PERSON, WRITTEN_POINTS, RESULT, NOTE),
    PublicationKind.OFFICIAL: (
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
PUBLISHES: dict[str, str] = {
    ActName.PUBLISH_ELIGIBLE: PublicationKind.ELIGIBLE,
    ActName.PUBLISH_PROVISIONAL: PublicationKind.PROVISIONAL,
    ActName.PUBLISH_OFFICIAL: PublicationKind.REMARK,
    ActName.PUBLISH_RESULTS: PublicationKind.OFFICIAL,
}

CODE = ListColumn("position", _("Mã vị trí"))
STATE = ListColumn("state", _("Tình trạng"), "words", 17)
SETTLED_POINTS = ListColumn("settled_points", _("Các điểm đang xét"), "words", 20)
ROLE = ListColumn("role", _("Vai trò"), "words")

MEMBERS = (
    ListColumn("person", _("Họ và tên"), width=17),
    ListColumn("office", _("Chức trách"), "words", 14),
    ROLE,
)

OF_ACT: dict[str, tuple[ListColumn, ...]] = {
    ActName.ANNOUNCE: (
        CODE,
        ListColumn("post", _("Chức danh"), width=22),
        ListColumn("vacancies", _("Số người cần tuyển"), "whole"),
    ),
    ActName.ADMIT_LATE: (ListColumn("number", _("Số hồ sơ")), STATE),
    ActName.APPROVE_LIST: (ListColumn("number", _("Số hồ sơ")), STATE),
    ActName.DISQUALIFY: (NUMBER, STATE),
    ActName.HOLD_AGAIN: (ListColumn("number", _("Số hồ sơ")), STATE),
    ActName.DECIDE_SCRIPT: (ListColumn("number", _("Số phách")), SETTLED_POINTS),
    ActName.DECIDE_REMARK: (NUMBER, SETTLED_POINTS),
    ActName.DECIDE_DEFENCE: (NUMBER, SETTLED_POINTS),
    ActName.DECIDE_SURVIVOR_AGAIN: (CODE, STATE),
    ActName.ORDER_TIE_AGAIN: (NUMBER, ListColumn("place", _("Thứ tự đã ghi"), "whole")),
    ActName.CLOSE_MARKING: (ListColumn("number", _("Số phách")), STATE),
    ActName.DRAW_LOTS: (CODE, ListColumn("count", _("Số người bảo vệ"), "whole")),
    ActName.CLOSE_DEFENCE: (NUMBER, STATE),
    ActName.REOPEN_MARK: (
        ListColumn("number", _("Số phách")),
        ListColumn("hand", _("Lần chấm"), "whole"),
    ),
    ActName.REOPEN_SLIP: (NUMBER, ListColumn("hand", _("Giám khảo số"), "whole")),
    ActName.FOUND_BODY: MEMBERS,
    ActName.REPLACE_MEMBER: MEMBERS,
    ActName.LIFT_RELATION: (
        ListColumn("person", _("Thành viên")),
        ListColumn("relation", _("Quan hệ"), "words"),
    ),
    GRANT_ROLE.name: (
        ListColumn("person", _("Người được giao")),
        ROLE,
        ListColumn("scope", _("Kỳ thi"), "words"),
    ),
    ANNUL_CONFERENCE.name: (
        ListColumn("post", _("Chức danh"), width=22),
        ListColumn("day", _("Ngày họp")),
        ListColumn("name", _("Họ và tên"), width=17),
        ListColumn("votes", _("Số phiếu"), "whole"),
    ),
    CLOSE_ACCOUNT.name: (ListColumn("person", _("Tài khoản")), ROLE),
    ISSUE_CODE.name: (ListColumn("person", _("Tài khoản")), ROLE),
}


def columns_of(kind: str, lines: Iterable[Line]) -> tuple[ListColumn, ...]:
    """Return the columns of a kind of list: only those whose field was published."""
    published = {field for line in lines for field in line} | {"result", "note"}
    return tuple(column for column in COLUMNS[kind] if column.field in published)


def published_as(act: str, arguments: Mapping[str, Any]) -> str:
    """Return the kind of list that an act publishes, blank when it publishes none."""
    corrected = arguments.get("kind", "") if act == ActName.PUBLISH_CORRECTION else ""
    return PUBLISHES.get(act, corrected)


def plain_columns(lines: Iterable[Line]) -> tuple[ListColumn, ...]:
    """Return a column for each field of lines that have no columns of their own."""
    fields = dict.fromkeys(field for line in lines for field in line)
    return tuple(ListColumn(field, label(field)) for field in fields)
