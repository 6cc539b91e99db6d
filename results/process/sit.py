"""Sit the written test: numbers, the posted list, attendance, the sealing."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from accounts.rules.duties import Duty
from exams.models import Campaign
from exams.rules.enums import PartKind
from exams.rules.stages import SIT_WRITTEN
from results.process.progress import Progress
from results.process.tasks import (
    Task,
    Words,
    unanswered_special_case,
    undecided_disqualification,
)
from results.rules.enums import ActName, PublicationKind


def _uncalled(progress: Progress) -> Words:
    return "" if PartKind.WRITTEN in progress.attended else _("Chưa điểm danh")


def _is_received(progress: Progress) -> bool:
    """Say whether every present script has a received code, once everybody was called."""
    counted = progress.received_scripts == progress.expected_scripts
    return counted and PartKind.WRITTEN in progress.attended


def _unready_to_receive(campaign: Campaign, progress: Progress, today: date) -> Words:
    return _uncalled(progress) if progress.labels_printed else _("Chưa in nhãn phách")


def _unready_to_seal(campaign: Campaign, progress: Progress, today: date) -> Words:
    reason = (
        _uncalled(progress)
        or undecided_disqualification(progress, PartKind.WRITTEN)
        or unanswered_special_case(progress)
    )
    if reason or not campaign.binds_late:
        return reason
    if not _is_received(progress):
        return _("Chưa nhận đủ bài")
    is_sealed = progress.envelope_signers > 1 or not progress.expected_scripts
    return "" if is_sealed else _("Túi đầu phách chưa đủ hai người niêm phong")


TASKS = (
    Task(
        title=_("Đánh số báo danh"),
        step=SIT_WRITTEN,
        duty=Duty.PREPARE,
        page="results:danh-so",
        event="numbers.given",
        is_done=lambda progress: bool(progress.numbered),
        count=lambda progress: progress.numbered,
    ),
    Task(
        title=_("Công bố danh sách dự thi"),
        is_public=True,
        step=SIT_WRITTEN,
        duty=Duty.PUBLISH,
        page="results:cong-bo-danh-sach",
        act=ActName.PUBLISH_ELIGIBLE,
        deadline="P8_POSTING",
        is_done=lambda progress: (
            PublicationKind.ELIGIBLE in progress.published and not progress.unlisted
        ),
        waits_for=lambda campaign, progress, today: (
            "" if progress.numbered else _("Chưa đánh số báo danh")
        ),
    ),
    Task(
        title=_("Điểm danh phòng thi"),
        is_public=True,
        step=SIT_WRITTEN,
        duty=Duty.INVIGILATE,
        page="candidates:attendance",
        event="attendance.taken",
        deadline="P7_WRITTEN_EXAM",
        is_done=lambda progress: PartKind.WRITTEN in progress.attended,
        waits_for=lambda campaign, progress, today: (
            "" if progress.numbered else _("Chưa đánh số báo danh")
        ),
    ),
    Task(
        title=_("In nhãn phách"),
        is_for=lambda campaign: campaign.binds_late,
        step=SIT_WRITTEN,
        duty=Duty.SEAL,
        page="results:labels",
        event="labels.printed",
        is_done=lambda progress: progress.labels_printed,
        waits_for=lambda campaign, progress, today: (
            "" if progress.numbered else _("Chưa đánh số báo danh")
        ),
    ),
    Task(
        title=_("Nhận bài theo phách"),
        is_for=lambda campaign: campaign.binds_late,
        step=SIT_WRITTEN,
        duty=Duty.SEAL,
        page="results:receive-scripts",
        event="scripts.received",
        is_done=lambda progress: _is_received(progress),
        waits_for=_unready_to_receive,
        count=lambda progress: progress.expected_scripts - progress.received_scripts,
    ),
    Task(
        title=_("Niêm phong túi đầu phách"),
        is_for=lambda campaign: campaign.binds_late,
        step=SIT_WRITTEN,
        duty=Duty.SEAL,
        page="results:stub-envelope",
        event="envelope.sealed",
        is_done=lambda progress: progress.envelope_signers > 0,
        waits_for=lambda campaign, progress, today: (
            "" if _is_received(progress) else _("Chưa nhận đủ bài")
        ),
    ),
    Task(
        title=_("Người thứ hai niêm phong túi đầu phách"),
        is_for=lambda campaign: campaign.binds_late,
        step=SIT_WRITTEN,
        duty=Duty.OPEN_SEALS,
        page="results:countersign",
        event="envelope.countersigned",
        is_done=lambda progress: progress.envelope_signers > 1,
        waits_for=lambda campaign, progress, today: (
            "" if progress.envelope_signers else _("Chờ người thứ nhất niêm phong")
        ),
    ),
    Task(
        title=_("Đánh phách, niêm phong"),
        step=SIT_WRITTEN,
        duty=Duty.SEAL,
        page="results:danh-phach",
        act=ActName.SEAL,
        event="scripts.sealed",
        waits_for=_unready_to_seal,
    ),
)
