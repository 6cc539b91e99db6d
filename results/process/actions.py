"""The actions that move a campaign, as a table: who does each, when, and what it will do.

The control room lists them in order; each has a page of its own that says what will happen.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.actions.action import Action
from accounts.rules.duties import Duty
from candidates.actions import screen, sit
from candidates.rules.enums import ApplicationState
from exams.actions import advance
from exams.models import Campaign
from exams.rules.checks import Check
from exams.rules.enums import PartKind
from exams.rules.stages import Step
from grading.actions import assign, rank, settle
from results.actions import gates, publish, transitions, unseal
from results.process.act_gates import checks_of, part_of, steps_of
from results.process.acts import ACTS
from web.forms import ActionForm, ReasonForm

Words = str | Promise
Effects = list[tuple[int, Words]]
WRITTEN, PROPOSAL = PartKind.WRITTEN, PartKind.PROPOSAL


@dataclass(frozen=True, slots=True)
class ProcessAction:
    """One action of the control room. `target` finds what it needs beyond the answers.

    `act` is its name among the acts that two persons may have to do together, `closes` says what
    nobody can change afterwards, `waits_for_second` whether what was done is only half of it.
    """

    slug: str
    title: Words
    lead: Words
    action: Action[..., Any]
    target: Callable[[Campaign], dict[str, Any]]
    effects: Callable[[Campaign], Effects] = lambda campaign: []
    form: type[ActionForm] = ActionForm
    danger: bool = False
    act: str = ""
    closes: Words = ""
    waits_for_second: Callable[[Campaign], bool] = lambda campaign: False
    checks: Callable[[Campaign, date], tuple[Check, ...]] = lambda campaign, today: ()

    def gate(self, campaign: Campaign, today: date) -> tuple[Check, ...]:
        """Return what keeps the action from being done now, or has to be named."""
        if self.act:
            return checks_of(ACTS[self.act], campaign, {}, today)
        if not self.steps:
            return ()
        return gates.of_place(campaign, *self.steps) or self.checks(campaign, today)

    @property
    def duty(self) -> Duty:
        """Return the duty of who does it, as the action declared it."""
        return self.action.declaration.duties[0]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Return the steps to which it belongs; none for what interrupts a campaign at any."""
        return steps_of(self.action)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Return the duties of all who have a hand in it: who does it, who asks, who applies."""
        act = ACTS.get(self.act)
        return tuple(dict.fromkeys((self.duty, *(act.asks + act.applies if act else ()))))


def _campaign(campaign: Campaign) -> dict[str, Any]:
    return {"campaign": campaign}


def _part(kind: PartKind) -> Callable[[Campaign], dict[str, Any]]:
    return lambda campaign: {"part": part_of(campaign, kind)}


PROCESS: tuple[ProcessAction, ...] = (
    ProcessAction(
        "dong-dang-ky", _("Kết thúc nhận hồ sơ"),
        _("Sau ngày cuối nhận hồ sơ. Không nhận thêm, sửa hay bổ sung hồ sơ trực tuyến nữa."),
        transitions.close_registration, _campaign,
        effects=lambda c: [
            (c.applications.exclude(state=ApplicationState.DRAFT).count(), _("hồ sơ đã nhận"))
        ],
        checks=lambda c, today: gates.of_registration(c, today=today),
    ),
    ProcessAction(
        "soat-dieu-kien", _("Chạy kiểm tra điều kiện"),
        _("Mọi quy tắc được áp dụng cho mọi hồ sơ theo danh sách quy hoạch có hiệu lực."),
        screen.run, _campaign,
    ),
    ProcessAction(
        "duyet-danh-sach", _("Duyệt danh sách đủ điều kiện"),
        _("Danh sách được khóa, vị trí không đủ số người tối thiểu sẽ không tổ chức thi."),
        transitions.approve_list, _campaign,
        danger=True,
        act="APPROVE_LIST",
        closes=_("Danh sách người đủ điều kiện và các vị trí được tổ chức thi."),
    ),
    ProcessAction(
        "danh-so", _("Đánh số báo danh"),
        _("Số báo danh liên tục, theo thứ tự tên tiếng Việt. Sau đó không đổi được."),
        sit.number, _campaign,
        danger=True,
        checks=lambda c, today: gates.of_numbering(c),
    ),
    ProcessAction(
        "cong-bo-danh-sach", _("Công bố danh sách dự thi"),
        _("Danh sách có số báo danh, họ tên, ngày sinh, đơn vị và vị trí dự thi."),
        publish.eligible_list, _campaign,
        act="PUBLISH_ELIGIBLE",
    ),
    ProcessAction(
        "danh-phach", _("Đánh phách, niêm phong"),
        _("Mỗi bài nhận một số phách ngẫu nhiên. Bảng ghép được mã hóa, hai người mới mở được."),
        transitions.seal, _part(WRITTEN),
        danger=True,
        act="SEAL",
        closes=_("Điểm danh và biên bản phòng thi; từ đây không ai biết bài nào của ai."),
    ),
    ProcessAction(
        "chia-bai", _("Chia bài cho giám khảo"),
        _("Bốc thăm hai người chấm độc lập cho mỗi bài, chia đều."),
        assign.allocate, _part(WRITTEN),
        checks=lambda c, today: gates.of_allocation(part_of(c, WRITTEN)),
    ),
    ProcessAction(
        "khoa-diem", _("Khóa điểm thi viết"),
        _("Mọi điểm được khóa; sau đó mới ráp phách được."),
        settle.close, _part(WRITTEN),
        danger=True,
        act="CLOSE_MARKING",
        closes=_("Mọi điểm chấm thi viết; bài còn để ngỏ chỉ xử lý bằng quyết định."),
    ),
    ProcessAction(
        "rap-phach", _("Ráp phách (hai người)"),
        _("Cần hai người: Ban phách và Ban giám sát. Người thứ hai đồng ý thì bảng ghép mở ra."),
        unseal.approve, _part(WRITTEN),
        danger=True,
        waits_for_second=lambda c: part_of(c, WRITTEN).opened_at is None,
        checks=lambda c, today: gates.of_opening(part_of(c, WRITTEN)),
    ),
    ProcessAction(
        "cong-bo-lan-dau", _("Công bố điểm thi viết lần đầu"),
        _("Công bố và mở thời hạn nhận đơn phúc khảo."),
        publish.provisional, _part(WRITTEN),
        danger=True,
        act="PUBLISH_PROVISIONAL",
        closes=_("Điểm đã công bố; chỉ phúc khảo mới đổi được."),
    ),
    ProcessAction(
        "cong-bo-chinh-thuc", _("Công bố điểm thi viết chính thức"),
        _("Sau khi hết hạn và chấm xong phúc khảo. Người đạt được vào vòng bảo vệ đề án."),
        transitions.publish_official, _part(WRITTEN),
        danger=True,
        act="PUBLISH_OFFICIAL",
        closes=_("Thời hạn phúc khảo và điểm thi viết."),
    ),
    ProcessAction(
        "boc-tham", _("Bốc thăm thứ tự bảo vệ"),
        _("Thứ tự do máy bốc ngẫu nhiên theo từng vị trí, ghi vào nhật ký."),
        transitions.draw_lots, _part(PROPOSAL),
        act="DRAW_LOTS",
        closes=_("Danh sách và thứ tự bảo vệ."),
    ),
    ProcessAction(
        "ket-thuc-bao-ve", _("Kết thúc bảo vệ đề án"),
        _("Không phiếu nào sửa được nữa; chuyển sang xếp hạng."),
        transitions.close_defence, _part(PROPOSAL),
        danger=True,
        act="CLOSE_DEFENCE",
        closes=_("Mọi phiếu chấm bảo vệ đề án."),
    ),
    ProcessAction(
        "xep-hang", _("Lập bảng xếp hạng"),
        _("Tính lại từ đầu mọi điểm, lưu một bản chụp kèm mã băm của dữ liệu vào."),
        rank.rank, _campaign,
    ),
    ProcessAction(
        "cong-bo-ket-qua", _("Công bố kết quả"),
        _("Kết quả hiện trên trang công khai, kèm tệp để ai cũng tính lại được."),
        transitions.publish_results, _campaign,
        danger=True,
        act="PUBLISH_RESULTS",
        closes=_("Bảng xếp hạng đã công bố."),
    ),
)  # fmt: skip

INTERRUPTIONS: tuple[ProcessAction, ...] = (
    ProcessAction(
        "tam-dung", _("Tạm dừng kỳ thi"), _("Không việc nào làm được cho tới khi tiếp tục."),
        advance.suspend, _campaign, form=ReasonForm, danger=True,
    ),
    ProcessAction(
        "tiep-tuc", _("Tiếp tục kỳ thi"), _("Kỳ thi trở lại bước đang làm dở."),
        advance.resume, _campaign, form=ReasonForm,
    ),
    ProcessAction(
        "huy", _("Hủy kỳ thi"), _("Kỳ thi dừng hẳn. Mọi dữ liệu đã ghi vẫn được giữ."),
        advance.cancel, _campaign, form=ReasonForm, danger=True,
    ),
)  # fmt: skip
