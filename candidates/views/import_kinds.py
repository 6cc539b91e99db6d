"""The kinds of files that are imported, and where a file waits between two steps."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from candidates.actions import paper_register, plan
from candidates.forms.imports import PlanningUploadForm, UploadForm
from candidates.tables import imports, upload_store
from candidates.tables.imports import Reading
from candidates.tables.intake import LIMITS
from exams.models import Campaign
from exams.rules.refusals import Refusal


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of file: how it is read, which action keeps it, and where the reader goes then."""

    name: str
    title: str | Promise
    lead: str | Promise
    form: type[UploadForm]
    read: Callable[[bytes, str, Campaign | None], Reading]
    action: Callable[..., Any]
    rows: str  # the action's parameter for the rows
    after: str
    faults_allowed: bool = False

    def arguments(
        self, reading: Reading, campaign: Campaign | None, *, with_faults: bool
    ) -> dict[str, Any]:
        """Return what the action takes; with the faults only where they are allowed."""
        return {
            self.rows: reading.rows,
            "findings": reading.findings,
            "source": reading.source,
            **({"with_faults": with_faults} if self.faults_allowed else {}),
            **({"campaign": campaign} if campaign else {}),
        }


def _planning(data: bytes, name: str, campaign: Campaign | None) -> Reading:
    return imports.planning(data, name=name, on=timezone.localdate(), campaign=campaign)


def _cadres(data: bytes, name: str, campaign: Campaign | None) -> Reading:
    return imports.cadres(data, name=name, on=timezone.localdate())


def _papers(data: bytes, name: str, campaign: Campaign | None) -> Reading:
    if campaign is None:
        raise Refusal("CAMPAIGN_MISSING")
    return imports.registrations(data, name=name, campaign=campaign, on=timezone.localdate())


PLANNING = ImportKind(
    "planning", _("Nhập danh sách quy hoạch"),
    _("Mỗi lần nhập là một bản mới; bản cũ không bị sửa."),
    PlanningUploadForm, _planning, plan.planning_list, "rows", "candidates:planning", True,
)  # fmt: skip
CADRES = ImportKind(
    "cadres", _("Nhập hồ sơ cán bộ"),
    _("Thông tin chung, quá trình công tác, bằng cấp, xếp loại, kỷ luật, tình trạng."),
    UploadForm, _cadres, plan.cadres, "cadres", "candidates:cadres",
)  # fmt: skip
PAPERS = ImportKind(
    "papers", _("Nhập sổ tiếp nhận hồ sơ giấy"),
    _("Số hồ sơ đã có thì được sửa theo sổ."),
    UploadForm, _papers, paper_register.receive, "registrations", "candidates:files",
)  # fmt: skip


def bytes_of(chosen: Any) -> bytes:
    """Return the bytes of an upload; refuse early (FILE_TOO_LARGE) what exceeds the limit."""
    limit = LIMITS.upload_bytes
    if chosen.size > limit:
        raise Refusal("FILE_TOO_LARGE", file=chosen.name, limit=f"{limit >> 20} MB")
    data: bytes = chosen.read()
    return data


def keep(
    request: HttpRequest, kind: ImportKind, data: bytes, name: str, judged_by: Campaign | None
) -> None:
    """Let a file wait until it is confirmed; the session knows which it was."""
    request.session[f"import-{kind.name}"] = {
        "token": upload_store.store(data),
        "name": name,
        "campaign": judged_by.code if judged_by else "",
    }


def read_again(request: HttpRequest, kind: ImportKind) -> tuple[Reading, Campaign | None]:
    """Read the file that waits once more. Raises Refusal when none does, or not any more."""
    stored = request.session.get(f"import-{kind.name}", {})
    judged_by = Campaign.objects.filter(code=stored.get("campaign", "")).first()
    data = upload_store.load(stored.get("token", ""))
    return kind.read(data, stored.get("name", ""), judged_by), judged_by


def forget(request: HttpRequest, kind: ImportKind) -> None:
    """Discard the file that waited."""
    upload_store.discard(request.session.pop(f"import-{kind.name}")["token"])
