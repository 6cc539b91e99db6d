"""How a deadline was reckoned, in words: for whoever counts the days again."""

from collections.abc import Iterable, Mapping
from datetime import date

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from exams.rules.deadline_rules import DayUnit
from exams.rules.suspensions import day_code
from exams.rules.workings import Working
from web.sentences import label


def working_words(working: Working, names: Mapping[date, str]) -> str:
    """Say how long, from which day, where the count ends, whether it moves, what did not count."""
    return " ".join((*_length(working), *_end(working), *_not_counted(working, names)))


def _length(working: Working) -> Iterable[str]:
    facts = {
        "count": abs(working.count),
        "what": label(day_code(working.start_name)),
        "start": f"{working.start:%d/%m/%Y}",
    }
    yield _length_text(working) % facts


def _length_text(working: Working) -> str:
    match working.unit:
        case DayUnit.DAYS_BEFORE:
            return _("Trước %(what)s (%(start)s) ít nhất %(count)d ngày.")
        case DayUnit.WORKING_DAYS_BEFORE:
            return _("Trước %(what)s (%(start)s) ít nhất %(count)d ngày làm việc.")
        case DayUnit.WORKING_DAYS:
            if working.counts_start:
                return _("%(count)d ngày làm việc, tính cả %(what)s (%(start)s).")
            return _("%(count)d ngày làm việc, không tính %(what)s (%(start)s).")
        case _:
            if working.counts_start:
                return _("%(count)d ngày, tính cả %(what)s (%(start)s).")
            return _("%(count)d ngày, không tính %(what)s (%(start)s).")


def _end(working: Working) -> Iterable[str]:
    yield _("Hạn rơi vào %(day)s.") % {"day": _weekday(working.reached)}
    if working.moved:
        moved = _("Đó là ngày nghỉ nên hạn dời sang ngày làm việc kế tiếp, %(day)s.")
        yield moved % {"day": _weekday(working.end)}
    elif not working.end_is_worked:
        yield _("Đó là ngày nghỉ; quy chế không dời hạn.")


def _not_counted(working: Working, names: Mapping[date, str]) -> Iterable[str]:
    if working.days_off:
        yield _("Không tính ngày nghỉ: %(days)s.") % {"days": _listed(working.days_off, names)}
    if working.made_up:
        made_up = _listed(working.made_up, names)
        yield _("Có tính ngày làm bù: %(days)s.") % {"days": made_up}
    if working.suspended:
        yield ngettext(
            "Không tính %(count)d ngày kỳ thi tạm dừng.",
            "Không tính %(count)d ngày kỳ thi tạm dừng.",
            working.suspended,
        ) % {"count": working.suspended}


def _weekday(day: date) -> str:
    return f"{date_format(day, 'l')}, {day:%d/%m/%Y}"


def _listed(days: Iterable[date], names: Mapping[date, str]) -> str:
    return "; ".join(
        f"{day:%d/%m/%Y} ({names[day]})" if day in names else f"{day:%d/%m/%Y}" for day in days
    )
