"""Whatever a field of the profile accepts, the profile stores and the law can read."""

from dataclasses import replace
from datetime import date

import pytest
from django import forms
from django.http import QueryDict
from hypothesis import given, settings
from hypothesis import strategies as st

from candidates.rules.age import age_cap
from candidates.rules.planning_line import PlanningSettings
from candidates.rules.profile import profile_of
from exams.forms.profile_fields import fields_of
from exams.rules.calendar import WorkingCalendar
from exams.rules.calendar_profile import calendar_profile_of
from exams.rules.deadline_rules import CampaignDates
from exams.rules.deadlines import deadlines
from exams.rules.parameters import SECTIONS, ParameterKind
from exams.rules.profile import defaults, validated
from exams.rules.refusals import Refusal
from exams.rules.scoring_table import scoring_from
from tests.candidates.rules.people import asked, person
from web.forms import ActionForm

DECLARED = [
    (section, parameter) for section, declared in SECTIONS.items() for parameter in declared
]
BY_KEY = {parameter.key: (section, parameter) for section, parameter in DECLARED}
KEYS = [parameter.key for _, parameter in DECLARED]
DAY = date(2026, 9, 7)
LIMITS = (
    *("max_planned_per_seat", "max_titles_per_person"),
    *("planning_months_tier1", "planning_months_tier2"),
    "planning_breach",
)


def typed(parameter):
    """Return what may arrive from a browser: the plausible, the borderline, and anything else."""
    plausible = [
        *map(str, (parameter.low, parameter.high, parameter.low - 1, parameter.high + 1)),
        *("", "50", "0,5", "0.50", "1e2", "-0", "٣", " 45 ", "NaN", "on", "true"),
        *parameter.choices,
        " ".join(parameter.choices),
    ]
    numbers = st.decimals(-10, 1100, places=2).map(str) | st.integers(-10, 4000).map(str)
    text = st.sampled_from(plausible) | numbers | st.text(max_size=40)
    if parameter.kind == ParameterKind.CHOICES:
        return st.lists(st.sampled_from([*parameter.choices, "OTHER"]), max_size=5)
    return text


def read_by_the_law(whole):
    """Read a whole profile by everything that reads one; contradictions are the draft's matter."""
    profile_of(whole["eligibility"])
    PlanningSettings(
        on=DAY,
        default_term="2025-2030",
        age_month=DAY,
        **{key: whole["eligibility"][key] for key in LIMITS},
    )
    calendar = calendar_profile_of(whole["calendar"])
    starts = CampaignDates(**dict.fromkeys(CampaignDates.__dataclass_fields__, DAY))
    deadlines(starts, calendar, WorkingCalendar(), registrants=500, candidates=1000)
    try:
        scoring_from(whole["scoring"], whole["eligibility"])
    except Refusal as refusal:
        if refusal.code != "PROFILE_CONTRADICTION":
            raise


def accepted(fields, answers):
    """Return what a form of these fields makes of the answers, None if it does not accept them."""
    post = QueryDict(mutable=True)
    for name, answer in answers.items():
        post.setlist(name, answer if isinstance(answer, list) else [answer or ""])
    form = ActionForm(post)
    form.fields.update(fields)
    return form.cleaned_data if form.is_valid() else None


@pytest.mark.parametrize(("section", "parameter"), DECLARED, ids=KEYS)
@settings(deadline=None, max_examples=20)
@given(data=st.data())
def test_what_the_form_accepts_is_stored_and_read(section, parameter, data):
    fields = fields_of(section, parameter, parameter.default)
    cleaned = accepted(fields, {name: data.draw(typed(parameter)) for name in fields})
    if cleaned is None:
        return
    whole = defaults()
    if parameter.kind == ParameterKind.TABLE:
        value = {name.split(".")[2]: cleaned[name] for name in fields}
    else:
        value = cleaned[f"{section}.{parameter.key}"]
    whole[section][parameter.key] = value

    stored = validated(whole)

    assert stored[section][parameter.key] == value
    read_by_the_law(stored)


@pytest.mark.parametrize(("section", "parameter"), DECLARED, ids=KEYS)
def test_the_default_goes_through_the_form_unchanged(section, parameter):
    fields = fields_of(section, parameter, parameter.default)
    answers = {name: field.prepare_value(field.initial) for name, field in fields.items()}

    cleaned = accepted(fields, {name: _sent(answer) for name, answer in answers.items()})

    if parameter.kind == ParameterKind.TABLE:
        assert {name.split(".")[2]: cleaned[name] for name in fields} == parameter.default
    else:
        assert cleaned[f"{section}.{parameter.key}"] == parameter.default


def _sent(answer):
    if isinstance(answer, bool):
        return "on" if answer else None
    return answer if isinstance(answer, list) or answer is None else str(answer)


@pytest.mark.parametrize("answer", ["<40\n\0", "x" * 201, "\n \n", ""])
def test_every_line_of_a_list_is_checked(answer):
    section, parameter = BY_KEY["age_bands"]
    fields = fields_of(section, parameter, parameter.default)

    assert accepted(fields, {"eligibility.age_bands": answer}) is None


def test_every_type_has_a_field_of_its_own():
    fields = {
        parameter.kind: type(next(iter(fields_of(section, parameter, parameter.default).values())))
        for section, parameter in DECLARED
    }

    assert set(fields) == set(ParameterKind)
    assert [kind for kind, field in fields.items() if field is forms.CharField] == ["TEXT"]


def test_an_age_cap_typed_on_the_page_is_a_number_that_screening_reads():
    section, parameter = BY_KEY["age_cap"]
    fields = fields_of(section, parameter, None)
    (name,) = fields
    whole = validated({section: {"age_cap": accepted(fields, {name: "45"})[name]}})

    profile = profile_of(whole["eligibility"])
    verdict = age_cap(person(born=date(1970, 1, 1)), replace(asked(), profile=profile))

    assert profile.age_cap == 45
    assert (verdict.rule, verdict.reason) == ("E07", "AGE_CAP")
