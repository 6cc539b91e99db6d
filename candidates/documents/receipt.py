"""The receipt of a registration: what was handed in, under which number, and what comes next.

data = receipt(application, at=now)
data = receipts(applications, at=now)  # one file, to print them all
contents = registered(campaign, {"HS-004": Heading("HS-004", now)})  # as the register issues them
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from candidates.models import Application
from candidates.sentences import items
from exams.documents.paper import PUBLIC_DAYS, Heading, day, day_in_words, head
from exams.models import Campaign
from web.sentences import sentence
from web.typeset import pdf, qr

TEMPLATE = "candidates/register/receipt.typ"
SYMBOL = "BN-HĐTT"
KEEP = "Giữ giấy này để tra cứu tình trạng hồ sơ và đối chiếu khi cần."


def receipt(application: Application, *, at: datetime) -> bytes:
    """Return the receipt of a submitted registration as PDF."""
    return receipts([application], at=application.submitted_at or at)


def receipts(applications: Sequence[Application], *, at: datetime) -> bytes:
    """Return the receipts of some registrations of one campaign as one PDF, in the order given.

    Each begins on a page of its own. Raises IndexError without any registration.
    """
    papers = [gathered(application, at=at) for application in applications]
    numbers = dict.fromkeys((papers[0]["title"], papers[-1]["title"]))
    content = {
        "title": " – ".join(numbers),
        "party": papers[0]["party"],
        "draft": False,
        "papers": papers,
    }
    return pdf(TEMPLATE, content, at=at)


def gathered(application: Application, *, at: datetime) -> dict[str, Any]:
    """Return everything that the receipt says, with the code of the registration."""
    return {
        **_content(application, at),
        "qr": qr(application.reg_no),
        "proof": [f"Mã hồ sơ: {application.reg_no}", KEEP],
    }


def handed_in(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a receipt: every registration handed in, which brings its number."""
    numbers = campaign.applications.handed_in().order_by("reg_no").values_list("reg_no", flat=True)
    return {number: number for number in numbers}


def registered(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return what some receipts of the register say, by number; a few queries for any number."""
    handed = campaign.applications.handed_in().filter(reg_no__in=headings)
    contents = {}
    for application in handed.select_related("position__post"):
        application.campaign, heading = campaign, headings[application.reg_no]
        contents[application.reg_no] = {
            **_content(application, heading.at),
            "draft": heading.draft,
            "digests": [KEEP],
        }
    return contents


def _content(application: Application, at: datetime) -> dict[str, Any]:
    campaign, on = application.campaign, _received(application, at)
    with override("vi"):
        return {
            **head(campaign, number="", symbol=SYMBOL, on=on),
            "number": f"Mã hồ sơ: {application.reg_no}",
            "title": f"Giấy biên nhận hồ sơ {application.reg_no}",
            "kind": "GIẤY BIÊN NHẬN",
            "subject": f"Hồ sơ đăng ký dự tuyển\n{campaign.name}",
            "facts": list(_facts(application)),
            "items": _items(application),
            "next": list(_next(campaign)),
            "signature": {"authority": "TL. HỘI ĐỒNG", "title": "NGƯỜI NHẬN HỒ SƠ"},
            "recipients": ["Người đăng ký dự tuyển;", "Lưu: VT, HĐTT."],
        }


def _received(application: Application, at: datetime) -> date:
    return application.received_on or timezone.localdate(application.submitted_at or at)


def _facts(application: Application) -> Iterator[tuple[str, str]]:
    position = application.position
    yield "Họ và tên", application.name
    yield "Ngày sinh", day(f"{application.born or ''}")
    yield "Chức vụ, đơn vị công tác", application.current_post
    yield "Vị trí dự tuyển", f"{position.code} - {position.title}" if position else ""
    if application.submitted_at:
        moment = timezone.localtime(application.submitted_at)
        yield "Thời điểm nộp", f"{moment:%H} giờ {moment:%M}, {day_in_words(moment.date())}"
    elif application.received_on:
        yield "Ngày nhận", day(f"{application.received_on}")


def _items(application: Application) -> list[str]:
    rows = items(application.items)
    if application.health_issued_on:
        issued = day(f"{application.health_issued_on}")
        rows.append(f"{sentence('HEALTH_CERTIFICATE')} cấp ngày {issued}")
    if application.assets_declared:
        rows.append(sentence("ASSET_DECLARATION"))
    return [f"{row[:1].upper()}{row[1:]}" for row in rows]


def _next(campaign: Campaign) -> Iterator[tuple[str, str]]:
    if campaign.registration_closes:
        yield "Hết hạn nhận hồ sơ", day(f"{campaign.registration_closes}")
    for step, text in PUBLIC_DAYS:
        if campaign.dates.get(step):
            yield text, day(campaign.dates[step])
