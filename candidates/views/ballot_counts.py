"""What a teller counted, apart from the other; and a third who settles where they differ."""

from typing import Any

from django.utils.translation import gettext as _now
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from candidates.actions import ballot_counts
from candidates.forms.conference import CountForm, SettleCountForm
from candidates.models import PlanningConference
from candidates.rules.conference import BALLOTS
from candidates.views.conference import ConferenceView, words_of
from candidates.views.tally_lines import difference_lines


class _TallyPage(ConferenceView):
    """A page on which the figures of a conference are typed, and shown once more."""

    form_class = CountForm
    caption = _("%(post)s, họp ngày %(day)s")
    asks_twice = True

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), **words_of(self.object)}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "nominees": list(self.object.nominees.all())}

    def arguments(self, form: Any) -> dict[str, Any]:
        return {"conference": self.object, "tally": form.tally()}


@require_duty(Duty.KEEP_PLANNING)
class CountBallots(_TallyPage):
    """Enter what one teller counted; the other's figures are nowhere on the page."""

    action = ballot_counts.count
    title = _("Nhập kiểm phiếu")
    lead = _(
        "Nhập số bạn tự đếm. Hai người kiểm phiếu không thấy số của nhau trước khi cả hai ghi."
    )
    button = _("Ghi kiểm phiếu")
    afterwards = _(
        "Số của người thứ hai khớp với số của người thứ nhất thì kết quả được chốt ngay; khác nhau"
        " thì từng chỗ khác được nêu ra."
    )
    success_message = _("Đã ghi kiểm phiếu lúc %(time)s. %(outcome)s")

    def require_asked(self) -> None:
        if self.request.method == "GET":
            ballot_counts.require_may_count(self.object, current_person(self.request))

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "outcome": _outcome(self.object)}


def _outcome(conference: PlanningConference) -> str:
    """Return what became of a conference by the count that was entered."""
    conference.refresh_from_db()
    if conference.fixed_at:
        return _now("Hai lần kiểm phiếu khớp nhau: kết quả đã chốt.")
    if ballot_counts.open_difference(conference):
        return _now("Hai lần kiểm phiếu khác nhau: xem từng chỗ bên dưới.")
    return _now("Chờ người kiểm phiếu thứ hai.")


@require_duty(Duty.KEEP_PLANNING)
class SettleCount(_TallyPage):
    """Show where two counts differ; a third person fixes the figures, with a reason."""

    form_class = SettleCountForm
    template_name = "candidates/plan/settle_count.html"
    action = ballot_counts.settle
    title = _("Quyết định khi hai lần kiểm phiếu khác nhau")
    lead = _("Chỗ hai người đếm như nhau đã điền sẵn; chỗ khác nhau ghi số bạn kiểm lại.")
    button = _("Chốt kết quả")
    afterwards = _("Kết quả được chốt theo số bạn ghi; hai lần kiểm trước và lý do được giữ lại.")
    success_message = _("Đã chốt kết quả hội nghị về chức danh %(post)s lúc %(time)s.")

    def require_asked(self) -> None:
        if self.request.method == "GET":
            ballot_counts.require_may_settle(self.object, current_person(self.request))

    def get_initial(self) -> dict[str, Any]:
        """Return the figures on which both agree."""
        if (pair := ballot_counts.open_difference(self.object)) is None:
            return {}
        first, second = (_figures(each) for each in pair)
        return {name: number for name, number in first.items() if number == second[name]}

    def page_context(self) -> dict[str, Any]:
        pair = ballot_counts.open_difference(self.object)
        return {"pair": pair, "differences": difference_lines(self.object, pair) if pair else []}

    def arguments(self, form: Any) -> dict[str, Any]:
        return {**super().arguments(form), "reason": form.cleaned_data["reason"]}


def _figures(count: Any) -> dict[str, int]:
    """Return what was counted, by the fields of the form."""
    votes = {f"votes_{number}": votes for number, votes in enumerate(count.votes, 1)}
    return {**{kind: getattr(count, kind) for kind in BALLOTS}, **votes}
