"""Every kind of paper that is issued under the register, in the order of a campaign's life."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from candidates.documents import receipt
from exams.documents import announced
from exams.documents.paper import Heading
from exams.models import Campaign
from exams.rules.stages import PUBLISH, REGISTER, SIT_WRITTEN, since
from results.actions.document_kinds import (
    INELIGIBLE_LETTER,
    LIST_TO_SIGN,
    Contents,
    DocumentKind,
)
from results.documents import appointment_letter, attendance, campaign_report, notice, paper_minutes
from results.documents.decision_kinds import (
    EXTENSION_DECISION,
    FOUNDING_DECISION,
    LIST_DECISION,
    POSTPONEMENT_DECISION,
    REPLACEMENT_DECISION,
    WAIVER_DECISION,
)
from results.rules.enums import PublicationKind

SLUGS = {
    PublicationKind.ELIGIBLE: "thong-bao-danh-sach-du-dieu-kien",
    PublicationKind.PROVISIONAL: "thong-bao-ket-qua-thi-viet-lan-dau",
    PublicationKind.REMARK: "thong-bao-ket-qua-thi-viet",
    PublicationKind.OFFICIAL: "thong-bao-ket-qua-thi-tuyen",
}


def _announced(campaign: Campaign) -> dict[str, str]:
    return {str(each.version): each.number for each in campaign.announcements.all()}


def _published(campaign: Campaign, *, kind: str) -> dict[str, str]:
    versions = campaign.publications.filter(kind=kind).order_by("version")
    return {str(version): number for version, number in versions.values_list("version", "number")}


def _notices(campaign: Campaign, headings: Mapping[str, Heading], *, kind: str) -> Contents:
    """Return what the notices of some versions say: their lists as they were published."""
    return {
        str(each.version): {
            **notice.content_of(each, draft=headings[str(each.version)].draft),
            "digests": notice.digests(each),
        }
        for each in campaign.publications.filter(kind=kind, version__in=headings)
    }


def _notice(kind: PublicationKind) -> DocumentKind:
    return DocumentKind(
        f"{kind}_NOTICE",
        SLUGS[kind],
        notice.TEMPLATE,
        notice.SYMBOL,
        since(SIT_WRITTEN),
        partial(_published, kind=kind),
        partial(_notices, kind=kind),
        is_numbered_here=False,
    )


def _minutes(name: str, slug: str, which: Any, contents: Any) -> DocumentKind:
    """Return minutes of the paper exam: of which acts, and what they say."""
    template, symbol = paper_minutes.TEMPLATE, paper_minutes.SYMBOL
    return DocumentKind(name, slug, template, symbol, since(SIT_WRITTEN), which, contents)


_ANNOUNCEMENT = DocumentKind(
    "ANNOUNCEMENT_PAPER",
    "thong-bao-thi-tuyen",
    announced.TEMPLATE,
    announced.SYMBOL,
    since(REGISTER),
    _announced,
    announced.announcements,
    is_numbered_here=False,
)
_RECEIPT = DocumentKind(
    "RECEIPT_PAPER",
    "giay-bien-nhan",
    receipt.TEMPLATE,
    receipt.SYMBOL,
    since(REGISTER),
    receipt.handed_in,
    receipt.registered,
    is_personal=True,
    concerns="reg_no",
    is_numbered_here=False,
    passing=("next",),  # days of the plan, which move; what was handed in does not
    comes_back=False,  # it is signed for whoever takes it home
    many_in_file=True,
)
_APPOINTMENT = DocumentKind(
    "APPOINTMENT_LETTER",
    "cong-van-de-nghi-bo-nhiem",
    appointment_letter.TEMPLATE,
    appointment_letter.SYMBOL,
    (PUBLISH,),
    appointment_letter.selected_for,
    appointment_letter.letters,
    is_personal=True,
    concerns="position__code",
)
_SHEET = DocumentKind(
    "SITTING_SHEET",
    "danh-sach-ky-nop-bai",
    attendance.TEMPLATE,
    attendance.SYMBOL,
    since(SIT_WRITTEN),
    attendance.parts,
    attendance.sheets,
    is_personal=True,
)
_SEALING = _minutes(
    "SEALING_MINUTES", "bien-ban-niem-phong-phach", paper_minutes.sealed, paper_minutes.sealings
)
_OPENING = _minutes(
    "OPENING_MINUTES", "bien-ban-mo-phach", paper_minutes.read, paper_minutes.openings
)

_REPORT = DocumentKind(
    "CAMPAIGN_REPORT",
    "bao-cao-tong-ket",
    campaign_report.TEMPLATE,
    campaign_report.SYMBOL,
    (PUBLISH,),
    campaign_report.ended,
    campaign_report.reports,
)

KINDS: dict[str, DocumentKind] = {
    kind.name: kind
    for kind in (
        _ANNOUNCEMENT,
        FOUNDING_DECISION,
        REPLACEMENT_DECISION,
        EXTENSION_DECISION,
        _RECEIPT,
        LIST_TO_SIGN,
        INELIGIBLE_LETTER,
        WAIVER_DECISION,
        POSTPONEMENT_DECISION,
        LIST_DECISION,
        _notice(PublicationKind.ELIGIBLE),
        _SHEET,
        _SEALING,
        _OPENING,
        _notice(PublicationKind.PROVISIONAL),
        _notice(PublicationKind.REMARK),
        _notice(PublicationKind.OFFICIAL),
        _APPOINTMENT,
        _REPORT,
    )
}
