"""What an act will do, as its page shows it: figures, the list itself, what changes."""

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from accounts.access import has_duty
from accounts.actions.two_persons import Act
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.enums import PartKind
from results.rules.enums import ActName
from results.sentences.columns import OF_ACT, PUBLISHES, columns_of, plain_columns, published_as
from results.views.lines import by_position, moved, row_of
from web.sentences import catalogue, label, sentence

BLIND = (Duty.MARK, Duty.ALLOCATE, Duty.SETTLE)  # whoever marks knows no names before the opening
COUNTED = (
    "EFFECT_LINES",
    "EFFECT_SCRIPTS",
    "EFFECT_DEFENDERS",
    "EFFECT_ELIGIBLE",
    "EFFECT_SETTLED",
    "EFFECT_CHANGES",
    "EFFECT_LEAST",
    "EFFECT_VOIDED",
)


def may_see_lines(person: Person, act: Act, campaign: Campaign | None) -> bool:
    """Say whether somebody may see the lines of a preview.

    Only who asks or applies sees them; lists to be published hold names, and nobody sees those who
    marks scripts that are still blind. The ranking is not read before it is published, not even by
    who asks for that: whoever approves it reads it.
    """
    code = campaign.code if campaign else None
    if not has_duty(person, act.asks + act.applies, code):
        return False
    if act.name == ActName.PUBLISH_RESULTS:
        return has_duty(person, (Duty.READ_RANKING,), code)
    if campaign is None or act.name not in (*PUBLISHES, ActName.PUBLISH_CORRECTION):
        return True
    sealed = campaign.parts.filter(kind=PartKind.WRITTEN, opened_at=None).exists()
    return not (sealed and has_duty(person, BLIND, code))


def effect_context(
    act: Act,
    campaign: Campaign | None,
    effect: Mapping[str, Any],
    *,
    arguments: Mapping[str, Any],
    lines_allowed: bool,
) -> dict[str, Any]:
    """Return a preview, as it is stored, in the words and columns of a page."""
    lines = effect["lines"] if lines_allowed else []
    published = published_as(act.name, arguments)
    columns, positions = _table(act, campaign, published, lines)
    return {
        "figures": [(count, _figure(code)) for code, count in effect["figures"]],
        "columns": columns,
        "positions": positions if lines else [],
        "published": published or "",
        "count": len(lines),
        "changes": moved(effect["changes"]),
        "hidden": not lines_allowed,
    }


def _table(
    act: Act, campaign: Campaign | None, published: str, lines: Sequence[Any]
) -> tuple[Sequence[Any], list[dict[str, Any]]]:
    """Return columns and rows: by position, as it will be published, or of the act's own."""
    columns: Sequence[Any]
    if published and campaign:
        columns = [each for each in columns_of(published, lines) if each.field != "position"]
        return columns, by_position(campaign, lines, columns)
    columns = OF_ACT.get(act.name) or plain_columns(lines)
    return columns, [{"code": "", "rows": [row_of(line, columns) for line in lines]}]


def _figure(code: str) -> str:
    """Return what a figure counts: its own words, or those of the state that it counts."""
    return label(code if code in catalogue() else code.removeprefix("EFFECT_"))


def button_text(prefix: str, act: Act, effect: Mapping[str, Any]) -> str:
    """Return the words of the button of an act, with its count: `APPLY_…` or `RUN_…`."""
    figures = dict.fromkeys(COUNTED, 0) | {code: count for code, count in effect["figures"]}
    code = f"{prefix}_{act.name}"
    return sentence(code, **figures) if code in catalogue() else f"{_('Duyệt')}: {label(act.name)}"
