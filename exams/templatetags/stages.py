"""Where a campaign stands, drawn: its stages, its step in words, the link to its page."""

from typing import Any

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy

from exams.rules.enums import PartKind
from exams.rules.stages import Stage
from web.templatetags.rendering import render_component

register = template.Library()

STAGES = {
    Stage.ANNOUNCE: gettext_lazy("Thông báo"),
    Stage.REGISTER: gettext_lazy("Đăng ký"),
    Stage.SCREEN: gettext_lazy("Thẩm định"),
    Stage.SIT: gettext_lazy("Dự thi"),
    Stage.MARK: gettext_lazy("Chấm thi"),
    Stage.RANK: gettext_lazy("Xếp hạng"),
    Stage.PUBLISH: gettext_lazy("Công bố"),
}
PARTS = {
    PartKind.WRITTEN: gettext_lazy("bài viết"),
    PartKind.PROPOSAL: gettext_lazy("bảo vệ đề án"),
}


@register.filter
def step_name(stage: str) -> str:
    """Show the reader's word for a stage (`mark`) or a step (`mark:WRITTEN`)."""
    name, _, part = str(stage).partition(":")
    return f"{STAGES[Stage(name)]} ({PARTS[PartKind(part)]})" if part else str(STAGES[Stage(name)])


@register.simple_tag
def stage_bar(campaign: Any) -> SafeString:
    """The seven stages of a campaign, and where it stands."""
    order = list(STAGES)
    now = order.index(Stage(campaign.stage))
    part = PARTS.get(campaign.part) if campaign.part else ""
    return render_component("stage_bar", words=list(STAGES.values()), now=now, part=part)


@register.simple_tag
def stage_line(campaign: Any) -> SafeString:
    """The same in one line, for lists of campaigns: `Bước 3/7: Thẩm định`."""
    now = list(STAGES).index(Stage(campaign.stage)) + 1
    return render_component(
        "stage_line", now=now, stages=range(1, len(STAGES) + 1), step=campaign.step
    )


@register.simple_tag
def campaign_link(campaign: Any) -> SafeString:
    """The name of a campaign, leading to its public page once there is one."""
    address = reverse("exams:campaign", args=[campaign.code])
    return format_html('<a href="{}">{}</a>', address, campaign.name)
