"""What is asked about who takes the place of a member of a body."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _

from exams.actions.replacement_gates import is_chair
from exams.documents.founding_decision import FOUNDED_ABOVE
from exams.models import Member
from exams.rules.bodies import BodyKind, Office
from exams.rules.checks import Check
from exams.rules.seat_terms import SeatDays
from exams.rules.supervision import ASKED_OF
from results.forms.bodies import CAPACITY_HELP, PersonChoice, officials
from results.forms.gate import accepted_in, add_boxes
from results.forms.reason import reason_field
from web.fields import DayField
from web.forms import ActionForm, set_choices
from web.sentences import label


class ReplacementForm(ActionForm):
    """Who takes a place, on which paper, and why; the reserve stands first."""

    whom = PersonChoice(label=_("Người thay"))
    capacity = forms.CharField(label=_("Chức vụ, đơn vị"), max_length=200, help_text=CAPACITY_HELP)
    document = forms.CharField(
        label=_("Văn bản"),
        max_length=200,
        help_text=_("Số, ngày. Ví dụ: 45/QĐ-HĐTT ngày 07/09/2026"),
        required=False,
    )
    starts_on = DayField(label=_("Từ ngày"), required=False)
    ends_on = DayField(
        label=_("Đến ngày"),
        required=False,
        help_text=_("Để trống khi làm việc đến hết nhiệm vụ của ban."),
    )
    under = forms.ChoiceField(label=_("Ai làm chủ tịch hội đồng"), widget=forms.RadioSelect)
    reason = reason_field(_("Lý do thay"))

    def __init__(
        self, *args: Any, member: Member, open_points: Sequence[Check] = (), **options: Any
    ) -> None:
        super().__init__(*args, **options)
        self.open_points = open_points
        self.boxes = add_boxes(self, open_points)
        self._ask_for_paper(member)
        self._ask_under(member)
        seats = member.body.members.sitting()
        at_work = seats.exclude(office=Office.RESERVE).values("person")
        reserve = list(seats.filter(office=Office.RESERVE).select_related("person"))
        others = officials().exclude(pk__in=at_work)
        self.fields["whom"].queryset = others  # type: ignore[attr-defined]
        first = [(each.person_id, _("%s (dự khuyết)") % each.person) for each in reserve]
        rest = [(each.pk, f"{each} ({each.username})") for each in others
                if each.pk not in dict(first)]  # fmt: skip
        set_choices(self, "whom", [("", "—"), *first, *rest])

    def _ask_under(self, member: Member) -> None:
        """Ask who chairs the council, where it gets another chair."""
        if not is_chair(member):
            del self.fields["under"]
            return
        choices = ASKED_OF[BodyKind.COUNCIL]
        set_choices(self, "under", [(each, capfirst(label(each))) for each in choices])

    def _ask_for_paper(self, member: Member) -> None:
        """Ask for the paper, but where the council's own is issued about this request."""
        document = self.fields["document"]
        document.required = member.body.kind in FOUNDED_ABOVE
        if not document.required:
            document.help_text = _(
                "Để trống nếu quyết định được phát hành từ đề nghị này (mục Văn bản): số của nó "
                "được lấy khi người thứ hai duyệt. Nếu đã có văn bản: số, ngày."
            )

    @property
    def accepted(self) -> list[str]:
        """Return the open points that were ticked."""
        return accepted_in(self, self.boxes)

    @property
    def arguments(self) -> dict[str, Any]:
        """Return who comes, for which days and why, as the request stores it."""
        typed = self.cleaned_data
        texts = ("capacity", "document", "reason", "under")
        named = {name: typed[name] for name in texts if name in typed}
        days = {name: typed[name].isoformat() for name in SeatDays._fields if typed[name]}
        return {"whom": typed["whom"].pk, **named, **days}
