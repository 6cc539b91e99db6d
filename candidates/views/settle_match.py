"""The planning officer's word: which person of the planning list somebody who registered is."""

from typing import Any

from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from candidates.actions import planning_match
from candidates.actions.dossiers import list_in_force
from candidates.actions.likeness_queries import not_settled, with_likeness
from candidates.actions.read import dossier_read
from candidates.actions.sealed_files import require_unsealed
from candidates.forms.planning_match import PlanningMatchForm
from candidates.models import Application, PlanningEntry
from candidates.rules.planning_match import Likely
from candidates.views.planning_match import SETTLERS
from exams.models import Campaign
from exams.rules.refusals import Refusal
from web.action_view import ActionView


@require_duty(*SETTLERS, campaign="code", files=True)
class SettleMatch(ActionView):
    """Show one person as they registered beside whom the list may mean; take the word."""

    form_class = PlanningMatchForm
    template_name = "candidates/plan/settle_match.html"
    object_name = "application"
    action = planning_match.settle
    title = _("Xác nhận người trong quy hoạch")
    caption = "%(application)s"
    button = _("Ghi và mở hồ sơ kế tiếp")
    undo = True
    afterwards = _(
        "Lần soát điều kiện kế tiếp dùng kết quả này; người thẩm định đọc được căn cứ bạn ghi."
    )
    success_message = _("Đã ghi đối chiếu quy hoạch của hồ sơ %(application)s lúc %(time)s.")

    def get_object(self) -> Application:
        campaign = get_object_or_404(Campaign.objects.public(), code=self.kwargs["code"])
        by = current_person(self.request)
        papers = planning_match.papers_of_settler(campaign, by, timezone.now())
        return get_object_or_404(papers.select_related("campaign"), reg_no=self.kwargs["number"])

    def require_asked(self) -> None:
        """Refuse (FILE_SEALED, NO_LIKELY_MATCH) a page that would show what nobody may see yet."""
        require_unsealed(self.object, timezone.localdate())
        if not self._likely():
            raise Refusal("NO_LIKELY_MATCH", code=self.object.reg_no)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "likely": self._likely()}

    def page_context(self) -> dict[str, Any]:
        by = current_person(self.request)
        dossier_read(about=self.object.reference, purpose="PLANNING", by=by, at=timezone.now())
        return {
            "campaign": self.object.campaign,
            "back_label": _("Đối chiếu người đăng ký với quy hoạch"),
            "people": [(each, self._entries(each)) for each in self._likely()],
            "word": self.object.planning_matches.last(),
        }

    def get_success_url(self) -> str:
        """Return the next registration that waits, or the queue after the last one."""
        campaign = self.object.campaign
        by = current_person(self.request)
        papers = planning_match.papers_to_match(campaign, by, timezone.now())
        undecided = not_settled(with_likeness(list_in_force(campaign), papers))
        numbers = list(undecided.values_list("reg_no", flat=True))
        following = [each for each in numbers if each > self.object.reg_no] or numbers
        if following and self.request.method == "POST":
            return reverse("candidates:settle-match", args=[campaign.code, following[0]])
        return reverse("candidates:matches", args=[campaign.code])

    def _likely(self) -> tuple[Likely, ...]:
        [in_list] = planning_match.compared_with_list(self.object.campaign, [self.object])
        return in_list.likely

    def _entries(self, likely: Likely) -> list[PlanningEntry]:
        """Return for what the list plans somebody."""
        entries = list_in_force(self.object.campaign).entries
        return list(entries.filter(citizen_id=likely.person.citizen_id).order_by("sheet", "row"))
