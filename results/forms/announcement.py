"""What is asked for an announcement, and for a change of one."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.rules.too_few import Remedy, remedies_of
from exams.actions.clock import dates_of
from exams.actions.plan_days import days_of_plan
from exams.actions.planned_days import clock_of
from exams.forms.campaign import AnnouncementForm
from exams.forms.plan_days import day_field
from exams.models import Campaign, ExamPart
from exams.rules.checks import Check
from exams.rules.enums import ChannelKind
from exams.rules.stages import SCREEN
from results.actions.reopened_positions import reopenable
from results.forms.gate import accepted_in, add_boxes
from results.forms.reason import reason_field
from web.fields import DayField
from web.forms import ActionForm
from web.sentences import label


class AnnouncementRequestForm(AnnouncementForm):
    """The text of an announcement, with what the secretary submits it on."""

    reason = reason_field(gettext_lazy("Lý do, căn cứ trình duyệt"))
    document = forms.CharField(
        label=gettext_lazy("Tờ trình"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Số, ngày. Ví dụ: 12/TTr-HĐTT ngày 01/09/2026"),
    )

    def __init__(self, *args: Any, open_points: Sequence[Check] = (), **options: Any) -> None:
        super().__init__(*args, **options)
        self.boxes = add_boxes(self, open_points)

    @property
    def accepted(self) -> list[str]:
        """Return the open points that were ticked."""
        return accepted_in(self, self.boxes)

    @property
    def content(self) -> dict[str, str]:
        """Return the text of the announcement."""
        apart = {"number", "medium", "reason", "document", *self.boxes.values()}
        return {name: text for name, text in self.answers().items() if name not in apart}

    @property
    def arguments(self) -> dict[str, Any]:
        """Return what is announced: number, text and where it is posted."""
        medium = self.cleaned_data["medium"]
        channels = [ChannelKind.PORTAL, *filter(None, [medium])]
        return {
            "number": self.cleaned_data["number"],
            "content": self.content,
            "channels": channels,
        }


class ChangeForm(ActionForm):
    """New days and places of what was announced, as they stand until they are typed over."""

    number = forms.CharField(
        label=gettext_lazy("Số thông báo thay đổi"),
        max_length=60,
        help_text=gettext_lazy("Ví dụ: 305/TB-HĐTT"),
    )
    reason = reason_field(gettext_lazy("Lý do thay đổi, sẽ ghi trong thông báo"))
    closes = DayField(label=gettext_lazy("Ngày cuối nhận hồ sơ"))
    document = forms.CharField(
        label=gettext_lazy("Tờ trình"),
        max_length=200,
        required=False,
        help_text=gettext_lazy("Số, ngày. Ví dụ: 12/TTr-HĐTT ngày 01/09/2026"),
    )

    def __init__(
        self, *args: Any, campaign: Campaign, open_points: Sequence[Check] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.parts = list(campaign.parts.order_by("-kind"))
        self.fields["closes"].initial = campaign.registration_closes
        for part in self.parts:
            kind = label(part.kind).capitalize()
            self.fields[f"day_{part.kind}"] = DayField(
                label=_("%(part)s: ngày thi") % {"part": kind}, initial=_day_of(part)
            )
            self.fields[f"place_{part.kind}"] = forms.CharField(
                label=_("%(part)s: địa điểm") % {"part": kind}, max_length=200, initial=part.place
            )
        self._ask_plan(campaign)
        self._ask_positions(campaign)
        self.open_points, self.boxes = open_points, add_boxes(self, open_points)
        self.order_fields([*(name for name in self.fields if name != "document"), "document"])

    def _ask_plan(self, campaign: Campaign) -> None:
        """Ask for the other days of the plan; one left as it is starts anew where it must."""
        self.plan = {day.name: campaign.dates.get(day.name, "") for day in days_of_plan(campaign)}
        dates, clock = dates_of(campaign), clock_of(campaign)
        for day in days_of_plan(campaign):
            self.fields[f"day_{day.name}"] = day_field(day, dates, clock)

    def _ask_positions(self, campaign: Campaign) -> None:
        """Ask for which positions alone registration opens again, where some lack people."""
        allowed = remedies_of(campaign.regulations["eligibility"]["on_too_few"])
        self.remedies = [remedy for remedy in allowed if remedy != Remedy.POSTPONE]
        codes = reopenable(campaign) if campaign.step == SCREEN and self.remedies else ()
        if not codes:
            return
        positions = campaign.positions.select_related("post")
        self.fields["positions"] = forms.MultipleChoiceField(
            label=_("Chỉ nhận thêm hồ sơ cho các vị trí thiếu người"),
            choices=[(each.code, str(each)) for each in positions.filter(code__in=codes)],
            widget=forms.CheckboxSelectMultiple,
            required=False,
            help_text=_("Để trống: mở nhận hồ sơ cho mọi vị trí."),
        )
        self.fields["remedy"] = forms.ChoiceField(
            label=_("Nhận thêm hồ sơ của ai"),
            choices=[(remedy, capfirst(label(remedy))) for remedy in self.remedies],
            widget=forms.RadioSelect,
            required=False,
            initial=self.remedies[0],
        )

    def clean_remedy(self) -> str:
        """Ask whose files are taken, once positions are chosen."""
        remedy: str = self.cleaned_data["remedy"]
        if self.cleaned_data.get("positions") and not remedy:
            raise forms.ValidationError(_("Chọn nhận thêm hồ sơ của ai."))
        return remedy

    def _reopened(self) -> dict[str, Any]:
        """Return for which positions alone files are taken, and whose; nothing where for all."""
        if not (chosen := self.cleaned_data.get("positions")):
            return {}
        nominated = self.cleaned_data["remedy"] == Remedy.NOMINATE
        return {"again": {"positions": sorted(chosen), "nominated": nominated}}

    @property
    def accepted(self) -> list[str]:
        """Return the open points of the typed days that were ticked."""
        return accepted_in(self, self.boxes)

    def field_of(self, check: Check) -> str:
        """Return the field at which what the gate found is mended, by the names of this form."""
        if part := check.facts.get("part"):
            return f"day_{part}"
        if check.form_field in self.plan:
            return f"day_{check.form_field}"
        return "closes" if check.form_field == "registration_closes" else check.form_field

    def _plan_days(self) -> dict[str, str]:
        """Return the days of the plan that were typed over; one that was emptied stays."""
        typed = {name: self.cleaned_data.get(f"day_{name}") for name in self.plan}
        return {
            name: str(day) for name, day in typed.items() if day and str(day) != self.plan[name]
        }

    @property
    def arguments(self) -> dict[str, Any]:
        """Return what the action takes: days as text, and only what differs."""
        typed, parts = self.cleaned_data, self.parts
        days = {part.kind: typed[f"day_{part.kind}"] for part in parts}
        places = {part.kind: typed[f"place_{part.kind}"] for part in parts}
        return {
            **self._reopened(),
            "number": typed["number"],
            "reason": typed["reason"],
            "closes": str(typed["closes"]),
            "days": {**{each.kind: str(days[each.kind]) for each in parts
                        if days[each.kind] != _day_of(each)}, **self._plan_days()},
            "places": {each.kind: places[each.kind] for each in parts
                       if places[each.kind] != each.place},
        }  # fmt: skip


def _day_of(part: ExamPart) -> date | None:
    return timezone.localdate(part.starts_at) if part.starts_at else None
