"""The officer's word on one file, rule by rule: nothing is preset."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from candidates.rules.enums import DecisionValue, Objection, OpinionValue
from candidates.rules.opinions import Opinion, faults_of
from web.forms import ActionForm, choices_of
from web.sentences import label, refusal_message

_OPINIONS = [
    (OpinionValue.ACCEPT, _("Đồng ý")),
    (OpinionValue.REFUSE, _("Không đồng ý")),
    (OpinionValue.DISCUSS, _("Cần trao đổi")),
]


class OfficerForm(ActionForm):
    """The officer's word: on each rule that is not passed, and on the file; none is preset."""

    value = forms.ChoiceField(
        label=_("Kết luận của cán bộ thẩm định"),
        choices=[
            (DecisionValue.CONFIRM, _("Đồng ý với kết quả kiểm tra")),
            (DecisionValue.REFUSE, _("Không đủ điều kiện")),
            (DecisionValue.DISCUSS, _("Chưa kết luận, cần trao đổi")),
        ],
        widget=forms.RadioSelect,
    )
    reason = forms.CharField(
        label=_("Lý do"), widget=forms.Textarea(attrs={"rows": 3}), required=False
    )
    discussed_with = forms.CharField(
        label=_("Trao đổi với ai"),
        max_length=200,
        required=False,
        help_text=_("Chỉ ghi khi còn cần trao đổi; Chủ tịch Hội đồng thấy nội dung này."),
    )
    compared = forms.BooleanField(label=_("Đã đối chiếu giấy tờ"))
    version = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        *args: Any,
        open_findings: Sequence[Mapping[str, Any]],
        passed_findings: Sequence[Mapping[str, Any]],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.open_findings, self.passed_findings = open_findings, passed_findings
        for row in open_findings:
            self._add_rule(row["rule"], required=True)
        for row in passed_findings:
            self._add_rule(row["rule"], required=False)
        compared = self.fields["compared"]
        text = _("Đã đối chiếu giấy tờ với số liệu của %(count)s quy tắc đạt")
        compared.label = text % {"count": len(passed_findings)}
        compared.error_messages["required"] = _(
            "Hãy mở các quy tắc đạt, đối chiếu với giấy tờ rồi đánh dấu vào đây."
        )
        if not passed_findings:
            del self.fields["compared"]

    def _add_rule(self, rule: str, *, required: bool) -> None:
        title = f"{rule} – {label(f'RULE_{rule}')}"
        self.fields[f"word_{rule}"] = forms.ChoiceField(
            label=title,
            choices=_OPINIONS,
            required=required,
            widget=forms.RadioSelect,
            error_messages={"required": _SAY_ON % {"label": title}},
        )
        codes = choices_of(Objection, blank="—")
        self.fields[f"why_{rule}"] = forms.ChoiceField(
            label=_("%(rule)s: lý do không đồng ý") % {"rule": rule},
            choices=[(code, label(f"OBJECTION_{code}") if code else text) for code, text in codes],
            required=False,
        )
        self.fields[f"note_{rule}"] = forms.CharField(
            label=_("%(rule)s: ý kiến") % {"rule": rule}, max_length=500, required=False
        )

    def open_rules(self) -> list[dict[str, Any]]:
        """Return the rules that are not passed, each with its finding and what is asked of it."""
        return [self._rule(row) for row in self.open_findings]

    def passed_rules(self) -> list[dict[str, Any]]:
        """Return the passed rules, each with its finding and what may be said of it."""
        return [self._rule(row) for row in self.passed_findings]

    def _rule(self, row: Mapping[str, Any]) -> dict[str, Any]:
        rule = row["rule"]
        return {"row": row, "asked": [self[f"{kind}_{rule}"] for kind in _KINDS]}

    def has_passed_opinions(self) -> bool:
        """Say whether something stands in the folded rules, so that nothing typed is hidden."""
        rules = [row["rule"] for row in self.passed_findings]
        return any(self[f"{kind}_{rule}"].value() for rule in rules for kind in _KINDS)

    def clean(self) -> dict[str, Any]:
        """Put what does not fit together at the field where it is mended."""
        cleaned = super().clean()
        faults = faults_of(
            self._opinions(cleaned),
            cleaned.get("value", ""),
            discussed_with=cleaned.get("discussed_with", ""),
            asked=(),  # a choice that is missing says so at its field
            judged=[row["rule"] for row in self._findings()],
        )
        self._ask_for_what_is_written(cleaned)
        for fault in faults:
            self.add_error(fault.facts.get("field"), refusal_message(fault))
        return cleaned

    def _ask_for_what_is_written(self, cleaned: dict[str, Any]) -> None:
        """Ask for the opinion to what is written of a passed rule: it is never dropped."""
        for row in self.passed_findings:
            name, why, note = (f"{kind}_{row['rule']}" for kind in _KINDS)
            if not cleaned.get(name) and (cleaned.get(why) or cleaned.get(note)):
                self.add_error(name, self.fields[name].error_messages["required"])

    def _findings(self) -> Iterable[Mapping[str, Any]]:
        return (*self.open_findings, *self.passed_findings)

    def _opinions(self, typed: Mapping[str, Any]) -> list[Opinion]:
        """Return what was said of each rule; of a passed one only where something was."""
        return [
            Opinion(rule, opinion, typed.get(f"why_{rule}", ""), typed.get(f"note_{rule}", ""))
            for rule in (row["rule"] for row in self._findings())
            if (opinion := typed.get(f"word_{rule}"))
        ]

    def decision(self) -> dict[str, Any]:
        """Return the word on the file, and on its rules."""
        names = ("value", "reason", "discussed_with", "version")
        typed = {name: self.cleaned_data[name] for name in names}
        return {**typed, "opinions": self._opinions(self.cleaned_data)}


_KINDS = ("word", "why", "note")
_SAY_ON = _("Hãy chọn một trong ba ý kiến về “%(label)s”.")
