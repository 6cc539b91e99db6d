"""What a list says of each person, a request of itself, and a change, in words."""

import re
from collections.abc import Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from accounts.actions.acts import GRANT_ROLE
from exams.actions.acts import CHANGE_PROFILE
from grading.rules.enums import TieRule
from results.rules.enums import ActName
from results.sentences.columns import PUBLISHES, Line
from web.sentences import POINTS, catalogue, label, sentence
from web.templatetags.display import points

_NOTICE, _CANDIDATE = ("number", _("Số thông báo")), ("number", _("Số báo danh"))
_MINUTES, _BASIS = ("minutes", _("Số biên bản")), ("basis", _("Căn cứ đính chính"))
_POSITION = ("position", _("Mã vị trí"))
_DECISION = (_POSITION, ("document", _("Văn bản")), ("on", _("Ngày văn bản")))
# What a request says of itself, beside its reason: the argument, its heading.
_UNDER = ("under", _("Thành phần, thẩm quyền"))
_DAYS = ("starts_on", _("Từ ngày")), ("ends_on", _("Đến ngày"))
STATED: dict[str, tuple[tuple[str, str], ...]] = {
    **{act: (_NOTICE,) for act in (ActName.ANNOUNCE, *PUBLISHES)},
    ActName.PUBLISH_CORRECTION: (_NOTICE, ("kind", _("Danh sách")), _BASIS),
    ActName.ADMIT_LATE: (("number", _("Số hồ sơ")), ("document", _("Văn bản"))),
    ActName.DISQUALIFY: (_CANDIDATE, ("minutes", _("Số biên bản"))),
    ActName.DECIDE_SCRIPT: (
        ("script", _("Số phách")),
        ("settlement", _("Cách quyết định")),
        _MINUTES,
    ),
    ActName.DECIDE_REMARK: (_CANDIDATE, _MINUTES),
    ActName.DECIDE_DEFENCE: (_CANDIDATE,),
    ActName.DECIDE_SURVIVOR_AGAIN: _DECISION,
    ActName.ORDER_TIE_AGAIN: _DECISION,
    ActName.REDUCE_PANEL: (_POSITION,),
    ActName.CHANGE_ANNOUNCEMENT: (_NOTICE, ("reason", _("Lý do ghi trong thông báo"))),
    ActName.FOUND_BODY: (
        ("body", _("Ban")),
        ("number", _("Số quyết định")),
        ("on", _("Ngày quyết định")),
        ("authority", _("Người ký, cơ quan ban hành")),
        _UNDER,
    ),
    ActName.REPLACE_MEMBER: (
        ("capacity", _("Chức vụ, đơn vị của người thay")),
        ("document", _("Văn bản")),
        _UNDER,
        *_DAYS,
    ),
    ActName.CORRECT_FOUNDING: (("body", _("Ban")), ("document", _("Văn bản")), _UNDER),
    ActName.LIFT_RELATION: (("document", _("Văn bản")),),
    ActName.HOLD_AGAIN: (("document", _("Văn bản của cấp có thẩm quyền")),),
    CHANGE_PROFILE.name: (("code", _("Mã quy chế")), ("in_force_from", _("Có hiệu lực từ"))),
    GRANT_ROLE.name: _DAYS,
}
DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")


def outcome(line: Line) -> str:
    """Say what became of a person: the result at the end, else the state of the written test."""
    return label(str(line.get("result") or line.get("status") or ""))


def note(line: Line) -> str:
    """Say what decided among equals, with whom, and what the remark did."""
    rule, tied, remark = line.get("tie_rule"), line.get("tied_with"), line.get("remark")
    notes = []
    if rule and rule != TieRule.TOTAL:
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


def settled_points(line: Line) -> str:
    """Say which points are at issue, each with the reader's decimal mark."""
    return "; ".join(map(value, str(line.get("settled_points", "")).split("; ")))


def role(line: Line) -> str:
    return label(str(line.get("role", "")))


def relation(line: Line) -> str:
    return label(str(line.get("relation", "")))


def office(line: Line) -> str:
    return label(str(line.get("office", "")))


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
