"""What a reader of the trail looks for."""

from collections.abc import Collection, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.models import Person
from accounts.rules.sensitive import SENSITIVE
from web.fields import DayField
from web.forms import choices_of, set_choices
from web.sentences import catalogue, label

LEADERS, PLANNED = "LEADERS", "PLANNED"  # whose structure is counted
SCREENING = "SCREENING"  # a run of the rules, among the kinds of published lists


class TrailFilter(forms.Form):
    log = forms.ChoiceField(label=_("Sổ"), required=False)
    type = forms.ChoiceField(label=_("Việc"), required=False)
    actor = forms.ModelChoiceField(
        Person.objects.order_by("full_name"),
        label=_("Người làm"),
        required=False,
        empty_label=_("Mọi người"),
    )
    subject = forms.CharField(label=_("Đối tượng"), required=False)
    since = DayField(label=_("Từ ngày"), required=False, help_text="")
    until = DayField(label=_("Đến ngày"), required=False, help_text="")

    def __init__(self, *args: Any, logs: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "log", choices_of(logs, _("Mọi sổ")))
        events = sorted((label(code), code) for code in catalogue() if "." in code)
        choices = [(code, text) for text, code in events]
        set_choices(self, "type", [("", _("Mọi việc")), *choices])


class SensitiveGrantFilter(forms.Form):
    role = forms.ChoiceField(label=_("Vai trò"), required=False)
    state = forms.ChoiceField(
        label=_("Trạng thái"),
        required=False,
        choices=[
            ("", _("Mọi trạng thái")),
            ("1", _("Đang giữ")),
            ("0", _("Đã thu hồi")),
        ],
    )
    name = forms.CharField(label=_("Người được giao"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "role", choices_of(sorted(SENSITIVE), _("Mọi vai trò")))


class StructureForm(forms.Form):
    """Whose structure is counted, and in which unit."""

    team = forms.ChoiceField(
        label=_("Đội ngũ"),
        choices=[(LEADERS, _("Lãnh đạo đương chức")), (PLANNED, _("Người trong quy hoạch"))],
    )
    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)

    def __init__(self, *args: Any, units: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "unit", [("", _("Mọi đơn vị")), *units])


def latest_two(newest_first: Sequence[str]) -> dict[str, str]:
    """Return what is compared unless the reader chooses: the two newest versions."""
    return dict(zip(("after", "before"), newest_first, strict=False))


class VersionsForm(forms.Form):
    """Which two versions of a list are compared: (key, words) for each version there is."""

    before = forms.ChoiceField(label=_("Bản trước"))
    after = forms.ChoiceField(label=_("Bản sau"))

    def __init__(self, *args: Any, versions: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "before", versions)
        set_choices(self, "after", versions)

    def clean(self) -> dict[str, Any]:
        """Ask for two different versions."""
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("before") and cleaned.get("before") == cleaned.get("after"):
            self.add_error("after", _("Hãy chọn hai bản khác nhau."))
        return cleaned


class PlanningVersionsForm(VersionsForm):
    """`alike`: by its key, the keys of the versions that one may be compared with."""

    unit = forms.ChoiceField(label=_("Đơn vị"), required=False)

    def __init__(
        self, *args: Any, units: Any, alike: Mapping[str, Collection[str]], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.alike = alike
        set_choices(self, "unit", [("", _("Mọi đơn vị")), *units])

    def clean(self) -> dict[str, Any]:
        """Ask for two versions of one kind and one term."""
        cleaned = super().clean()
        before, after = cleaned.get("before"), cleaned.get("after")
        if before and after and after not in self.alike[before]:
            self.add_error("after", _("Chỉ so sánh hai bản cùng loại quy hoạch và cùng nhiệm kỳ."))
        return cleaned


class ListVersionsForm(VersionsForm):
    """A key is a kind and a number, `OFFICIAL-2`; what was screened compares with nothing else."""

    @property
    def are_enough(self) -> bool:
        """Tell whether there are two of a sort at all: then two of them are asked for."""
        return "before" in self.data

    @property
    def are_runs(self) -> bool:
        """Tell whether two runs of the rules were chosen."""
        return str(self.cleaned_data["before"]).startswith(SCREENING)

    def clean(self) -> dict[str, Any]:
        """Ask for two of a sort: two runs of the rules, or two published lists."""
        cleaned = super().clean()
        keys = [cleaned.get(name, "") for name in ("before", "after")]
        if all(keys) and len({key.startswith(SCREENING) for key in keys}) == 2:
            reason = _("Chỉ so sánh hai lần thẩm định, hoặc hai danh sách đã công bố.")
            self.add_error("after", reason)
        return cleaned
