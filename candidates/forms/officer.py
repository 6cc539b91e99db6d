"""The officer's word on one file, rule by rule: nothing is preset."""

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.rules.enums import DecisionValue
from web.forms import ActionForm
from web.sentences import label


class OfficerForm(ActionForm):
    """The officer's word: on each rule that is not passed, and on the file; none is preset."""

    value = forms.ChoiceField(
        label=_("Kết luận của cán bộ thẩm định"),
        choices=[
            (DecisionValue.CONFIRM, _("Đồng ý với kết quả kiểm tra")),
            (DecisionValue.REFUSE, _("Không đủ điều kiện")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    compared = forms.BooleanField(label=_("Đã đối chiếu giấy tờ"))
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, open_rules: Iterable[str], passed: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.open_rules = tuple(open_rules)
        for rule in self.open_rules:
            self.fields[f"word_{rule}"] = _word_on(rule)
            self.fields[f"why_{rule}"] = forms.CharField(
                label=_("%(rule)s: lý do không đồng ý") % {"rule": rule},
                max_length=500,
                required=False,
            )
        label_ = _("Đã đối chiếu giấy tờ với số liệu của %(count)s quy tắc đạt")
        self.fields["compared"].label = label_ % {"count": passed}
        self.fields["compared"].error_messages["required"] = _(
            "Hãy mở các quy tắc đạt, đối chiếu với giấy tờ rồi đánh dấu vào đây."
        )
        if not passed:
            del self.fields["compared"]
        rules = [f"{kind}_{rule}" for rule in self.open_rules for kind in ("word", "why")]
        self.order_fields([*rules, "value", "reason", "compared"])

    def clean(self) -> dict[str, Any]:
        """Ask why for each rule that the officer sees otherwise; such a file is not confirmed."""
        cleaned = super().clean()
        disagreed = [rule for rule in self.open_rules if cleaned.get(f"word_{rule}") == DISAGREE]
        for rule in disagreed:
            if not cleaned.get(f"why_{rule}", "").strip():
                self.add_error(f"why_{rule}", _("Hãy ghi lý do không đồng ý."))
        if disagreed and cleaned.get("value") == DecisionValue.CONFIRM:
            text = _("Không đồng ý với %(rules)s thì không thể kết luận đồng ý; hãy sửa dữ liệu "
                     "hồ sơ rồi chạy lại kiểm tra, hoặc kết luận không đủ điều kiện.")  # fmt: skip
            self.add_error("value", text % {"rules": ", ".join(disagreed)})
        return cleaned

    def decision(self) -> dict[str, Any]:
        """Return the word on the file, with the reasons of each rule that is seen otherwise."""
        typed = self.cleaned_data
        reasons = [
            f"{rule}: {typed[f'why_{rule}']}"
            for rule in self.open_rules
            if typed[f"word_{rule}"] == DISAGREE
        ]
        reason = "\n".join(filter(None, [typed["reason"], *reasons]))
        return {"value": typed["value"], "reason": reason, "version": typed["version"]}


AGREE, DISAGREE = "agree", "disagree"
_SAY_ON = _("Hãy chọn đồng ý hay không đồng ý với “%(label)s”.")


def _word_on(rule: str) -> forms.ChoiceField:
    title = f"{rule} – {label(f'RULE_{rule}')}"
    return forms.ChoiceField(
        label=title,
        choices=[(AGREE, _("Đồng ý")), (DISAGREE, _("Không đồng ý"))],
        widget=forms.RadioSelect,
        error_messages={"required": _SAY_ON % {"label": title}},
    )
