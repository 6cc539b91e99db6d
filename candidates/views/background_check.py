"""The survey and verification of a person: the page that enters it."""

from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import background_checks
from candidates.forms.background_check import BackgroundCheckForm
from candidates.views.decide import FileDecision


@require_duty(Duty.RECEIVE, campaign="code")
class RecordBackgroundCheck(FileDecision):
    """Enter what a verification of the person came to, from its paper."""

    form_class = BackgroundCheckForm
    action = background_checks.record_check
    asks_twice = True
    title = _("Khảo sát, xác minh nhân sự")
    lead = _(
        "Ghi kết quả khảo sát, đánh giá, xác minh trước khi kết luận đủ điều kiện được duyệt. "
        "Lần ghi sau được tính, lần trước vẫn giữ."
    )
    button = _("Ghi kết quả xác minh")
    afterwards = _(
        "Kết quả này không tự đổi trạng thái hồ sơ; nội dung chưa rõ hoặc không đồng ý được nêu "
        "tên khi duyệt và công bố danh sách, khi đánh phách, và khi công bố kết quả nếu ghi sau đó."
    )
    success_message = _("Đã ghi kết quả xác minh hồ sơ %(application)s, theo %(document)s.")

    def require_possible(self, form: BackgroundCheckForm) -> None:
        background_checks.require_note(form.cleaned_data["outcome"], form.cleaned_data["note"])
