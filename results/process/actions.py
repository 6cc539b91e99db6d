"""The actions that move a campaign, as a table: who does each, when, and what it will do.

The control room lists them in order; each has a page of its own that says what will happen.
"""

from collections.abc import Callable
from typing import Any

from django.utils.translation import gettext_lazy as _

from candidates.actions import screen, sit
from exams.models import Campaign
from exams.rules.enums import PartKind
from grading.actions import assign, rank, settle
from results.actions import candidate_gates, gates, publish, transitions, unseal
from results.process.act_gates import part_of
from results.process.process_action import ProcessAction, whole_campaign
from results.rules.enums import ActName

WRITTEN, PROPOSAL = PartKind.WRITTEN, PartKind.PROPOSAL


def _part(kind: PartKind) -> Callable[[Campaign], dict[str, Any]]:
    return lambda campaign: {"part": part_of(campaign, kind)}


PROCESS: tuple[ProcessAction, ...] = (
    ProcessAction(
        "dong-dang-ky", _("Kết thúc nhận hồ sơ"),
        _("Sau ngày cuối nhận hồ sơ. Không nhận thêm, sửa hay bổ sung hồ sơ trực tuyến nữa."),
        transitions.close_registration, whole_campaign,
        danger=True,
        effects=lambda c: [
            (c.applications.handed_in().count(), _("hồ sơ đã nhận"))
        ],
        checks=lambda c, today: candidate_gates.of_registration(c, today=today),
    ),
    ProcessAction(
        "soat-dieu-kien", _("Chạy kiểm tra điều kiện"),
        _("Mọi quy tắc được áp dụng cho mọi hồ sơ theo danh sách quy hoạch có hiệu lực."),
        screen.run, whole_campaign,
    ),
    ProcessAction(
        "duyet-danh-sach", _("Duyệt danh sách đủ điều kiện"),
        _("Danh sách được khóa, vị trí không đủ số người tối thiểu sẽ không tổ chức thi."),
        transitions.approve_list, whole_campaign,
        danger=True,
        act=ActName.APPROVE_LIST,
        closes=_("Danh sách người đủ điều kiện và các vị trí được tổ chức thi."),
    ),
    ProcessAction(
        "danh-so", _("Đánh số báo danh"),
        _("Số báo danh liên tục, theo thứ tự tên tiếng Việt. Sau đó không đổi được."),
        sit.number, whole_campaign,
        danger=True,
        checks=lambda c, today: candidate_gates.of_numbering(c),
    ),
    ProcessAction(
        "cong-bo-danh-sach", _("Công bố danh sách dự thi"),
        _("Danh sách có số báo danh, họ tên, ngày sinh, đơn vị và vị trí dự thi."),
        publish.eligible_list, whole_campaign,
        danger=True,
        act=ActName.PUBLISH_ELIGIBLE,
    ),
    ProcessAction(
        "danh-phach", _("Đánh phách, niêm phong"),
        _("Từ đây bài thi chỉ còn số phách. Khóa điểm xong, hai người của hai bên mới ráp phách."),
        transitions.seal, _part(WRITTEN),
        danger=True,
        act=ActName.SEAL,
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
        act=ActName.CLOSE_MARKING,
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
        act=ActName.PUBLISH_PROVISIONAL,
        closes=_("Điểm đã công bố; chỉ phúc khảo mới đổi được."),
    ),
    ProcessAction(
        "cong-bo-chinh-thuc", _("Công bố điểm thi viết chính thức"),
        _("Sau khi hết hạn và chấm xong phúc khảo. Người đạt được vào vòng bảo vệ đề án."),
        transitions.publish_official, _part(WRITTEN),
        danger=True,
        act=ActName.PUBLISH_OFFICIAL,
        closes=_("Thời hạn phúc khảo và điểm thi viết."),
    ),
    ProcessAction(
        "boc-tham", _("Bốc thăm thứ tự bảo vệ"),
        _("Thứ tự do máy bốc ngẫu nhiên theo từng vị trí, ghi vào nhật ký."),
        transitions.draw_lots, _part(PROPOSAL),
        danger=True,
        act=ActName.DRAW_LOTS,
        closes=_("Danh sách và thứ tự bảo vệ."),
    ),
    ProcessAction(
        "ket-thuc-bao-ve", _("Kết thúc bảo vệ đề án"),
        _("Không phiếu nào sửa được nữa; chuyển sang xếp hạng."),
        transitions.close_defence, _part(PROPOSAL),
        danger=True,
        act=ActName.CLOSE_DEFENCE,
        closes=_("Mọi phiếu chấm bảo vệ đề án."),
    ),
    ProcessAction(
        "xep-hang", _("Lập bảng xếp hạng"),
        _("Tính lại từ đầu mọi điểm, lưu một bản chụp kèm mã băm của dữ liệu vào."),
        rank.rank, whole_campaign,
    ),
    ProcessAction(
        "cong-bo-ket-qua", _("Công bố kết quả"),
        _("Kết quả hiện trên trang công khai, kèm tệp để ai cũng tính lại được."),
        transitions.publish_results, whole_campaign,
        danger=True,
        act=ActName.PUBLISH_RESULTS,
        closes=_("Bảng xếp hạng đã công bố."),
    ),
)  # fmt: skip
