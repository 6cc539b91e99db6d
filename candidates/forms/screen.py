"""What is asked of the screening board, file by file."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from candidates.models import Application
from candidates.rules.enums import CONCLUDED, DecisionValue
from candidates.rules.facts import PoliticalConclusion
from exams.models import Campaign
from exams.rules.stages import Stage
from web.edit_view import BEGAN_WITH, began_with
from web.fields import PastDayField
from web.forms import ActionForm
from web.sentences import label

UNDECIDED = "NONE"  # no officer has concluded
WORDS = (*CONCLUDED, DecisionValue.DISCUSS)


class FilesFilter(forms.Form):
    campaign = forms.TypedChoiceField(label=_("Kỳ thi"), required=False, empty_value=None)
    position = forms.CharField(label=_("Mã vị trí"), required=False)
    state = forms.ChoiceField(label=_("Tình trạng"), required=False)
    conclusion = forms.ChoiceField(label=_("Kết luận"), required=False)
    q = forms.CharField(label=_("Tên hoặc số hồ sơ"), required=False)

    def __init__(
        self, *args: Any, states: Iterable[str], campaigns: Iterable[Campaign], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        public = {each.code: each for each in campaigns if each.stage != Stage.ANNOUNCE}
        named = [(code, str(campaign)) for code, campaign in public.items()]
        field: Any = self.fields["campaign"]
        field.choices = [("", _("Mọi kỳ thi")), *named]
        field.coerce = public.__getitem__
        self._offer(
            "conclusion", [("", _("Mọi kết luận")), (UNDECIDED, _("Chưa kết luận")), *_words()]
        )
        states_named = [(state, capfirst(label(state))) for state in states]
        self._offer("state", [("", _("Mọi tình trạng")), *states_named])

    def _offer(self, name: str, choices: list[tuple[Any, Any]]) -> None:
        field: Any = self.fields[name]
        field.choices = choices


def _words() -> list[tuple[Any, Any]]:
    return [(each, label(f"DECISION_{each}")) for each in WORDS]


class ExamineForm(ActionForm):
    assets_verified = forms.BooleanField(label=_("Kê khai tài sản đã xác minh"), required=False)
    political_conclusion = forms.ChoiceField(
        label=_("Kết luận tiêu chuẩn chính trị"), widget=forms.RadioSelect
    )
    truthful = forms.TypedChoiceField(
        label=_("Kết quả thẩm tra hồ sơ"),
        choices=[("", _("Chưa thẩm tra")), ("yes", _("Trung thực")), ("no", _("Không trung thực"))],
        coerce=lambda value: value == "yes",
        empty_value=None,
        required=False,
        widget=forms.RadioSelect,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["political_conclusion"].choices = [  # type: ignore[attr-defined]
            (each, label(f"CONCLUSION_{each}")) for each in PoliticalConclusion
        ]
        self.fields[BEGAN_WITH] = began_with(self.initial)


def examined(application: Application) -> dict[str, Any]:
    """Return what was examined of a file so far, as its form asks for it."""
    truthful = {True: "yes", False: "no", None: ""}[application.truthful]
    return {
        "assets_verified": application.assets_verified,
        "political_conclusion": application.political_conclusion,
        "truthful": truthful,
    }


class IdentityCheckForm(ActionForm):
    is_own = forms.TypedChoiceField(
        label=_("Người nộp hồ sơ này có phải người mang số căn cước không?"),
        choices=[("yes", _("Đúng là người mang số này")), ("no", _("Không phải, từ chối hồ sơ"))],
        coerce=lambda value: value == "yes",
        widget=forms.RadioSelect,
    )
    document = forms.CharField(
        label=_("Căn cứ xác minh"),
        max_length=200,
        help_text=_("Ví dụ: đối chiếu bản gốc thẻ căn cước ngày 12/09/2026, biên bản số 03."),
    )


class NameForm(ActionForm):
    of_form = forms.TypedChoiceField(
        label=_("Họ tên nào đúng?"),
        coerce=lambda value: value == "form",
        widget=forms.RadioSelect,
    )
    document = forms.CharField(
        label=_("Căn cứ xác minh"),
        max_length=200,
        help_text=_("Ví dụ: đối chiếu bản gốc thẻ căn cước ngày 12/09/2026, biên bản số 03."),
    )

    def __init__(self, *args: Any, form_name: str, facts_name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        of_form = _("%(name)s, như phiếu đăng ký dự tuyển ghi") % {"name": form_name}
        of_facts = _("%(name)s, như hồ sơ cán bộ ghi") % {"name": facts_name}
        choices: Any = self.fields["of_form"]
        choices.choices = [("facts", of_facts), ("form", of_form)]


class PostponeForm(ActionForm):
    document = forms.CharField(label=_("Quyết định hoãn (số, ngày)"), max_length=200)
    on = PastDayField(label=_("Ngày quyết định"))


class WaiverForm(ActionForm):
    document = forms.CharField(label=_("Văn bản cho phép thi"), max_length=200)
    on = PastDayField(label=_("Ngày văn bản"))
