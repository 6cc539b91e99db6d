"""The report on a campaign that ended: what was done, how many there were, what came of it.

contents = reports(campaign, {"TT-2026": Heading("41", now)})

A Word file that the office edits and signs: figures and days, nobody's name. What was done after
its last day stands in it with the reason. Source: regulations 1.1 (8, 9), 1.5 (58), 3 (P9) and 7.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import override

from candidates.models import Application, Complaint
from candidates.rules.enums import KEPT_OUT, ApplicationState
from exams.documents.announced import SYMBOL as ANNOUNCED
from exams.documents.paper import Heading, day_in_words, head, is_party, numbered, signature
from exams.models import Campaign, ExamPart, Position, Sitting
from exams.rules.enums import SittingState
from exams.rules.stages import Stage
from grading.models import RemarkRequest
from grading.rules.enums import Result
from results.actions.lateness import late_acts
from results.actions.published_ranking import latest_official
from web.sentences import label

TEMPLATE = "results/publish/campaign_report.docx"
SYMBOL = "BC-HĐTT"


def ended(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a report: the campaign itself, once its results are public."""
    return {campaign.code: ""} if campaign.stage == Stage.PUBLISH else {}


def reports(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return everything that the report says."""
    with override("vi"):
        return {code: _content(campaign, heading) for code, heading in headings.items()}


def _content(campaign: Campaign, heading: Heading) -> dict[str, Any]:
    on = timezone.localdate(heading.at)
    selected, parts = _selected(campaign), list(campaign.parts.order_by("place"))
    files = Counter(_handed_in(campaign).values_list("position__code", "state"))
    sittings = _sittings(campaign)
    sat: Counter[str] = Counter()
    for (kind, code, state), count in sittings.items():
        sat[code] += count if kind == parts[0].kind and state == SittingState.PRESENT else 0
    positions = campaign.positions.select_related("post").order_by("code")
    return {
        **head(campaign, number=heading.number, symbol=SYMBOL, on=on, draft=heading.draft),
        "title": f"Báo cáo tổng kết - {campaign.name}",
        "subject": f"Tổng kết {campaign.name}",
        "to": "Cấp có thẩm quyền công nhận kết quả",
        "paragraphs": [
            *_prepared(campaign),
            _screened(files),
            *_sat(parts, sittings),
            _came(selected),
        ],
        "rows": [
            _row(index, position, files, sat, selected)
            for index, position in enumerate(positions, start=1)
        ],
        "closing": [_requests(campaign), *_late(campaign)],
        "signature": {"name": "", **signature(campaign)},
        "recipients": ["Như trên;", "Ban giám sát;", "Lưu: VT, HĐTT."],
    }


def _prepared(campaign: Campaign) -> Iterator[str]:
    announced = campaign.announcements.order_by("version").first()
    if announced:
        number = numbered(announced.number, ANNOUNCED, party=is_party(campaign))
        yield (
            f"1. Kỳ thi được thông báo {day_in_words(announced.published_on)} theo Thông báo số "
            f"{number} của {campaign.host}."
        )
    boards = campaign.bodies.exclude(founded_at=None)
    named = "; ".join(f"{label(body.kind)} ({body.number})" for body in boards)
    if named:
        yield f"Các hội đồng, ban được thành lập: {named}."


def _screened(files: Counter[tuple[str, str]]) -> str:
    states: Counter[str] = Counter()
    for (_, state), count in files.items():
        states[state] += count
    kept_out = sum(states[state] for state in KEPT_OUT)
    return (
        f"2. Có {states.total()} hồ sơ đăng ký; {states[ApplicationState.ELIGIBLE]} người đủ điều "
        f"kiện, {kept_out} người không đủ điều kiện, {states[ApplicationState.WITHDRAWN]} người "
        "rút hồ sơ."
    )


def _sat(parts: Sequence[ExamPart], sittings: Counter[tuple[str, str, str]]) -> Iterator[str]:
    counted = filter(None, (_of_part(part, sittings) for part in parts))
    if words := "; ".join(counted):
        yield f"3. Tổ chức thi: {words}."


def _of_part(part: ExamPart, sittings: Counter[tuple[str, str, str]]) -> str:
    """Return how many were there, and what became of the others; nothing before it was sat."""
    states: Counter[str] = Counter()
    for (kind, _, state), count in sittings.items():
        states[state] += count if kind == part.kind else 0
    outcomes = [each for each in SittingState if states[each]]
    words = ", ".join(f"{label(each).lower()} {states[each]}" for each in outcomes)
    return words and f"{label(part.kind)} ({words})"


def _came(selected: Counter[str]) -> str:
    return f"4. Có {selected.total()} người trúng tuyển. Kết quả theo từng vị trí như sau:"


def _row(
    index: int,
    position: Position,
    files: Counter[tuple[str, str]],
    sat: Counter[str],
    selected: Counter[str],
) -> list[str]:
    registered = sum(count for (code, _), count in files.items() if code == position.code)
    eligible = files[position.code, ApplicationState.ELIGIBLE]
    counts = (position.vacancies, registered, eligible, sat[position.code], selected[position.code])
    return [f"{index}", f"{position.title} ({position.code})", *map(str, counts)]


def _requests(campaign: Campaign) -> str:
    remarks = RemarkRequest.objects.filter(part__campaign=campaign).count()
    complaints = Complaint.objects.filter(application__campaign=campaign).order_by()
    answers = Counter(complaints.values_list("upheld", flat=True))
    words = f"{remarks} đơn phúc khảo, {answers.total()} khiếu nại, kiến nghị"
    return f"5. Có {words}" + (f" (chấp nhận {answers[True]})." if answers[True] else ".")


def _late(campaign: Campaign) -> Iterator[str]:
    acts = late_acts(campaign)
    if not acts:
        yield "6. Không có việc nào làm sau thời hạn."
    for act in acts:
        at = day_in_words(timezone.localdate(act.at)) if act.at else ""
        yield f"6. Làm sau thời hạn ({act.last_day}): {label(act.step)}, {at}. Lý do: {act.reason}."


def _selected(campaign: Campaign) -> Counter[str]:
    """Return how many were selected for each position by the published result."""
    latest = latest_official(campaign)
    lines = latest.content["lines"] if latest else []
    return Counter(line["position"] for line in lines if line.get("result") == Result.SELECTED)


def _handed_in(campaign: Campaign) -> Any:
    return Application.objects.handed_in().filter(campaign=campaign).order_by()


def _sittings(campaign: Campaign) -> Counter[tuple[str, str, str]]:
    """Return how many there were by part, position and what became of them."""
    rows = Sitting.objects.filter(part__campaign=campaign).order_by()
    return Counter(rows.values_list("part__kind", "entry__position__code", "state"))
