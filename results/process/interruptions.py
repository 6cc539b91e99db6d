"""What interrupts a campaign at any step, as a table."""

from datetime import date

from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from accounts.models import ApprovalRequest
from accounts.rules.approvals import RequestState
from candidates.rules.enums import ApplicationState
from exams.actions import advance
from exams.actions.days_of_files import days_of_their_own
from exams.actions.resumption import resumption_of
from exams.models import Campaign
from exams.rules.suspensions import day_code
from results.actions import cancellation, interruption_gates
from results.forms.cancel import CancelForm
from results.process.process_action import Effects, ProcessAction, whole_campaign
from web.forms import ReasonForm
from web.sentences import label


def _days_that_move(campaign: Campaign) -> Effects:
    """Return by how many days each day moves once the campaign goes on today, and whose else."""
    resumption = resumption_of(campaign, timezone.localdate())
    files = len(days_of_their_own(campaign, resumption.suspension))
    return [
        *(((now - was).days, _day_words(name, was, now)) for name, was, now in resumption.in_order),
        *(
            [(files, _("hồ sơ có hạn riêng (nộp muộn, bổ sung) cũng được lùi hạn"))]
            if files
            else []
        ),
    ]


def _what_ends(campaign: Campaign) -> Effects:
    """Return what a cancelled campaign leaves undone, and whom a letter tells of it."""
    requests = ApprovalRequest.objects.filter(campaign=campaign.code, state=RequestState.OPEN)
    drafts = campaign.applications.filter(state=ApplicationState.DRAFT)
    people = campaign.applications.registered()
    rows: Effects = [
        (campaign.applications.handed_in().count(), _("hồ sơ đã nhận, không xét tiếp")),
        (drafts.count(), _("bản nháp, không nộp được nữa")),
        (requests.count(), _("đề nghị đang chờ người thứ hai, không duyệt được nữa")),
        (campaign.letters.in_outbox().count(), _("thư chờ gửi, không gửi được nữa")),
        (people.exclude(person=None).count(), _("thư báo hủy kỳ thi được soạn, chờ Thư ký gửi")),
        (people.filter(person=None).count(), _("người nộp hồ sơ giấy, không có thư: báo riêng")),
    ]
    return [row for row in rows if row[0]]


def _day_words(name: str, was: date, now: date) -> str:
    days = {"was": f"{was:%d/%m/%Y}", "now": f"{now:%d/%m/%Y}"}
    text = gettext("ngày: %(name)s lùi từ %(was)s sang %(now)s")
    return text % {"name": label(day_code(name)), **days}


INTERRUPTIONS: tuple[ProcessAction, ...] = (
    ProcessAction(
        "tam-dung", _("Tạm dừng kỳ thi"),
        _("Không việc nào làm được cho tới khi tiếp tục. Người giữ vai trò này tiếp tục được bất "
          "cứ ngày nào, ở phòng điều hành; các ngày chưa qua lùi theo thời gian tạm dừng."),
        advance.suspend, whole_campaign, form=ReasonForm,
        checks=lambda campaign, today: interruption_gates.of_suspension(campaign),
    ),
    ProcessAction(
        "tiep-tuc", _("Tiếp tục kỳ thi"), _("Kỳ thi trở lại bước đang làm dở."),
        advance.resume, whole_campaign, form=ReasonForm, effects=_days_that_move,
        checks=lambda campaign, today: interruption_gates.of_resumption(campaign),
    ),
    ProcessAction(
        "huy", _("Hủy kỳ thi"), _("Kỳ thi dừng hẳn. Mọi dữ liệu đã ghi vẫn được giữ."),
        cancellation.cancel, whole_campaign, form=CancelForm, danger=True, effects=_what_ends,
        closes=_("Kỳ thi đã hủy: không tiếp tục và không mở lại được."),
        checks=lambda campaign, today: interruption_gates.of_cancellation(campaign),
    ),
)  # fmt: skip
