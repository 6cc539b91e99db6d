"""The questions about posts and days off: they parse and coerce, and decide nothing."""

from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from exams.forms.fields import CodeField
from exams.models import Post, Rank, Unit
from exams.rules.calendar import DayKind
from exams.rules.enums import ApprovingLevel, Theory
from exams.rules.team_targets import UnitKind
from web.fields import BoundedIntegerField, DayField, LinesField
from web.forms import ActionForm, choices_of, set_choices
from web.sentences import label


class PostForm(ActionForm):
    code = CodeField(label=_("Mã chức danh"), max_length=20)
    full_name = forms.CharField(
        label=_("Tên đầy đủ"),
        max_length=200,
        help_text=_("Đúng như ghi trong danh sách quy hoạch."),
    )
    unit = forms.ModelChoiceField(Unit.objects.all(), label=_("Đơn vị"), to_field_name="code")
    rank = forms.ModelChoiceField(Rank.objects.all(), label=_("Bậc"), to_field_name="code")
    approving_level = forms.ChoiceField(label=_("Cấp phê duyệt quy hoạch"))
    seats = BoundedIntegerField(label=_("Số vị trí của chức danh"), min_value=1, max_value=30)
    theory_min = forms.ChoiceField(label=_("Lý luận chính trị tối thiểu"))
    specialities = LinesField(
        label=_("Chuyên ngành phù hợp"), help_text=_("Mỗi dòng một chuyên ngành.")
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "theory_min", choices_of(Theory, "—"))
        named = Post.objects.order_by().values_list("approving_level", flat=True).distinct()
        levels = dict.fromkeys([*ApprovingLevel, *sorted(named)])
        set_choices(self, "approving_level", choices_of(levels, "—"))


class UnitForm(ActionForm):
    code = CodeField(label=_("Mã đơn vị"), max_length=20)
    name = forms.CharField(label=_("Tên đơn vị"), max_length=200)
    kind = forms.ChoiceField(label=_("Loại đơn vị"))
    authority = forms.CharField(
        label=_("Cấp có thẩm quyền quyết định cán bộ lãnh đạo"),
        max_length=200,
        required=False,
        help_text=_("Ví dụ: Ban Thường vụ Thành ủy; Chủ tịch UBND Thành phố."),
    )
    plans = forms.BooleanField(label=_("Có chức danh trong danh sách quy hoạch"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        kinds = [(kind, capfirst(label(f"UNITS_{kind}"))) for kind in UnitKind]
        set_choices(self, "kind", [("", "—"), *kinds])


class HolidayForm(ActionForm):
    date = DayField(label=_("Ngày"))
    name = forms.CharField(label=_("Tên ngày"), max_length=120)
    kind = forms.ChoiceField(label=_("Loại"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        set_choices(self, "kind", choices_of(DayKind, "—"))
