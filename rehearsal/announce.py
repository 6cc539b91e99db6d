"""The announcement of a rehearsal: the campaign is drafted, with positions and parts, and said."""

from datetime import datetime
from typing import Any

from exams.actions import clearances, prepare
from exams.models import Campaign, Post, ProfileVersion
from exams.rules.calendar import DAY
from exams.rules.clearances import ClearanceKind
from exams.rules.enums import ChannelKind, PartKind
from rehearsal.clock import HANOI, Clock
from rehearsal.folder import Folder
from rehearsal.people import People
from rehearsal.statements import sign_statements
from rehearsal.two_persons import by_two
from results.actions import announcement_gates
from results.rules.enums import ActName

_CONDITIONS = (
    "vacancies",
    "party_member_required",
    "age_under",
    "language_min",
    "rating_years",
    "rating_min",
    "party_rating_min",
    "degree_class_min",
    "experience_field",
    "experience_months",
    "lower_key_months",
    "prefers_not_local",
)
_CLEARED_BY = {
    ClearanceKind.APPROVAL_IN_PRINCIPLE: "145-TB/TU",
    ClearanceKind.SELECTION_PLAN: "210/KH-UBND",
    ClearanceKind.REGULATION_DECISION: "3120/QĐ-UBND",
}
CONTENT = {
    "conditions": (
        "Người dự tuyển thuộc quy hoạch chức danh dự tuyển hoặc chức danh tương đương, còn đủ tuổi "
        "công tác theo quy chế, đủ tiêu chuẩn của chức danh và điều kiện riêng của vị trí. "
        "Người ngoài quy hoạch phải có văn bản đề cử và ý kiến bằng văn bản của cấp ủy."
    ),
    "reception": (
        "Nộp trực tuyến tại mục của kỳ thi này trên cổng thông tin thi tuyển, hoặc nộp hồ sơ giấy "
        "cho Thư ký Hội đồng trong giờ hành chính, đến hết ngày cuối nhận hồ sơ. Mỗi người đăng ký "
        "một vị trí."
    ),
    "exam": (
        "Vòng 1 thi viết; người đạt vòng 1 bảo vệ đề án trước Ban chấm. Cách tính điểm và xếp "
        "hạng theo quy chế áp dụng, đăng cùng thông báo này trên cổng thông tin thi tuyển."
    ),
    "notification": (
        "Danh sách, lịch, số báo danh và kết quả được niêm yết tại mục của kỳ thi này trên cổng "
        "thông tin thi tuyển; ai không dùng mạng thì hỏi Thư ký Hội đồng trong giờ hành chính. "
        "Người không đủ điều kiện được báo lý do bằng văn bản."
    ),
}


def announce_campaign(
    folder: Folder, profile: ProfileVersion, people: People, clock: Clock
) -> Campaign:
    """Draft the campaign with its positions and parts, and announce it."""
    announced, secretary = folder.campaign, people.secretary
    fields = {"profile": profile, **_fields(announced)}
    campaign = prepare.draft(code=announced["code"], fields=fields, by=secretary, at=clock.at)
    _open_positions(folder, campaign, people, clock)
    for kind in profile.values["scoring"]["parts"]:
        _plan_part(folder, campaign, PartKind(kind), people, clock)
    _tick_clearances(campaign, people, clock)
    _announce(campaign, announced.get("announcement_no", ""), people, clock)
    sign_statements(campaign, people, clock)
    return Campaign.objects.get(pk=campaign.pk)


def _fields(announced: dict[str, Any]) -> dict[str, Any]:
    """Return the draft of a campaign, as its file announces it."""
    return {
        "name": announced["name"],
        "host": announced.get("host", ""),
        "contact": "Thường trực Hội đồng thi tuyển, trong giờ hành chính",
        "planning_terms": list(announced["planning_terms"]),
        "reference_dates": _texts(announced.get("reference_dates", {})),
        "dates": _texts(announced.get("dates", {})),
        "registration_opens": announced["registration_opens"],
        "registration_closes": announced["registration_closes"],
        "number_prefix": announced.get("candidate_number_prefix", "LD"),
        "number_digits": announced.get("candidate_number_digits", 3),
    }


def _tick_clearances(campaign: Campaign, people: People, clock: Clock) -> None:
    """Tick what the regulations ask for before the announcement, of the day before it."""
    for number, kind in enumerate(clearances.clearances_asked(campaign), start=1):
        clearances.tick(
            campaign=campaign,
            kind=kind,
            document=_CLEARED_BY.get(kind, f"{number:02d}/VB-HĐTT"),
            on=clock.day - DAY,
            by=people.secretary,
            at=clock.at,
        )


def _announce(campaign: Campaign, number: str, people: People, clock: Clock) -> None:
    open_points = announcement_gates.of_announcement(campaign, CONTENT, today=clock.day)
    by_two(
        ActName.ANNOUNCE,
        campaign,
        open_points,
        asks=people.secretary,
        applies=people.chair,
        at=clock.at,
        number=number,
        content=CONTENT,
        channels=[ChannelKind.PORTAL],
    )


def _plan_part(
    folder: Folder, campaign: Campaign, kind: PartKind, people: People, clock: Clock
) -> None:
    """Plan a part on the day of the file; a file that names none gets the first lawful one."""
    day = folder.exam_day(kind)
    fields = {
        "place": folder.campaign.get("host") or "Trụ sở Hội đồng thi tuyển",
        "starts_at": datetime(day.year, day.month, day.day, 8, tzinfo=HANOI),
        "minutes": 180 if kind == PartKind.WRITTEN else 45,
    }
    prepare.part(campaign=campaign, kind=kind, fields=fields, by=people.secretary, at=clock.at)


def _open_positions(folder: Folder, campaign: Campaign, people: People, clock: Clock) -> None:
    posts = {post.code: post for post in Post.objects.select_related("rank")}
    for position in folder.announcement.get("position", ()):
        fields = {key: position[key] for key in _CONDITIONS if key in position}
        prepare.position(
            campaign=campaign,
            code=position["code"],
            post=posts[position["post"]],
            fields=fields,
            by=people.secretary,
            at=clock.at,
        )


def _texts(values: dict[str, Any]) -> dict[str, Any]:
    return {key: value if isinstance(value, int) else str(value) for key, value in values.items()}
