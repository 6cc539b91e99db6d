"""The parts of a file without an account, as they stand on what was brought: answers, scans."""

from typing import Any

from django.http import Http404
from django.utils.translation import gettext_lazy as _

from accounts.access import require_duty
from accounts.rules.duties import Duty
from candidates.actions import supplements
from candidates.actions.dossier_papers import oldest_paper
from candidates.forms.apply import NEVER_STORED
from candidates.forms.papers import DocumentForm, paper_form
from candidates.forms.supplement import brought_with
from candidates.models import Application
from candidates.rules.supplement import PAPERS
from candidates.views.paper_supplement import OfPaper
from candidates.views.supplement import TOPICS
from exams.rules.refusals import Refusal
from web.edit_view import EditView
from web.forms import ActionForm, answers_in
from web.sentences import label

OPTIONAL = ("phone", "email", "sex")  # a registration on paper may not say them


class _Brought(OfPaper):
    """One part: what was brought, and with which paper."""

    template_name = "candidates/screen/paper_supplement_part.html"
    undo = True
    part: str
    afterwards = _("Nội dung được ghi ngay vào hồ sơ. Nhập xong, hãy ghi nhận bổ sung để đóng lại.")

    def require_asked(self) -> None:
        super().require_asked()
        if self.supplement and self.part not in self.supplement.parts:
            raise Refusal("PART_NOT_ASKED", item=self.part)

    def get_form(self, form_class: Any = None) -> ActionForm:
        form: ActionForm = super().get_form(form_class)
        before = self.supplement.brought_on_paper if self.supplement else ""
        form.fields["document"] = brought_with(before)
        return form


@require_duty(Duty.RECEIVE, campaign="code")
class PaperSupplementTopic(_Brought, EditView):
    """Enter the answers of one part as they stand on what was brought."""

    action = supplements.fill
    title = "%(topic)s"
    button = _("Ghi nội dung bổ sung")
    success_message = _("Đã ghi phần “%(topic)s” của hồ sơ %(application)s lúc %(time)s.")

    def get_object(self) -> Application:
        if self.kwargs["topic"] not in TOPICS:
            raise Http404
        self.part, self.topic = TOPICS[self.kwargs["topic"]]
        return super().get_object()

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "topic": self.topic.title}

    def get_form_class(self) -> type[ActionForm]:
        return self.topic.form

    def get_form(self, form_class: Any = None) -> ActionForm:
        form = super().get_form(form_class)
        for name in OPTIONAL:
            if name in form.fields:
                form.fields[name].required = False
        return form

    def get_initial(self) -> dict[str, Any]:
        return answers_in(self.object, self.topic.form, but=NEVER_STORED)

    def arguments(self, form: ActionForm) -> dict[str, Any]:
        fields = form.answers()
        document = fields.pop("document")
        return {
            "application": self.object,
            "part": self.part,
            "fields": fields,
            "document": document,
        }


@require_duty(Duty.RECEIVE, campaign="code")
class PaperSupplementDocument(_Brought):
    """Take a scan of one paper that was brought, in the place of the one before."""

    action = supplements.attach
    title = "%(item)s"
    button = _("Tải tệp lên")
    success_message = _("Đã nhận tệp “%(item)s” của hồ sơ %(application)s lúc %(time)s.")

    def get_object(self) -> Application:
        self.part = self.kwargs["item"]
        if self.part not in PAPERS:
            raise Http404
        return super().get_object()

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "item": label(self.part)}

    def get_form_class(self) -> type[DocumentForm]:
        return self._form[0]

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), **self._form[1]}

    @property
    def _form(self) -> tuple[type[DocumentForm], dict[str, Any]]:
        return paper_form(oldest_paper(self.object.campaign, self.part))

    def page_context(self) -> dict[str, Any]:
        return {**super().page_context(), "multipart": True}

    def arguments(self, form: Any) -> dict[str, Any]:
        chosen = form.cleaned_data["file"]
        return {
            "application": self.object,
            "item": self.part,
            "file_name": chosen.name,
            "data": chosen.data,
            "issued_on": form.cleaned_data.get("issued_on"),
            "document": form.cleaned_data["document"],
        }
