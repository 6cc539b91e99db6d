"""The kinds of files that are imported: how each is read, and which action keeps it."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from accounts.actions.action import Action
from accounts.models import Person
from candidates.actions import evaluations, paper_register, plan
from candidates.forms.imports import PlanningUploadForm, UploadForm
from candidates.tables import imports, pasted_cells
from candidates.tables.cadre_forms import FORMS as CADRE_FORMS
from candidates.tables.evaluation_forms import FORMS as EVALUATION_FORMS
from candidates.tables.imports import Reading
from candidates.tables.planning_form import COLUMNS as PLANNING_COLUMNS
from candidates.tables.registration_form import COLUMNS as REGISTER_COLUMNS
from candidates.tables.sheet_forms import Forms
from candidates.views.pending_files import PendingFile
from exams.models import Campaign
from exams.rules.refusals import Refusal
from exams.views.form_guide import FormGuide


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
    afterwards: str | Promise  # beside the form of every step
    rows: str  # the action's parameter for the rows
    after: str
    faults_allowed: bool = False
    corrects: bool = False  # what was received before is changed by a file: that is asked apart
    about_people: bool = (
        True  # planning and personnel facts; who registered has a file of their own
    )
    replaces: bool = False  # who is not in the file is in the list no more: of many it is asked

    @property
    def job(self) -> str:
        """Return the kind of the job that imports a long one."""
        return f"IMPORT_{self.name.upper()}"

    @property
    def reading_job(self) -> str:
        """Return the kind of the job that reads a large one."""
        return f"READ_{self.name.upper()}"

    def guide(self, *, is_beside: bool = False) -> FormGuide:
        """Return what to know of the import, for the page of one of its steps."""
        return FormGuide(self.action, self.afterwards, is_beside=is_beside)

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
            **({"sort": reading.sort} if reading.sort else {}),
            **({"covered": reading.covered} if reading.covered is not None else {}),
        }


def _planning(file: PendingFile) -> Reading:
    today = timezone.localdate()
    return imports.planning(
        file.data,
        name=file.name,
        on=today,
        campaign=file.judged_by,
        sort=file.sort,
        placement=file.placement,
    )


def _cadres(file: PendingFile) -> Reading:
    today = timezone.localdate()
    return imports.cadres(file.data, name=file.name, on=today, placement=file.placement)


def _evaluations(file: PendingFile) -> Reading:
    today = timezone.localdate()
    return imports.evaluations(
        file.data, name=file.name, on=today, placement=file.placement, reader=file.reader
    )


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
    _("Chưa ghi gì cho đến bước cuối. Xác nhận rồi, bản mới thay bản danh sách đang dùng."),
    "rows", "candidates:planning", faults_allowed=True, replaces=True,
)  # fmt: skip
CADRES = ImportKind(
    "cadres", "ho-so-can-bo",
    _("Nhập hồ sơ cán bộ"), _("Hồ sơ cán bộ"),
    _("Thông tin chung, quá trình công tác, bằng cấp, xếp loại, kỷ luật, tình trạng."),
    UploadForm, CADRE_FORMS, _cadres, plan.cadres,
    _("Chưa ghi gì cho đến bước cuối. Xác nhận rồi, thông tin mới dùng để xét điều kiện dự tuyển."),
    "cadres", "candidates:cadres", corrects=True,
)  # fmt: skip
EVALUATIONS = ImportKind(
    "evaluations", "ket-qua-danh-gia",
    _("Nhập kết quả đánh giá"), _("Đối chiếu đánh giá"),
    _("Kết quả tháng của từng người, theo dòng hoặc theo cột; xếp loại năm của tập thể."),
    UploadForm, EVALUATION_FORMS, _evaluations, evaluations.keep,
    _("Chưa ghi gì cho đến bước cuối. Xác nhận rồi, kết quả được đối chiếu với xếp loại năm; không"
      " xếp loại nào bị đổi."),
    "evaluations", "candidates:evaluations", corrects=True,
)  # fmt: skip
PAPERS = ImportKind(
    "papers", "so-tiep-nhan-ho-so",
    _("Nhập sổ tiếp nhận hồ sơ giấy"), pgettext_lazy("list", "Hồ sơ dự tuyển"),
    _("Số hồ sơ đã có thì được sửa theo sổ."),
    UploadForm, {"register": REGISTER_COLUMNS}, _papers, paper_register.receive,
    _("Chưa ghi gì cho đến bước cuối. Xác nhận rồi, hồ sơ trong sổ vào danh sách hồ sơ dự tuyển."),
    "registrations", "candidates:files", corrects=True, about_people=False,
)  # fmt: skip


def sent_file(form: UploadForm, judged_by: Campaign | None, reader: Person) -> PendingFile:
    """Return the file that a reader sent: uploaded, or pasted as cells.

    Raises the Refusal of `pasted_cells.workbook_of`.
    """
    if chosen := form.cleaned_data["file"]:
        return PendingFile(chosen.read(), chosen.name, judged_by, form.sort, reader=reader)
    cells = pasted_cells.workbook_of(form.cleaned_data["pasted"])
    return PendingFile(cells, pasted_cells.FILE_NAME, judged_by, form.sort, reader=reader)
