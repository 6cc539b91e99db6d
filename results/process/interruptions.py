"""What interrupts a campaign at any step, as a table."""

from django.utils.translation import gettext_lazy as _

from exams.actions import advance
from results.actions import gates
from results.process.process_action import ProcessAction, whole_campaign
from web.forms import ReasonForm

INTERRUPTIONS: tuple[ProcessAction, ...] = (
    ProcessAction(
        "tam-dung", _("Tạm dừng kỳ thi"), _("Không việc nào làm được cho tới khi tiếp tục."),
        advance.suspend, whole_campaign, form=ReasonForm, danger=True,
        checks=lambda campaign, today: gates.of_suspension(campaign),
    ),
    ProcessAction(
        "tiep-tuc", _("Tiếp tục kỳ thi"), _("Kỳ thi trở lại bước đang làm dở."),
        advance.resume, whole_campaign, form=ReasonForm,
        checks=lambda campaign, today: gates.of_resumption(campaign),
    ),
    ProcessAction(
        "huy", _("Hủy kỳ thi"), _("Kỳ thi dừng hẳn. Mọi dữ liệu đã ghi vẫn được giữ."),
        advance.cancel, whole_campaign, form=ReasonForm, danger=True,
        checks=lambda campaign, today: gates.of_place(campaign),
    ),
)  # fmt: skip
