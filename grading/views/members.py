"""A panel is seated and changed: one more member, or another in the place of one."""

from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from accounts.access import people_with, require_duty
from accounts.models import Person
from accounts.rules.duties import Duty
from exams.models import ExamPart, Position
from grading.actions import panel, seating
from grading.actions.regulations import scoring_of
from grading.actions.scorers import who_may_score
from grading.forms import MemberForm, ReplaceForm, SeatForm
from grading.models import Seat
from grading.views.decide import ChairDecision, defence_of
from web.action_view import ActionView


@require_duty(Duty.DECIDE, campaign="code")
class SeatPanel(ChairDecision):
    """Seat the panel of one position."""

    form_class = SeatForm
    queryset = Position.objects.select_related("campaign", "post")
    lookup = {"campaign__code": "code", "code": "position"}
    object_name = "position"
    caption = "%(position)s"
    action = panel.seat
    title = _("Phân công giám khảo")
    lead = _(
        "Chọn ít nhất %(least)s giám khảo, theo quy chế. Mỗi người cho điểm độc lập trên phiếu "
        "riêng."
    )
    success_message = _(
        "Đã phân công %(count)s giám khảo cho %(position)s lúc %(time)s. Chấm được trong ngày bảo "
        "vệ: %(scorers)s."
    )

    def facts(self) -> dict[str, Any]:
        least = scoring_of(self.object.campaign).panel_min_examiners
        seats = Seat.objects.filter(position=self.object)
        counts = {"count": seats.sitting().count(), "scorers": len(who_may_score(seats))}
        return {**super().facts(), **counts, "least": least}

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "people": _appointed(self.kwargs["code"])}

    def is_done(self) -> bool:
        return bool(self.object.seats.exists())

    def arguments(self, form: SeatForm) -> dict[str, Any]:
        members = list(form.cleaned_data["members"])
        part = defence_of(self.kwargs["code"])
        return {"part": part, "position": self.object, "members": members}


class _PanelView(ActionView):
    """A change of the panel of one position."""

    has_guidance = False
    template_name = "grading/panel/change.html"
    part: ExamPart
    position: Position

    def page_context(self) -> dict[str, Any]:
        blocked = not _free(self.part, self.position).exists()
        return {"position": self.position, "effects": self.effects(), "blocked": blocked}

    def effects(self) -> list[tuple[int, Any]]:
        """Return what the change comes to, as figures."""
        raise NotImplementedError

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "people": _free(self.part, self.position)}

    def get_success_url(self) -> str:
        return reverse("grading:panel", args=[self.part.campaign.code, self.position.code])


@require_duty(Duty.DECIDE, campaign="code")
class AddMember(_PanelView):
    """Seat one more member before the first slip of a position."""

    form_class = MemberForm
    queryset = Position.objects.select_related("campaign", "post")
    lookup = {"campaign__code": "code", "code": "position"}
    object_name = "position"
    action = seating.complete
    title = _("Thêm giám khảo")
    lead = _("Người được thêm chấm mọi người bảo vệ ở vị trí này, trên phiếu riêng.")
    success_message = _("Đã thêm giám khảo %(member)s lúc %(time)s.")

    def get_object(self) -> Position:
        self.part = defence_of(self.kwargs["code"])
        self.position = super().get_object()
        return self.position

    def effects(self) -> list[tuple[int, Any]]:
        seats = Seat.objects.filter(part=self.part, position=self.position)
        return [(len(who_may_score(seats)) + 1, _("giám khảo chấm được ngày bảo vệ, sau khi thêm"))]

    def arguments(self, form: MemberForm) -> dict[str, Any]:
        return {"part": self.part, **super().arguments(form)}


@require_duty(Duty.DECIDE, campaign="code")
class ReplaceMember(_PanelView):
    """Put somebody else in the place of a member, for all who are not yet heard."""

    form_class = ReplaceForm
    queryset = Seat.objects.select_related("member", "part__campaign", "position__post")
    lookup = {"part__campaign__code": "code", "pk": "pk"}
    object_name = "seat"
    action = seating.replace
    title = _("Thay giám khảo")
    lead = _(
        "%(name)s thôi chấm từ lúc này. Phiếu người này đã nộp vẫn được tính; người thay chấm "
        "những người chưa bảo vệ."
    )
    success_message = _("Đã thay %(name)s bằng %(member)s lúc %(time)s.")

    def get_object(self) -> Seat:
        seat: Seat = super().get_object()
        self.part, self.position = seat.part, seat.position
        return seat

    def is_done(self) -> bool:
        return self.object.left_at is not None

    def facts(self) -> dict[str, Any]:
        return {"name": self.object.member}

    def effects(self) -> list[tuple[int, Any]]:
        defended = self.position.entries.filter(lots__part=self.part)
        heard = defended.filter(slips__handed_in_at__isnull=False).distinct().count()
        handed_in = self.object.slips.exclude(handed_in_at=None).count()
        return [
            (handed_in, _("phiếu đã nộp vẫn được tính")),
            (defended.count() - heard, _("người chưa bảo vệ do người thay chấm")),
        ]


def _free(part: ExamPart, position: Position) -> Any:
    """Return who may be seated: appointed to this campaign today, and never on this panel."""
    seated = position.seats.filter(part=part).values("member")
    return _appointed(part.campaign.code).exclude(pk__in=seated)


def _appointed(code: str) -> Any:
    """Return who is appointed today to score the defences of a campaign."""
    people = people_with([Duty.SCORE_DEFENCE], code)[Duty.SCORE_DEFENCE]
    return Person.objects.filter(pk__in=[each.pk for each in people]).order_by("full_name")
