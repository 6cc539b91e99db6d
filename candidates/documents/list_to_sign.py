"""The list that the screening board signs before it is approved: everybody, and why who is not.

contents = lists(campaign, {"TT-01": Heading("31", now)})

Its totals are those of the register: everybody who handed a file in stands in one group.
Source: regulations 3 (P5), 7.
"""

from collections.abc import Mapping
from typing import Any

from django.db.models import Prefetch, prefetch_related_objects
from django.utils import timezone
from django.utils.translation import override

from candidates.documents.ineligible import reasons
from candidates.models import Application, FindingRecord
from candidates.rules.enums import ApplicationState
from exams.documents.paper import Heading, day, head
from exams.models import Campaign
from exams.rules.enums import Verdict

TEMPLATE = "candidates/screen/list_to_sign.typ"
SYMBOL = "DS-HĐTT"
SUBJECT = "Kết quả thẩm định hồ sơ đăng ký dự tuyển"
GROUPS = {
    ApplicationState.ELIGIBLE: "Đủ điều kiện dự thi",
    ApplicationState.SPECIAL_CASE_PENDING: "Chờ quyết định trường hợp đặc biệt",
    ApplicationState.INELIGIBLE: "Không đủ điều kiện dự thi",
    ApplicationState.REJECTED: "Không tiếp nhận",
    ApplicationState.WITHDRAWN: "Đã rút hồ sơ",
    ApplicationState.SUBMITTED: "Chưa kiểm tra điều kiện",
}


def to_sign(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a list: the campaign, once the rules ran."""
    return {campaign.code: ""} if campaign.screenings.exists() else {}


def lists(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return everything that the list of a campaign says, by its code."""
    with override("vi"):
        return {code: _content(campaign, heading) for code, heading in headings.items()}


def _content(campaign: Campaign, heading: Heading) -> dict[str, Any]:
    on, groups = timezone.localdate(heading.at), _groups(campaign)
    return {
        **head(campaign, number=heading.number, symbol=SYMBOL, on=on, draft=heading.draft),
        "title": f"{SUBJECT} - {campaign.name}",
        "kind": "DANH SÁCH",
        "subject": f"{SUBJECT}\n{campaign.name}",
        "groups": groups,
        "totals": _totals(groups),
    }


def _totals(groups: list[dict[str, Any]]) -> str:
    """Return the account of the register: all of it, and what became of each."""
    whole = sum(len(group["rows"]) for group in groups)
    parts = [f"{group['of'].lower()}: {len(group['rows']):02d}" for group in groups]
    return f"Tổng số hồ sơ đã nhận: {whole:02d}; trong đó {'; '.join(parts)}."


def _groups(campaign: Campaign) -> list[dict[str, Any]]:
    rows: dict[str, list[list[str]]] = {state: [] for state in GROUPS}
    for paper in _handed_in(campaign):
        paper.campaign = campaign  # the one whose runs are read already
        rows[paper.state].append([f"{len(rows[paper.state]) + 1}", *_row(paper)])
    return [{"of": GROUPS[ApplicationState(state)], "rows": of} for state, of in rows.items() if of]


def _handed_in(campaign: Campaign) -> list[Any]:
    prefetch_related_objects([campaign], "screenings")
    failed = FindingRecord.objects.filter(verdict=Verdict.FAIL)
    rows: Any = Application.objects.handed_in().with_names().filter(campaign=campaign)
    rows = rows.prefetch_related("decisions__opinions", Prefetch("findings", queryset=failed))
    return list(rows.order_by("person_sort_key", "reg_no"))


def _row(paper: Any) -> list[str]:
    born = day(f"{paper.born or ''}")
    return [paper.reg_no, paper.person_name, born, paper.position_code, _why(paper)]


def _why(paper: Application) -> str:
    """Return why somebody does not take part; blank of who does."""
    if paper.state in (ApplicationState.INELIGIBLE, ApplicationState.REJECTED):
        return " ".join(reasons(paper))
    if paper.state == ApplicationState.WITHDRAWN:
        return paper.withdrawal_document
    return ""
