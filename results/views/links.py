"""The ways out of the control room: where the work of each step is done, by duty."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.rules.duties import Duty
from candidates.actions.needs import UNTIL_THE_DEFENCE
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.stages import REGISTER, SIT_WRITTEN, Stage, Step, since

WRITTEN, PROPOSAL = PartKind.WRITTEN, PartKind.PROPOSAL
SITTING = (Step(Stage.SIT, WRITTEN), Step(Stage.SIT, PROPOSAL))
MARKING = (Step(Stage.MARK, WRITTEN), Step(Stage.MARK, PROPOSAL))


@dataclass(frozen=True, slots=True)
class WorkLink:
    """A page where a step is worked on: its words, its URL, who may go there, and when."""

    label: str | Promise
    name: str  # of the URL
    duties: tuple[Duty, ...]
    steps: tuple[Step, ...]
    is_for: Callable[[Campaign], bool] = lambda campaign: True

    def url(self, campaign: Campaign) -> str:
        """Return the address; a room is that of the part being sat, a list is filtered."""
        if self.name == "candidates:files":
            return f"{reverse(self.name)}?campaign={campaign.code}"
        part = [campaign.part] if self.name == "candidates:attendance" else []
        return reverse(self.name, args=[campaign.code, *part])


EVERYWHERE = (Step(Stage.ANNOUNCE), *since(REGISTER))
RECEIVING, SCREENING = (Step(Stage.REGISTER),), (Step(Stage.SCREEN),)
FILES = (Duty.SCREEN, Duty.RECEIVE)
LINKS = (
    WorkLink(_("Nhập sổ hồ sơ giấy"), "candidates:import-papers", (Duty.RECEIVE,), RECEIVING),
    WorkLink(
        pgettext_lazy("list", "Hồ sơ dự tuyển"),
        "candidates:files",
        (*FILES, Duty.DECIDE),
        RECEIVING + SCREENING,
    ),
    WorkLink(
        _("Hồ sơ nộp muộn"),
        "results:late-files",
        (Duty.RECEIVE,),
        RECEIVING + SCREENING,
        is_for=lambda campaign: (
            campaign.registration_closes is not None
            and timezone.localdate() > campaign.registration_closes
        ),
    ),
    WorkLink(
        _("Đề nghị bố trí khi dự thi"),
        "candidates:needs",
        (Duty.RECEIVE,),
        UNTIL_THE_DEFENCE,
    ),
    WorkLink(
        _("Khiếu nại, tố cáo"),
        "candidates:complaints",
        (Duty.RECEIVE, Duty.DECIDE),
        since(SIT_WRITTEN),
    ),
    WorkLink(_("Số hồ sơ theo vị trí"), "candidates:positions", FILES, RECEIVING + SCREENING),
    WorkLink(
        _("Thay đổi thông báo"),
        "results:ask-change",
        (Duty.PREPARE,),
        (*RECEIVING, *SCREENING, SITTING[0]),
    ),
    WorkLink(
        _("Nơi đăng thông báo"), "exams:postings", (Duty.PREPARE, Duty.WATCH), since(REGISTER)
    ),
    WorkLink(_("Văn bản: phát hành, in, bản đã ký"), "results:papers", (Duty.PREPARE,), EVERYWHERE),
    WorkLink(
        _("Hội đồng và các ban"),
        "results:bodies",
        (Duty.PREPARE, Duty.KEEP_ACCOUNTS, Duty.DECIDE, Duty.WATCH),
        EVERYWHERE,
    ),
    WorkLink(
        _("Dự toán kinh phí"),
        "exams:cost-plan",
        (Duty.PREPARE, Duty.DECIDE, Duty.WATCH),
        EVERYWHERE,
    ),
    WorkLink(
        _("Diễn tập"),
        "rehearsal:rehearsals",
        (Duty.PREPARE, Duty.ANNOUNCE),
        (Step(Stage.ANNOUNCE), *RECEIVING),
    ),
    WorkLink(_("Thư: chờ gửi, đã gửi"), "results:outbox", (Duty.PREPARE,), since(REGISTER)),
    WorkLink(
        _("Điểm danh, biên bản phòng thi"),
        "candidates:attendance",
        (Duty.INVIGILATE,),
        SITTING + MARKING,
    ),
    WorkLink(
        _("Nhãn phách, nhận bài, túi đầu phách"),
        "results:labels",
        (Duty.SEAL,),
        SITTING[:1],
        is_for=lambda campaign: campaign.binds_late,
    ),
    WorkLink(
        _("Mở túi đầu phách"),
        "results:stubs",
        (Duty.OPEN_SEALS,),
        MARKING[:1],
        is_for=lambda campaign: campaign.binds_late,
    ),
    WorkLink(
        _("Tiến độ chấm, thống nhất điểm"),
        "grading:board",
        (Duty.ALLOCATE, Duty.SETTLE),
        MARKING[:1],
    ),
    WorkLink(_("Đơn phúc khảo"), "results:receive-remark", (Duty.RECEIVE,), MARKING[:1]),
    WorkLink(
        _("Việc chờ quyết định"),
        "grading:waiting",
        (Duty.DECIDE, Duty.SETTLE),
        (*SITTING, *MARKING, Step(Stage.RANK), Step(Stage.PUBLISH)),
    ),
    WorkLink(
        _("Giám khảo bảo vệ đề án"),
        "grading:panel-list",
        (Duty.DECIDE, Duty.PREPARE),
        (SITTING[1], MARKING[1]),
    ),
    WorkLink(
        _("Xem bảng xếp hạng"),
        "grading:ranking",
        (Duty.READ_RANKING,),
        (Step(Stage.RANK),),
    ),
    WorkLink(
        _("Xem bảng xếp hạng"),
        "grading:ranking",
        (Duty.READ_RANKING, Duty.WATCH),
        (Step(Stage.PUBLISH),),
    ),
    WorkLink(
        _("Số liệu"),
        "oversight:campaign-figures",
        (Duty.WATCH, Duty.KEEP_PLANNING, Duty.SCREEN, Duty.SETTLE, Duty.DECIDE),
        since(REGISTER),
    ),
)

# What is looked at, not done: all that is left of a cancelled campaign.
TO_READ = (
    *("candidates:files", "candidates:positions", "results:papers", "results:outbox"),
    "exams:postings",
    "results:bodies",
    "exams:cost-plan",
    *("grading:board", "grading:ranking", "oversight:campaign-figures"),
)


def links(campaign: Campaign, duties: frozenset[Duty]) -> Iterator[dict[str, object]]:
    """Return where somebody with these duties can work on a campaign now."""
    for link in LINKS:
        is_open = campaign.step in link.steps and link.is_for(campaign)
        is_open = is_open and (link.name in TO_READ or not campaign.cancelled_on)
        if is_open and duties.intersection(link.duties):
            yield {"label": link.label, "url": link.url(campaign)}
