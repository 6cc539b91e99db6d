"""What the chair decides about one position: who stands alone, who is equal."""

from collections.abc import Sequence
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.access import current_person, require_duty
from accounts.rules.duties import Duty
from exams.actions.preconditions import require_not_in_future
from exams.actions.recused import require_position_open
from exams.models import Position
from exams.rules.refusals import Refusal
from grading.actions import decided_again, rank
from grading.forms import SurvivorForm, TieForm
from grading.models import CouncilDecision, TieOrder
from grading.rules.enums import CouncilDecisionKind, Result
from grading.rules.ranking import Row
from grading.views.decide import ChairDecision
from grading.views.survivor_words import what_follows
from web.sentences import label
from web.templatetags.display import points


class _PositionDecision(ChairDecision):
    """A decision about one position."""

    queryset = Position.objects.select_related("campaign", "post")
    lookup = {"campaign__code": "code", "code": "position"}
    object_name = "position"
    caption = "%(position)s"

    def require_one_of(self, rows: Sequence[Row]) -> None:
        """Refuse (NOT_ASKED_FOR) a position in which nobody waits for this decision now.

        Whoever is tied to one of its people decides nothing about it (RECUSED_FROM).
        """
        require_position_open(current_person(self.request), self.object)
        is_time = self.object.campaign.step in self.steps()  # else the page says when it is
        if is_time and not rows:
            raise Refusal("NOT_ASKED_FOR", code=self.object.code)

    def require_possible(self, form: Any) -> None:
        if on := form.cleaned_data.get("on"):
            require_not_in_future(on, timezone.now())


@require_duty(Duty.DECIDE, campaign="code")
class DecideSurvivor(_PositionDecision):
    """Decide about the only one who passed the written gate."""

    form_class = SurvivorForm
    asks_twice = True
    action = rank.decide_survivor
    title = _("Thi tiếp hay dừng")
    lead = _("Chỉ còn một người đạt vòng 1 ở vị trí này.")
    success_message = _("Đã ghi quyết định theo %(document)s cho %(position)s lúc %(time)s.")

    def get_object(self) -> Position:
        position: Position = super().get_object()
        self.alone = _rows(position, Result.SINGLE_SURVIVOR_PENDING)
        self.afterwards = what_follows(position.campaign.step)
        return position

    def is_done(self) -> bool:
        decided = CouncilDecision.objects.filter(
            position=self.object, kind=CouncilDecisionKind.SINGLE_SURVIVOR
        )
        return not self.alone and decided.exists()

    def decided(self) -> str:
        stands = decided_again.former_survivor(self.object)
        return f"{label(stands.value)}, {stands.document}"

    def require_asked(self) -> None:
        self.require_one_of(self.alone)

    def pairs(self) -> list[tuple[Any, Any]]:
        return [
            (row.entry, _("Thi viết %(points)s") % {"points": points(row.written)})
            for row in self.alone
        ]


@require_duty(Duty.DECIDE, campaign="code")
class OrderTie(_PositionDecision):
    """Order people who are equal in everything."""

    form_class = TieForm
    asks_twice = True
    afterwards = _("Bảng xếp hạng phải lập lại; thứ tự này vào danh sách công bố kế tiếp.")
    action = rank.order_tie
    title = _("Xếp thứ tự người bằng điểm")
    lead = _("Những người này bằng nhau ở mọi tiêu chí, và vị trí cuối phải chọn trong số họ.")
    success_message = _("Đã xếp thứ tự %(count)s người ở %(position)s lúc %(time)s.")

    def get_object(self) -> Position:
        position: Position = super().get_object()
        self.tied = _rows(position, Result.TIE_PENDING)
        self.numbers = tuple(row.entry for row in self.tied)
        return position

    def pairs(self) -> list[tuple[Any, Any]]:
        words = _("Tổng %(total)s: thi viết %(written)s, đề án %(proposal)s")
        return [
            (
                row.entry,
                words
                % {
                    "total": points(row.total),
                    "written": points(row.written),
                    "proposal": points(row.proposal),
                },
            )
            for row in self.tied
        ]

    def is_done(self) -> bool:
        return not self.numbers and TieOrder.objects.filter(entry__position=self.object).exists()

    def decided(self) -> str:
        places = decided_again.former_order(self.object)
        return ", ".join(f"{tie.entry.number} – {tie.place}" for tie in places)

    def require_asked(self) -> None:
        self.require_one_of(self.tied)

    def facts(self) -> dict[str, Any]:
        return {**super().facts(), "count": len(self.numbers)}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "numbers": self.numbers}

    def require_possible(self, form: TieForm) -> None:
        super().require_possible(form)
        rank.require_places_differ(self.arguments(form)["places"])

    def arguments(self, form: TieForm) -> dict[str, Any]:
        answers = form.answers()
        entries = self.object.entries.filter(number__in=self.numbers)
        places = {entry: answers[entry.number] for entry in entries}
        return {"places": places, "document": answers["document"], "on": answers["on"]}


def _rows(position: Position, result: Result) -> list[Row]:
    """Return the lines of a position, as they stand, of those with one result."""
    decided = rank.compute_results(position.campaign).decided
    rows = [row for each in decided for row in each.ranking.rows]
    return [row for row in rows if row.position == position.code and row.result == result]
