"""The deeds that move a campaign, as a table: who does each, when, and what it will do.

The control room lists them in order; each has a page of its own that says what will happen.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from candidates.actions import screen, sit
from exams.actions import advance
from exams.models import Campaign, ExamPart
from exams.rules.enums import PartKind
from exams.rules.stages import Stage, Step
from grading.actions import assign, rank, settle
from results.actions import publish, transitions, unseal
from results.process.progress import Progress
from web.forms import ActionForm

Words = str | Promise
Effects = list[tuple[int, Words]]
WRITTEN, PROPOSAL = PartKind.WRITTEN, PartKind.PROPOSAL


class NumberForm(ActionForm):
    number = forms.CharField(
        label=_("Số thông báo"), max_length=60, help_text=_("Ví dụ: 305/TB-HĐTT")
    )


class ReasonForm(ActionForm):
    reason = forms.CharField(
        label=_("Lý do, văn bản"), widget=forms.Textarea(attrs={"rows": 3}), max_length=1000
    )


class DespiteForm(ActionForm):
    despite_outstanding = forms.BooleanField(
        label=_("Làm dù còn việc chưa xong; các vị trí liên quan sẽ chưa được xếp hạng"),
        required=False,
    )


class NumberDespiteForm(DespiteForm, NumberForm):
    """The number is asked first: fields come in the order of the bases, the last one first."""


@dataclass(frozen=True, slots=True)
class ProcessAction:
    """One deed of the control room. `given` finds what the action needs beyond the answers."""

    slug: str
    title: Words
    lead: Words
    duty: Duty
    action: Callable[..., Any]
    steps: tuple[Step, ...]
    given: Callable[[Campaign], dict[str, Any]]
    done: Callable[[Progress], bool] = lambda so_far: False
    effects: Callable[[Campaign], Effects] = lambda campaign: []
    form: type[ActionForm] = ActionForm
    danger: bool = False


def _campaign(campaign: Campaign) -> dict[str, Any]:
    return {"campaign": campaign}


def _part(kind: PartKind) -> Callable[[Campaign], dict[str, Any]]:
    return lambda campaign: {"part": part_of(campaign, kind)}


def part_of(campaign: Campaign, kind: PartKind) -> ExamPart:
    return ExamPart.objects.select_related("campaign").get(campaign=campaign, kind=kind)


def _moment(kind: PartKind, name: str) -> Callable[[Progress], bool]:
    return lambda so_far: getattr(so_far.parts[kind], name) is not None


def _eligible(campaign: Campaign) -> Effects:
    papers = campaign.applications
    return [
        (papers.filter(state="ELIGIBLE").count(), _("người đủ điều kiện")),
        (papers.filter(state="INELIGIBLE").count(), _("người không đủ điều kiện, có lý do")),
    ]


SITTING = (Step(Stage.SIT, WRITTEN), Step(Stage.SIT, PROPOSAL))
MARKING = (Step(Stage.MARK, WRITTEN),)

PROCESS: tuple[ProcessAction, ...] = (
    ProcessAction(
        "dong-dang-ky", _("Kết thúc nhận hồ sơ"),
        _("Sau ngày cuối nhận hồ sơ. Không nhận thêm, sửa hay bổ sung hồ sơ trực tuyến nữa."),
        Duty.ANNOUNCE, transitions.close_registration, (Step(Stage.REGISTER),), _campaign,
        effects=lambda c: [(c.applications.exclude(state="DRAFT").count(), _("hồ sơ đã nhận"))],
    ),
    ProcessAction(
        "soat-dieu-kien", _("Chạy kiểm tra điều kiện"),
        _("Mọi quy tắc được áp dụng cho mọi hồ sơ theo danh sách quy hoạch có hiệu lực."),
        Duty.SCREEN, screen.run, (Step(Stage.SCREEN),), _campaign,
        done=lambda so_far: so_far.screened,
    ),
    ProcessAction(
        "duyet-danh-sach", _("Duyệt danh sách đủ điều kiện"),
        _("Danh sách được khóa, vị trí không đủ số người tối thiểu sẽ không tổ chức thi."),
        Duty.APPROVE_LIST, transitions.approve_list, (Step(Stage.SCREEN),), _campaign,
        effects=_eligible, danger=True,
    ),
    ProcessAction(
        "danh-so", _("Đánh số báo danh"),
        _("Số báo danh liên tục, theo thứ tự tên tiếng Việt. Sau đó không đổi được."),
        Duty.PREPARE, sit.number, SITTING, _campaign,
        done=lambda so_far: bool(so_far.numbered), danger=True,
    ),
    ProcessAction(
        "cong-bo-danh-sach", _("Công bố danh sách dự thi"),
        _("Danh sách có số báo danh, họ tên, ngày sinh, đơn vị và vị trí dự thi."),
        Duty.PUBLISH, publish.eligible_list, SITTING, _campaign, form=NumberForm,
        done=lambda so_far: "ELIGIBLE" in so_far.published,
    ),
    ProcessAction(
        "danh-phach", _("Đánh phách, niêm phong"),
        _("Mỗi bài nhận một số phách ngẫu nhiên. Bảng ghép được mã hóa, hai người mới mở được."),
        Duty.SEAL, transitions.seal, (Step(Stage.SIT, WRITTEN),), _part(WRITTEN),
        effects=lambda c: [(c.entries.count(), _("số báo danh trong kỳ thi"))], danger=True,
    ),
    ProcessAction(
        "chia-bai", _("Chia bài cho cán bộ chấm"),
        _("Bốc thăm hai người chấm độc lập cho mỗi bài, chia đều."),
        Duty.ALLOCATE, assign.allocate, MARKING, _part(WRITTEN),
        done=lambda so_far: bool(so_far.allocated),
    ),
    ProcessAction(
        "khoa-diem", _("Khóa điểm thi viết"),
        _("Mọi điểm được khóa; sau đó mới ráp phách được."),
        Duty.SETTLE, settle.close, MARKING, _part(WRITTEN), form=DespiteForm,
        done=_moment(WRITTEN, "closed_at"), danger=True,
    ),
    ProcessAction(
        "rap-phach", _("Đồng ý ráp phách"),
        _("Cần hai người: Ban phách và Ban giám sát. Người thứ hai đồng ý thì bảng ghép mở ra."),
        Duty.OPEN_SEALS, unseal.approve, MARKING, _part(WRITTEN),
        done=_moment(WRITTEN, "opened_at"), danger=True,
    ),
    ProcessAction(
        "cong-bo-lan-dau", _("Công bố điểm thi viết lần đầu"),
        _("Công bố và mở thời hạn nhận đơn phúc khảo."),
        Duty.PUBLISH, publish.provisional, MARKING, _part(WRITTEN), form=NumberForm,
        done=_moment(WRITTEN, "provisional_at"), danger=True,
    ),
    ProcessAction(
        "cong-bo-chinh-thuc", _("Công bố điểm thi viết chính thức"),
        _("Sau khi hết hạn và chấm xong phúc khảo. Người đạt được vào vòng bảo vệ đề án."),
        Duty.PUBLISH, transitions.publish_official, MARKING, _part(WRITTEN), form=NumberDespiteForm,
        danger=True,
    ),
    ProcessAction(
        "boc-tham", _("Bốc thăm thứ tự bảo vệ"),
        _("Thứ tự do máy bốc ngẫu nhiên theo từng vị trí, ghi vào nhật ký."),
        Duty.DRAW_LOTS, transitions.draw_lots, (Step(Stage.SIT, PROPOSAL),), _part(PROPOSAL),
        effects=lambda c: [(len(rank.defenders(c)), _("người bảo vệ đề án"))],
    ),
    ProcessAction(
        "ket-thuc-bao-ve", _("Kết thúc bảo vệ đề án"),
        _("Không phiếu nào sửa được nữa; chuyển sang xếp hạng."),
        Duty.DECIDE, transitions.close_defence, (Step(Stage.MARK, PROPOSAL),), _part(PROPOSAL),
        form=DespiteForm, danger=True,
    ),
    ProcessAction(
        "xep-hang", _("Lập bảng xếp hạng"),
        _("Tính lại từ đầu mọi điểm, lưu một bản chụp kèm mã băm của dữ liệu vào."),
        Duty.RANK, rank.rank, (Step(Stage.RANK),), _campaign,
        done=lambda so_far: so_far.ranked,
    ),
    ProcessAction(
        "cong-bo-ket-qua", _("Công bố kết quả"),
        _("Kết quả hiện trên trang công khai, kèm tệp để ai cũng tính lại được."),
        Duty.PUBLISH, transitions.publish_results, (Step(Stage.RANK),), _campaign,
        form=NumberForm, danger=True,
    ),
)  # fmt: skip

INTERRUPTIONS: tuple[ProcessAction, ...] = (
    ProcessAction(
        "tam-dung", _("Tạm dừng kỳ thi"), _("Không việc nào làm được cho tới khi tiếp tục."),
        Duty.ANNOUNCE, advance.suspend, (), _campaign, form=ReasonForm, danger=True,
    ),
    ProcessAction(
        "tiep-tuc", _("Tiếp tục kỳ thi"), _("Kỳ thi trở lại bước đang làm dở."),
        Duty.ANNOUNCE, advance.resume, (), _campaign, form=ReasonForm,
    ),
    ProcessAction(
        "huy", _("Hủy kỳ thi"), _("Kỳ thi dừng hẳn. Mọi dữ liệu đã ghi vẫn được giữ."),
        Duty.ANNOUNCE, advance.cancel, (), _campaign, form=ReasonForm, danger=True,
    ),
)  # fmt: skip


def actions_of_step(
    campaign: Campaign, deeds: Iterable[ProcessAction] = PROCESS
) -> list[ProcessAction]:
    """Return the deeds that belong to the step where the campaign stands."""
    return [deed for deed in deeds if campaign.step in deed.steps]
