"""One file as the screening officer reads it: the answers, the papers, every rule."""

from collections.abc import Collection
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from accounts.access import current_person, duties_of_user, require_duty
from accounts.rules.duties import Duty
from candidates.actions import screen
from candidates.actions.complaints import LISTED
from candidates.actions.conclusion_taken_back import conclusion_of, duty_to_take_back
from candidates.actions.identity import contested_papers
from candidates.actions.read import dossier_read
from candidates.actions.sealed_files import is_sealed
from candidates.actions.supplements import open_supplement
from candidates.actions.withdraw_called import may_withdraw_called
from candidates.forms.screen import ExamineForm, examined
from candidates.models import Application
from candidates.rules.complaints import ComplaintKind
from candidates.rules.enums import ApplicationState
from candidates.rules.person_name import names_differ
from candidates.views.changed_file import changed_since_conclusion
from candidates.views.chosen_files import with_choice
from candidates.views.evaluation_flags import flags_of_file
from candidates.views.file_head import file_head
from candidates.views.file_verifications import verifications_of
from candidates.views.findings import findings_of
from candidates.views.papers_pane import papers_of_file
from candidates.views.sealed import sealed_page
from candidates.views.supplement_changes import supplements_of
from exams.rules.stages import Stage
from exams.views.form_guide import FormGuide
from exams.views.timely import untimely
from web.edit_view import overwrites
from web.forms import status_of
from web.fragments import DECISION, render_page
from web.views import see_other, submit

_GUIDE = FormGuide(
    screen.examine,
    gettext_lazy("Kết quả thẩm tra được tính vào lần chạy kiểm tra điều kiện tiếp theo."),
    is_beside=False,
)
READERS = (Duty.SCREEN, Duty.RECEIVE, Duty.READ_DOSSIERS)


@require_duty(*READERS, campaign="code")
def file(request: HttpRequest, code: str, number: str) -> HttpResponse:
    """Show one file: the answers and papers on the left, every rule with its figures right."""
    application = file_of(request, code, number)
    if is_sealed(application, timezone.localdate()):
        return sealed_page(request, application, _open_actions(request, application, None))
    dossier_read(about=application.reference, by=current_person(request), at=timezone.now())
    form = ExamineForm(request.POST or None, initial=(saved := examined(application)))
    if form.is_valid() and not overwrites(request, form, saved, ExamineForm(initial=saved)):
        text = _("Đã lưu kết quả thẩm tra hồ sơ %(number)s.") % {"number": number}
        fields = {name: form.cleaned_data[name] for name in screen.EXAMINED}
        if submit(
            request,
            form,
            screen.examine,
            success_message=text,
            application=application,
            fields=fields,
        ):
            return see_other(with_choice(request.path, request))
    context = file_context(request, application, form)
    return render_page(
        request, "candidates/screen/file.html", context, fragment=DECISION, status=status_of(form)
    )


def file_context(
    request: HttpRequest, application: Application, form: ExamineForm
) -> dict[str, Any]:
    """Return what the page of a file shows, and what this reader may do with it."""
    return {
        "application": application,
        **file_head(request, application),
        **findings_of(application),
        **papers_of_file(application, request),
        **changed_since_conclusion(application),
        "flags": flags_of_file(application),
        "supplements": supplements_of(
            application.supplements.select_related("asked_by"), timezone.localdate()
        ),
        **_open_actions(request, application, form),
    }


def _may_take_back(application: Application, duties: Collection[Duty]) -> bool:
    """Say whether something is concluded about a file that these duties may take back."""
    if application.campaign.stage != Stage.SCREEN:
        return False
    conclusion = conclusion_of(application)
    return conclusion is not None and duty_to_take_back(conclusion) in duties


def _open_actions(
    request: HttpRequest, application: Application, form: ExamineForm | None
) -> dict[str, Any]:
    """Return what this reader may do with the file now; the rest is not on the page."""
    campaign = application.campaign
    duties = duties_of_user(request, campaign.code)
    closed_today = untimely(campaign, campaign.step)  # it stands still, whatever its step
    screening = campaign.stage == Stage.SCREEN
    receiving = (screening or campaign.stage == Stage.REGISTER) and not closed_today
    may_receive = receiving and Duty.RECEIVE in duties
    may_examine = screening and Duty.SCREEN in duties
    may_supplement = screening and not closed_today and bool({Duty.SCREEN, Duty.RECEIVE} & duties)
    is_reopened = open_supplement(application, timezone.localdate()) is not None
    is_open = application.state not in (ApplicationState.WITHDRAWN, ApplicationState.REJECTED)
    waits = application.state == ApplicationState.SPECIAL_CASE_PENDING  # also after the list
    return {
        "form": form if may_examine else None,
        "form_guide": _GUIDE if may_examine else None,
        "untimely": closed_today,
        "may_take_back_conclusion": not closed_today and _may_take_back(application, duties),
        "may_decide": (screening or waits) and not closed_today and Duty.DECIDE in duties,
        "name_differs": names_differ(application.name, application.facts_name),
        "may_settle_name": may_receive,
        "may_settle_identity": may_receive and application in contested_papers([campaign]),
        "may_record_review": (screening or waits) and not closed_today and Duty.RECEIVE in duties,
        **verifications_of(application, duties),
        "may_withdraw": may_receive and is_open,
        **_after_the_list(application, Duty.RECEIVE in duties),
        "may_take_back": may_supplement,
        "may_reopen_parts": may_supplement and is_open and not is_reopened,
        "may_enter_brought": may_receive
        and screening
        and is_reopened
        and application.person_id is None,
    }


def _after_the_list(application: Application, receives: bool) -> dict[str, Any]:
    """Return what is received of a file once the list is approved."""
    screened = application.complaints.filter(kind=ComplaintKind.ELIGIBILITY)
    timely = receives and not untimely(application.campaign, *LISTED)
    return {
        "may_enter_complaint": timely and application.is_kept_out and not screened.exists(),
        "may_enter_other_complaint": timely,
        "may_withdraw_called": receives and may_withdraw_called(application, timezone.now()),
    }


def file_of(request: HttpRequest, code: str, number: str) -> Application:
    """Return a submitted file of a campaign, unless the reader is kept from it. Raises Http404."""
    rows = Application.objects.handed_in().select_related("campaign", "position__post").with_names()
    open_ones = rows.open_to(current_person(request))
    return get_object_or_404(open_ones, campaign__code=code, reg_no=number)
