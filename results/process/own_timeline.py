"""What happened to a registration, in the words in which its candidate is told, with its day.

Only what the candidate did, was told by letter or page, or what everybody may know of the campaign:
no finding, no officer, no decision before it is public.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time

from django.urls import reverse
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from audit.models import Event
from candidates.models import Application, Supplement
from candidates.rules.complaints import ComplaintKind
from candidates.rules.enums import ApplicationState, DecisionKind, DecisionValue
from candidates.rules.position_outcomes import ListState
from candidates.rules.supplement import SupplementState
from exams.documents.letters import text_of
from exams.models import Campaign, ExamPart
from exams.rules.enums import PartKind
from web.sentences import label

_OF_CAMPAIGN = {
    "registration.closed": _("Kết thúc nhận hồ sơ"),
    "eligible_list.approved": _("Kết thúc thẩm định, duyệt danh sách đủ điều kiện"),
    "announcement.changed": _("Thay đổi thông báo thi tuyển"),
    "campaign.suspended": _("Kỳ thi tạm dừng"),
    "campaign.resumed": _("Kỳ thi tiếp tục"),
    "campaign.cancelled": _("Kỳ thi bị hủy"),
}
_SAT = ("", ListState.HELD, ListState.HELD_AGAIN)  # the positions whose people sat
_PARTS = {PartKind.WRITTEN: _("Thi viết"), PartKind.PROPOSAL: _("Bảo vệ đề án")}


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened: the day, or the minute where it is known."""

    at: date
    what: str | Promise
    url: str = ""
    reason: str = ""


def happened(application: Application, now: datetime) -> list[Happened]:
    """Return what happened to a registration until now, the latest first."""
    events = [*_own(application, timezone.localdate(now)), *_letters(application)]
    if application.state != ApplicationState.WITHDRAWN:
        events += _of_campaign(application.campaign)
        if not application.has_left:
            events += [*_published(application, now), *_sat(application, now)]
    return sorted(events, key=lambda each: _minute(each.at), reverse=True)


def _minute(at: date) -> datetime:
    """Return where a day stands among minutes: what has a day alone comes at its end."""
    return at if isinstance(at, datetime) else timezone.make_aware(datetime.combine(at, time.max))


def _own(application: Application, today: date) -> Iterable[Happened]:
    received = application.submitted_at or application.received_on
    if received:
        yield Happened(received, _("Nộp hồ sơ dự tuyển"))
    for decision in application.decisions.filter(kind=DecisionKind.LATE_FILE):
        is_let_in = decision.value == DecisionValue.APPROVE
        admitted, refused = _("Được chấp nhận nộp hồ sơ muộn"), _("Không chấp nhận nộp hồ sơ muộn")
        what = admitted if is_let_in else refused
        yield Happened(decision.decided_at, what, reason="" if is_let_in else decision.reason)
    yield from _opened(application)
    for supplement in application.supplements.all():
        yield from _supplement(supplement, today)
    yield from _complaints(application)
    if application.withdrawn_on:
        yield Happened(application.withdrawn_on, _("Rút hồ sơ"))


def _opened(application: Application) -> Iterable[Happened]:
    for opening in application.decisions.filter(kind=DecisionKind.EARLY_OPENING):
        what = _("Hồ sơ được mở trước khi hết hạn nhận, theo %(document)s")
        facts = {"document": opening.document}
        yield Happened(opening.decided_at, what % facts, reason=opening.reason)


def _complaints(application: Application) -> Iterable[Happened]:
    for complaint in application.complaints.all():
        is_screening = complaint.kind == ComplaintKind.ELIGIBILITY
        other = capfirst(label(ComplaintKind(complaint.kind).code))
        yield Happened(
            complaint.made_at, _("Khiếu nại về kết quả thẩm định") if is_screening else other
        )
        if complaint.decided_at:
            of_council = _("Hội đồng trả lời khiếu nại: %(outcome)s")
            what = of_council if is_screening else _("Trả lời đơn: %(outcome)s")
            facts = {"outcome": label(f"COMPLAINT_{complaint.state}")}
            yield Happened(complaint.decided_at, what % facts, reason=complaint.answer)


def _supplement(supplement: Supplement, today: date) -> Iterable[Happened]:
    yield Happened(
        supplement.asked_at,
        _("Được yêu cầu bổ sung hồ sơ đến hết ngày %(day)s")
        % {"day": f"{supplement.until:%d/%m/%Y}"},
        reason=supplement.reason,
    )
    if supplement.taken_back_at:
        yield Happened(supplement.taken_back_at, _("Yêu cầu bổ sung được rút lại"))
    elif supplement.answered_at:
        yield Happened(supplement.answered_at, _("Gửi bổ sung hồ sơ"))
    elif supplement.state(today) is SupplementState.LAPSED:
        yield Happened(supplement.until, _("Hết hạn bổ sung hồ sơ"))


def _letters(application: Application) -> Iterable[Happened]:
    """Yield the letters about it that its candidate received; none that waits in the outbox."""
    letters = application.campaign.letters.exclude(released_at=None)
    own = letters.filter(receiver=application.person_id, about=application.reg_no)
    for letter in own.select_related("campaign", "receiver"):
        if letter.released_at:
            subject = text_of(letter).subject
            url = reverse("results:my-letter", args=[letter.pk])
            yield Happened(letter.released_at, _("Thư: %(subject)s") % {"subject": subject}, url)


def _of_campaign(campaign: Campaign) -> Iterable[Happened]:
    rows = Event.objects.filter(log_id=campaign.log, type__in=_OF_CAMPAIGN)
    for kind, at in rows.order_by("seq").values_list("type", "ts"):
        yield Happened(datetime.fromisoformat(at), _OF_CAMPAIGN[kind])


def _published(application: Application, now: datetime) -> Iterable[Happened]:
    if application.person is None:
        return
    campaign = application.campaign
    for each in campaign.publications.seen_by(application.person, at=now):
        args = [campaign.code, each.kind.lower(), each.version]
        facts = {"list": label(f"KIND_{each.kind}"), "version": each.version}
        what = _("Công bố %(list)s, bản %(version)s") if each.version > 1 else _("Công bố %(list)s")
        yield Happened(each.published_at, what % facts, reverse("results:publication", args=args))


def _sat(application: Application, now: datetime) -> Iterable[Happened]:
    """Yield the parts that began, at the minute that was announced; none where nobody sat."""
    if (position := application.position) and position.opening not in _SAT:
        return
    for part in ExamPart.objects.filter(campaign=application.campaign, starts_at__lte=now):
        if part.starts_at:
            yield Happened(part.starts_at, _PARTS[PartKind(part.kind)])
