"""The letter to a person who may not take part, with every reason in words.

contents = letters(campaign, {"HS-004": Heading("12", now)})

Personal: it goes to the person alone and is not published (regulations 7, document 3).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import Prefetch, QuerySet, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import override

from candidates.models import Application, Decision, FindingRecord
from candidates.rules.enums import KEPT_OUT, DecisionKind, DecisionValue
from candidates.sentences import grounds, reason
from exams.actions.clock import calendar_profile
from exams.documents.paper import Heading, day, head, signature
from exams.models import Campaign
from exams.rules.enums import Verdict
from web.sentences import sentence

TEMPLATE = "candidates/screen/ineligible.typ"
SYMBOL = "TB-HĐTT"
SPECIAL_CASES: dict[str, str] = {
    DecisionValue.REFUSE: "REFUSED_SPECIAL_CASE",
    DecisionValue.TOO_LATE: "SPECIAL_CASE_CAME_TOO_LATE",
}


def kept_out(campaign: Campaign) -> QuerySet[Application]:
    """Return the registrations whose owners may not take part, in the order of their numbers."""
    return campaign.applications.filter(state__in=KEPT_OUT).order_by("reg_no")


def letters(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return everything that some letters say, by the number of the registration.

    However many there are, it takes the same few queries.
    """
    prefetch_related_objects([campaign], "screenings")
    failed = FindingRecord.objects.filter(verdict=Verdict.FAIL)
    applications = (
        Application.objects.with_names()
        .filter(campaign=campaign, reg_no__in=headings)
        .select_related("position__post")
        .prefetch_related("decisions__opinions", Prefetch("findings", queryset=failed))
    )
    with override("vi"):
        return {
            application.reg_no: _content(campaign, application, headings[application.reg_no])
            for application in applications
        }


def _content(campaign: Campaign, application: Any, heading: Heading) -> dict[str, Any]:
    """Return what the letter to one person says; the registration comes with its names."""
    application.campaign = campaign  # the one whose runs are read already
    on = timezone.localdate(heading.at)
    return {
        **head(campaign, number=heading.number, symbol=SYMBOL, on=on, draft=heading.draft),
        "title": f"Thông báo không đủ điều kiện dự thi {application.reg_no}",
        "kind": "THÔNG BÁO",
        "subject": f"Về việc không đủ điều kiện dự thi\n{campaign.name}",
        "to": f"Kính gửi: Ông (Bà) {application.person_name}",
        "paragraphs": _paragraphs(application),
        "reasons": reasons(application),
        "closing": _closing(campaign),
        "signature": signature(campaign),
        "recipients": ["Như trên;", "Lưu: VT, HĐTT."],
    }


def _paragraphs(application: Application) -> list[str]:
    position = application.position
    post = f"{position.code} - {position.title}" if position else application.position_code
    return [
        f"Hội đồng thi tuyển đã thẩm định hồ sơ mã số {application.reg_no} của Ông (Bà), "
        f"sinh ngày {day(str(application.born or '…'))}, đăng ký dự tuyển vị trí {post}.",
        "Căn cứ quy định và thông báo thi tuyển, Ông (Bà) không đủ điều kiện dự thi vì "
        "các lý do sau:",
    ]


def _closing(campaign: Campaign) -> list[str]:
    days = calendar_profile(campaign).screening_complaint_working_days
    return [
        f"Nếu không nhất trí, Ông (Bà) có quyền khiếu nại với Hội đồng thi tuyển trong {days:02d} "
        "ngày làm việc kể từ ngày nhận thông báo, trên trang hồ sơ của mình hoặc bằng văn bản, kèm "
        "tài liệu chứng minh.",
        *([f"Thông tin liên hệ: {campaign.contact}"] if campaign.contact else []),
    ]


def reasons(application: Application) -> list[str]:
    """Return every reason that keeps the person out, in the order of the rules."""
    return [*_failed(application), *_refused(application)]


def _failed(application: Application) -> Iterator[str]:
    latest = next(iter(application.campaign.screenings.all()), None)
    for finding in sorted(application.findings.all(), key=lambda finding: finding.place):
        if finding.verdict == Verdict.FAIL and latest and finding.screening_id == latest.pk:
            yield reason(finding)


def _refused(application: Application) -> Iterator[str]:
    """Return what people refused: a special case, or the officer's own word."""
    last: dict[tuple[str, str], Decision] = {}
    for decision in application.decisions.all():
        last[decision.kind, decision.rule] = decision
    for (kind, rule), decision in sorted(last.items()):
        if kind == DecisionKind.SPECIAL_CASE and decision.value in SPECIAL_CASES:
            yield sentence(SPECIAL_CASES[decision.value], rule=decision.document or rule)
        elif decision.value == DecisionValue.REFUSE and kind == DecisionKind.OFFICER:
            yield sentence("REFUSED_BY_OFFICER", reason=grounds(decision))
