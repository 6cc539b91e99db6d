"""What is asked of whoever withdraws: before the list, after it, on paper or signed in."""

from django import forms
from django.utils.translation import gettext_lazy as _

from web.fields import PastDayField
from web.forms import ActionForm


class WithdrawForm(ActionForm):
    document = forms.CharField(label=_("Đơn xin rút (số, ngày)"), max_length=200)


class CalledWithdrawForm(ActionForm):
    """What is asked of whoever withdraws after the list was approved."""

    document = forms.CharField(label=_("Đơn xin rút (số, ngày)"), max_length=200)
    on = PastDayField(label=_("Ngày của đơn"))


class OwnWithdrawForm(ActionForm):
    """What a candidate is asked who withdraws while signed in: that itself is the request."""

    document = forms.CharField(
        label=_("Đơn xin rút bằng giấy (số, ngày)"),
        max_length=200,
        required=False,
        help_text=_("Chỉ ghi khi bạn đã gửi đơn bằng giấy; không có đơn thì để trống."),
    )
