"""What somebody says of themselves to try the rules: nothing of it is stored."""

from datetime import date
from enum import StrEnum
from typing import Any

from django import forms
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre, Degree, Discipline, Period, PeriodKind
from candidates.rules.rated_years import latest_years, own_years
from candidates.rules.standards import CEFR
from exams.rules.degree_class import DegreeClass
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
        if conditions.position.degree_class_min:
            none = _("Không ghi")
            self.fields["degree_class"] = _choice(_("Xếp loại bằng"), DegreeClass, none)
        for year in self.years:
            label_of_year = _("Xếp loại năm %(year)s") % {"year": year}
            self.fields[f"rating_{year}"] = _choice(label_of_year, Rating, _("Chưa xếp loại"))
        for year in self.party_years:
            label_of_year = _("Xếp loại đảng viên năm %(year)s") % {"year": year}
            self.fields[f"party_rating_{year}"] = _choice(label_of_year, Rating, _("Chưa xếp loại"))

    @property
    def years(self) -> range:
        """Return the years of which the rules or the position ask a rating."""
        common = latest_years(self.conditions, self.conditions.profile.rating_years)
        own = own_years(self.conditions) if self.conditions.position.rating_min else common
        return min(common, own, key=lambda years: years.start)

    @property
    def party_years(self) -> range:
        """Return the years of which the position asks a rating as a member of the Party."""
        asked = self.conditions.position.party_rating_min
        return own_years(self.conditions) if asked else range(0)

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
            degrees=(self._degree(),),
            ratings=self._ratings("rating", self.years),
            party_ratings=self._ratings("party_rating", self.party_years),
            disciplines=self._disciplines(),
        )

    def _periods(self) -> tuple[Period, ...]:
        rank, since = self.cleaned_data["rank"], self.cleaned_data["since"]
        kind = PeriodKind.APPOINTED
        return (Period(since, None, rank, "", "", kind, ended_by_discipline=False),) if rank else ()

    def _degree(self) -> Degree:
        typed = self.cleaned_data
        passed_as = typed.get("degree_class")
        return Degree(
            DegreeLevel(typed["degree"]),
            typed["speciality"],
            passed_as=DegreeClass(passed_as) if passed_as else "",
        )

    def _ratings(self, name: str, years: range) -> tuple[tuple[int, Rating], ...]:
        rated = ((year, self.cleaned_data[f"{name}_{year}"]) for year in years)
        return tuple((year, Rating(rating)) for year, rating in rated if rating)

    def _disciplines(self) -> tuple[Discipline, ...]:
        form, day = self.cleaned_data["discipline"], self.cleaned_data["disciplined_on"]
        return (Discipline(DisciplineForm(form), day),) if form else ()


def _choice(label: str, codes: type[StrEnum], none: str) -> forms.ChoiceField:
    """Return a field that asks for one of the codes, or for none of them."""
    return forms.ChoiceField(label=label, choices=choices_of(codes, none), required=False)
