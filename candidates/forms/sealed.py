"""What is asked of whoever opens a file before registration closes."""

from django import forms
from django.utils.translation import gettext_lazy as _

from web.forms import ActionForm


class OpenEarlyForm(ActionForm):
    document = forms.CharField(label=_("Văn bản cho phép mở"), max_length=200)
    reason = forms.CharField(label=_("Lý do mở trước hạn"), widget=forms.Textarea)
