"""What somebody says of themselves to try the rules: nothing of it is stored."""

from datetime import date
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre, Degree, Discipline, Period, PeriodKind
from candidates.rules.standards import CEFR
from exams.rules.enums import DegreeLevel, DisciplineForm, Rating, Sex, Theory
from web.fields import PastDayField
from web.forms import TypedForm, choices_of, set_choices
from web.sentences import label

OTHER = "—"  # a speciality that the post does not name, another nationality
NATIONALITY = "Việt Nam"


class SelfCheckForm(TypedForm):
    """The facts that the rules look at, in the words of the position."""

    born = PastDayField(label=gettext_lazy("Ngày sinh"))
    sex = forms.ChoiceField(label=gettext_lazy("Giới tính"), widget=forms.RadioSelect)
    rank = forms.ChoiceField(label=gettext_lazy("Chức vụ hiện giữ"), required=False)
    since = PastDayField(label=gettext_lazy("Giữ chức vụ này từ ngày"), required=False)
    degree = forms.ChoiceField(
        label=gettext_lazy("Trình độ cao nhất"), initial=DegreeLevel.UNIVERSITY
    )
    speciality = forms.ChoiceField(label=gettext_lazy("Chuyên ngành"))
    theory = forms.ChoiceField(label=gettext_lazy("Lý luận chính trị"))
    language = forms.ChoiceField(label=gettext_lazy("Ngoại ngữ"), required=False)
    state_management = forms.BooleanField(
        label=gettext_lazy("Có chứng chỉ quản lý nhà nước"), required=False
    )
    party = forms.BooleanField(label=gettext_lazy("Là đảng viên"), required=False)
    vietnamese = forms.BooleanField(
        label=gettext_lazy("Có một quốc tịch là Việt Nam, thường trú tại Việt Nam"), required=False
    )
    discipline = forms.ChoiceField(label=gettext_lazy("Hình thức kỷ luật"), required=False)
    disciplined_on = PastDayField(label=gettext_lazy("Ngày quyết định kỷ luật"), required=False)

    def __init__(self, *args: Any, conditions: Conditions, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.conditions = conditions
        named = [(rank.code, rank.name) for rank in conditions.catalogue.ranks]
        specialities = sorted(conditions.post.specialities)
        others = [(OTHER, _("Chuyên ngành khác"))]
        set_choices(self, "sex", [(each, label(f"SEX_{each}")) for each in Sex])
        set_choices(self, "rank", [("", _("Chưa giữ chức vụ lãnh đạo, quản lý")), *named])
        set_choices(self, "degree", [(e, capfirst(label(e))) for e in reversed(DegreeLevel)])
        set_choices(self, "speciality", [(each, each) for each in specialities] + others)
        set_choices(self, "theory", [(each, capfirst(label(each))) for each in Theory])
        set_choices(self, "language", [("", _("Không có")), *((each, each) for each in CEFR)])
        set_choices(self, "discipline", choices_of(DisciplineForm, _("Không bị kỷ luật")))
        for year in self.years:
            self.fields[f"rating_{year}"] = forms.ChoiceField(
                label=_("Xếp loại năm %(year)s") % {"year": year},
                choices=choices_of(Rating, _("Chưa xếp loại")),
                required=False,
            )

    @property
    def years(self) -> range:
        """Return the years of which the position asks a rating."""
        latest = self.conditions.dates.latest_rated_year
        return range(latest - self.conditions.profile.rating_years + 1, latest + 1)

    def clean(self) -> dict[str, Any]:
        """Ask for the day of what was chosen: a post, a discipline."""
        typed = super().clean() or self.cleaned_data
        for name, day in (("rank", "since"), ("discipline", "disciplined_on")):
            if typed.get(name) and not typed.get(day) and day not in self.errors:
                self.add_error(day, _("Hãy nhập ngày."))
        return typed

    def cadre(self) -> Cadre:
        """Return what was typed as the rules know a person."""
        typed = self.cleaned_data
        born: date = typed["born"]
        return Cadre(
            citizen_id="",
            name="",
            born=born,
            born_year_only=False,
            sex=Sex(typed["sex"]),
            nationalities=(NATIONALITY if typed["vietnamese"] else OTHER,),
            residence="",
            joined_party_on=born if typed["party"] else None,
            theory=Theory(typed["theory"]),
            state_management="1" if typed["state_management"] else "",
            language=typed["language"],
            unit="",
            rank=typed["rank"],
            current_post="",
            in_post_since=typed["since"],
            periods=self._periods(),
            degrees=(Degree(DegreeLevel(typed["degree"]), typed["speciality"]),),
            ratings=self._ratings(),
            disciplines=self._disciplines(),
        )

    def _periods(self) -> tuple[Period, ...]:
        rank, since = self.cleaned_data["rank"], self.cleaned_data["since"]
        kind = PeriodKind.APPOINTED
        return (Period(since, None, rank, "", "", kind, ended_by_discipline=False),) if rank else ()

    def _ratings(self) -> tuple[tuple[int, Rating], ...]:
        rated = ((year, self.cleaned_data[f"rating_{year}"]) for year in self.years)
        return tuple((year, Rating(rating)) for year, rating in rated if rating)

    def _disciplines(self) -> tuple[Discipline, ...]:
        form, day = self.cleaned_data["discipline"], self.cleaned_data["disciplined_on"]
        return (Discipline(DisciplineForm(form), day),) if form else ()
