"""What differs between two versions of a list, in words: the field, its value."""

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from results.sentences.lists import DAY, value, what_changes
from web.sentences import label
from web.templatetags.display import points

FIELDS: dict[str, str | Promise] = {
    "tier": _("Đối tượng quy hoạch"),
    "decision_no": _("Quyết định"),
    "approved_on": _("Ngày phê duyệt"),
    "speciality": _("Chuyên ngành"),
    "theory": _("Lý luận chính trị"),
    "removed_on": _("Ngày đưa ra khỏi quy hoạch"),
    "removed_document": _("Văn bản đưa ra khỏi quy hoạch"),
    "based_on": _("Căn cứ quy hoạch cấp dưới"),
    "note": _("Ghi chú"),
    "state": _("Tình trạng"),
    "provisional": _("Điểm công bố lần đầu"),
    "scale": _("Thang điểm"),
}
CODES = frozenset({"state", "status", "result", "remark", "tie_rule", "theory"})
POINTS = frozenset({"written", "proposal", "total", "provisional", "scale"})


def field_words(name: str) -> str:
    """Return the words of a field of the planning list, of the register or of a published list."""
    return str(FIELDS.get(name) or what_changes(name))


def field_value(name: str, text: str) -> str:
    """Return a value of a field as a reader wants it; a dash for nothing.

    What people wrote stays as they wrote it, down to its capitals: that may be all that changed.
    """
    if name == "sex" and text:
        return label(f"SEX_{text}")
    if name in POINTS:
        return points(text)
    is_ours = name in CODES or DAY.fullmatch(text)
    return capfirst(value(text)) if is_ours else text or "–"
