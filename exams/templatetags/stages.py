"""Where a campaign stands, drawn: its stages, its step in words, the link to its page."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext, gettext_lazy, ngettext

from exams.rules import stages
from exams.rules.enums import PartKind
from exams.rules.stages import life
from exams.rules.suspensions import Delay
from web.templatetags.rendering import render_component

register = template.Library()

STAGES = {"sit": gettext_lazy("Dự thi"), "mark": gettext_lazy("Chấm thi")}
STEPS = {
    str(stages.ANNOUNCE): gettext_lazy("Thông báo"),
    str(stages.REGISTER): gettext_lazy("Đăng ký"),
    str(stages.SCREEN): gettext_lazy("Thẩm định"),
    str(stages.SIT_WRITTEN): gettext_lazy("Thi viết"),
    str(stages.MARK_WRITTEN): gettext_lazy("Chấm thi viết"),
    str(stages.SIT_PROPOSAL): gettext_lazy("Chuẩn bị bảo vệ"),
    str(stages.MARK_PROPOSAL): gettext_lazy("Bảo vệ, chấm đề án"),
    str(stages.RANK): gettext_lazy("Xếp hạng"),
    str(stages.PUBLISH): gettext_lazy("Công bố"),
}


@register.filter
def step_name(step: str) -> str:
    """Show the reader's word for a step (`mark:WRITTEN`), or for a stage (`mark`)."""
    return str(STEPS.get(str(step), STAGES.get(str(step), step)))


@register.filter
def state_of(campaign: Any) -> str:
    """Show where a campaign stands: cancelled, suspended, or the word of its step."""
    if campaign.cancelled_on:
        return gettext("Đã hủy")
    return gettext("Tạm dừng") if campaign.suspended_on else step_name(campaign.step)


@register.filter
def tone_of(campaign: Any) -> str:
    """Return the tone in which it is shown where a campaign stands."""
    return "error" if campaign.cancelled_on else "warning" if campaign.suspended_on else "info"


def steps_of_campaign(campaign: Any) -> list[str]:
    """Return every step of a campaign by its name, in order: two rounds are two rounds."""
    scoring = (getattr(campaign, "regulations", None) or {}).get("scoring", {})
    named = scoring.get("parts", list(PartKind))
    return [str(step) for step in life(tuple(kind for kind in PartKind if kind in named))]


@register.simple_tag
def stage_bar(campaign: Any) -> SafeString:
    """Every step of a campaign, and where it stands; it never runs backwards."""
    steps = steps_of_campaign(campaign)
    words = [_circle(step, getattr(campaign, "registration_round", 1)) for step in steps]
    return render_component("stage_bar", words=words, now=steps.index(str(campaign.step)))


def _circle(step: str, registration_round: int) -> str:
    """Return the name of a step; a registration that was opened again names its round."""
    name = str(STEPS[step])
    if step == str(stages.REGISTER) and registration_round > 1:
        return gettext("%(step)s, đợt %(round)s") % {"step": name, "round": registration_round}
    return name


@register.simple_tag
def stage_line(campaign: Any) -> SafeString:
    """The same in one line, for lists of campaigns: `Bước 3/9: Thẩm định`."""
    steps = steps_of_campaign(campaign)
    now = steps.index(str(campaign.step)) + 1
    return render_component(
        "stage_line", now=now, stages=range(1, len(steps) + 1), step=campaign.step
    )


@register.filter
def delay_reason(delay: Delay) -> str:
    """Say by how many days a deadline moved, and when the campaign stood still for it."""
    times = "; ".join(
        gettext("từ %(since)s đến %(until)s")
        % {"since": f"{each.since:%d/%m/%Y}", "until": f"{each.until:%d/%m/%Y}"}
        for each in delay.suspensions
    )
    words = ngettext(
        "Lùi %(days)d ngày do kỳ thi tạm dừng %(times)s.",
        "Lùi %(days)d ngày do kỳ thi tạm dừng %(times)s.",
        delay.days,
    )
    return words % {"days": delay.days, "times": times}


@register.simple_tag
def campaign_link(campaign: Any) -> SafeString:
    """The name of a campaign, leading to its public page once there is one."""
    address = reverse("exams:campaign", args=[campaign.code])
    return format_html('<a href="{}">{}</a>', address, campaign.name)
