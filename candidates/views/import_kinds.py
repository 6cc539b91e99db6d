"""The kinds of files that are imported, and where a file waits between two steps."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from hashlib import sha256
from typing import Any

from django.http import HttpRequest
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.actions.action import Action
from candidates.actions import paper_register, plan
from candidates.forms.imports import PlanningUploadForm, UploadForm
from candidates.tables import imports, upload_store
from candidates.tables.cadre_forms import FORMS as CADRE_FORMS
from candidates.tables.imports import Reading
from candidates.tables.intake import LIMITS
from candidates.tables.placement import NOTHING_PLACED, Placement, unpacked
from candidates.tables.planning_form import COLUMNS as PLANNING_COLUMNS
from candidates.tables.registration_form import COLUMNS as REGISTER_COLUMNS
from candidates.tables.sheet_forms import Forms
from exams.models import Campaign
from exams.rules.refusals import Refusal

LENGTH = 4  # bytes that say how long the placement before a stored file is


@dataclass(frozen=True, slots=True)
class PendingFile:
    """A file that was sent and not confirmed yet, and what a person said of it so far."""

    data: bytes
    name: str
    judged_by: Campaign | None
    placement: Placement = NOTHING_PLACED

    def with_cells(self, cells: Mapping[tuple[str, int, str], str]) -> "PendingFile":
        """Return the file with more cells put right."""
        placement = replace(self.placement, cells={**self.placement.cells, **cells})
        return replace(self, placement=placement)

    def with_values(self, values: Mapping[tuple[str, str], str]) -> "PendingFile":
        """Return the file with these values matched instead of those that were."""
        return replace(self, placement=replace(self.placement, values=values))


@dataclass(frozen=True, slots=True)
class ImportKind:
    """One kind of file: how it is read, which action keeps it, and where the reader goes then."""

    name: str
    file_name: str  # of what is handed out
    title: str | Promise
    list_title: str | Promise
    lead: str | Promise
    form: type[UploadForm]
    forms: Forms
    read: Callable[[PendingFile], Reading]
    action: Action[..., Any]
    rows: str  # the action's parameter for the rows
    after: str
    faults_allowed: bool = False
    corrects: bool = False  # what was received before is changed by a file: that is asked apart

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


def _planning(file: PendingFile) -> Reading:
    today = timezone.localdate()
    return imports.planning(
        file.data, name=file.name, on=today, campaign=file.judged_by, placement=file.placement
    )


def _cadres(file: PendingFile) -> Reading:
    today = timezone.localdate()
    return imports.cadres(file.data, name=file.name, on=today, placement=file.placement)


def _papers(file: PendingFile) -> Reading:
    if file.judged_by is None:
        raise Refusal("CAMPAIGN_MISSING")
    today = timezone.localdate()
    return imports.registrations(
        file.data, name=file.name, campaign=file.judged_by, on=today, placement=file.placement
    )


PLANNING = ImportKind(
    "planning", "danh-sach-quy-hoach",
    _("Nhập danh sách quy hoạch"), _("Danh sách quy hoạch"),
    _("Mỗi lần nhập là một bản mới; bản cũ không bị sửa."),
    PlanningUploadForm, {"planning": PLANNING_COLUMNS}, _planning, plan.planning_list,
    "rows", "candidates:planning", True,
)  # fmt: skip
CADRES = ImportKind(
    "cadres", "ho-so-can-bo",
    _("Nhập hồ sơ cán bộ"), _("Hồ sơ cán bộ"),
    _("Thông tin chung, quá trình công tác, bằng cấp, xếp loại, kỷ luật, tình trạng."),
    UploadForm, CADRE_FORMS, _cadres, plan.cadres, "cadres", "candidates:cadres",
)  # fmt: skip
PAPERS = ImportKind(
    "papers", "so-tiep-nhan-ho-so",
    _("Nhập sổ tiếp nhận hồ sơ giấy"), pgettext_lazy("list", "Hồ sơ dự tuyển"),
    _("Số hồ sơ đã có thì được sửa theo sổ."),
    UploadForm, {"register": REGISTER_COLUMNS}, _papers, paper_register.receive,
    "registrations", "candidates:files", corrects=True,
)  # fmt: skip


def bytes_of(chosen: Any) -> bytes:
    """Return the bytes of an upload; refuse early (FILE_TOO_LARGE) what exceeds the limit."""
    limit = LIMITS.upload_bytes
    if chosen.size > limit:
        raise Refusal("FILE_TOO_LARGE", file=chosen.name, limit=f"{limit >> 20} MB")
    data: bytes = chosen.read()
    return data


def store_file(request: HttpRequest, kind: ImportKind, file: PendingFile) -> None:
    """Let a file wait until it is confirmed; the session knows which it was."""
    upload_store.discard(request.session.get(_key(kind), {}).get("token", ""))
    placement = file.placement.packed()
    request.session[_key(kind)] = {
        "token": upload_store.store(len(placement).to_bytes(LENGTH) + placement + file.data),
        "name": file.name,
        "campaign": file.judged_by.code if file.judged_by else "",
        "mark": sha256(file.data).hexdigest()[:16],
    }


def file_mark(request: HttpRequest, kind: ImportKind) -> str:
    """Return what tells the stored file from another one that was sent in another tab."""
    mark: str = request.session.get(_key(kind), {}).get("mark", "")
    return mark


def stored_file(request: HttpRequest, kind: ImportKind) -> PendingFile:
    """Return the file that waits for the step that a page asks for.

    Raises Refusal UPLOAD_EXPIRED when none does, or not any more, UPLOAD_REPLACED when the page
    showed another one.
    """
    stored = request.session.get(_key(kind), {})
    mark = request.POST.get("file_mark", "")
    if stored and mark and mark != file_mark(request, kind):
        raise Refusal("UPLOAD_REPLACED", file=stored["name"])
    content = upload_store.load(stored.get("token", ""))
    start = LENGTH + int.from_bytes(content[:LENGTH])
    return PendingFile(
        data=content[start:],
        name=stored.get("name", ""),
        judged_by=Campaign.objects.filter(code=stored.get("campaign", "")).first(),
        placement=unpacked(content[LENGTH:start]),
    )


def forget(request: HttpRequest, kind: ImportKind) -> None:
    """Discard the file that waited."""
    upload_store.discard(request.session.pop(_key(kind))["token"])


def _key(kind: ImportKind) -> str:
    return f"import-{kind.name}"
