"""Who may not be considered now: discipline and the exclusion list (E15).

Source: regulations 2.3 (9), 6.1, 6.4; annex ii A: discipline_wait_months, exclusion_list.
"""

from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre, Discipline, SpecialStatus
from candidates.rules.findings import Figures, RuleResult, figures
from exams.rules.enums import DisciplineForm, Verdict
from exams.rules.months import add_months

# States that keep a person from nothing but registering late (regulations 6.1 E21).
EXCUSES = ("HEALTH", "SERIOUS_ILLNESS", "STUDY_ABROAD")

# Article 29(9): banned; being disciplined; serving; under resolution or suspended; prosecuted.
CLAUSES = {
    "BANNED": "29(9)a",
    "BANNED_FROM_OFFICE": "29(9)a",
    "DISCIPLINARY_HANDLING": "29(9)b",
    "UNDER_DISCIPLINE": "29(9)b",
    "DISCIPLINE_SERVING": "29(9)c",
    "SERVING_DISCIPLINE": "29(9)c",
    "DENUNCIATION": "29(9)d",
    "DISCIPLINARY_COMPLAINT": "29(9)d",
    "COMPLAINT": "29(9)d",
    "INSPECTION": "29(9)d",
    "RECOMMENDED_FOR_HANDLING": "29(9)d",
    "WORK_SUSPENDED": "29(9)d",
    "HELD": "29(9)đ",
    "DETAINED": "29(9)đ",
    "CHARGED": "29(9)đ",
    "INVESTIGATED": "29(9)đ",
    "INVESTIGATION": "29(9)đ",
    "PROSECUTED": "29(9)đ",
    "PROSECUTION": "29(9)đ",
    "TRIED": "29(9)đ",
    "TRIAL": "29(9)đ",
    "NOT_YET_CONSIDERED": "29(9)e",
    "OTHER": "29(9)e",
}

ANY_CLAUSE = ""  # of a state that the list does not know

Ground = tuple[Verdict, str, str]  # what one fact means: verdict, reason, figure


def exclusion(person: Cadre, conditions: Conditions) -> RuleResult:
    """E15. No waiting period after a discipline runs, and no state of the exclusion list holds.

    Source: regulations 2.3 (9), 6.1; annex ii A: discipline_wait_months, exclusion_list. Units:
    calendar months from the decision; the period no longer binds on the day it ends. A form of
    discipline without a waiting period, or a state that the list does not know, needs a decision. A
    dismissal bars for good. States include both their days.
    """
    waits = dict(conditions.profile.discipline_wait_months)
    disciplines = [_ground(own, waits.get(own.form), conditions) for own in person.disciplines]
    states = [_state(own) for own in person.statuses if _holds(own, conditions)]
    verdict, reason = _worst(disciplines + states)
    pairs = figures(reference=conditions.dates.discipline) + _texts(disciplines, states)
    return RuleResult("E15", verdict, reason, pairs)


def _worst(grounds: list[Ground]) -> tuple[Verdict, str]:
    """Return the worst verdict with its first reason."""
    for worst in (Verdict.FAIL, Verdict.NEEDS_DECISION):
        for verdict, reason, _ in grounds:
            if verdict == worst:
                return worst, reason
    return Verdict.PASS, ""


def _texts(disciplines: list[Ground], states: list[Ground]) -> Figures:
    numbered = enumerate(disciplines, start=1)
    of_disciplines = tuple((f"discipline{number}", text) for number, (_, _, text) in numbered)
    return of_disciplines + tuple(("status", text) for _, _, text in states)


def active(status: SpecialStatus, conditions: Conditions) -> bool:
    """Tell whether a state holds on the reference day, both its ends included."""
    on = conditions.dates.discipline
    return status.starts_on <= on and (status.ends_on is None or on <= status.ends_on)


def _holds(status: SpecialStatus, conditions: Conditions) -> bool:
    asked = CLAUSES.get(status.code, ANY_CLAUSE) in (ANY_CLAUSE, *conditions.profile.exclusion_list)
    return asked and status.code not in EXCUSES and active(status, conditions)


def _ground(own: Discipline, months: int | None, conditions: Conditions) -> Ground:
    ground = f"{own.form} {own.decided_on.isoformat()}"
    if own.form == DisciplineForm.DISMISSAL:
        return Verdict.FAIL, "DISMISSED", f"{ground} for good"
    if months is None:
        text = f"{ground} no waiting period in the profile"
        return Verdict.NEEDS_DECISION, "DISCIPLINE_FORM_NOT_IN_PROFILE", text
    ends = add_months(own.decided_on, months)
    binds = conditions.dates.discipline < ends
    verdict, reason = (Verdict.FAIL, "WAITING_PERIOD") if binds else (Verdict.PASS, "")
    return verdict, reason, f"{ground} +{months}m ends {ends.isoformat()}"


def _state(own: SpecialStatus) -> Ground:
    until = own.ends_on.isoformat() if own.ends_on else "open"
    span = f"from {own.starts_on.isoformat()} to {until}"
    if own.code in CLAUSES:
        return Verdict.FAIL, own.code, f"{own.code} {CLAUSES[own.code]} {span}"
    return Verdict.NEEDS_DECISION, "STATUS_NOT_IN_EXCLUSION_LIST", f"{own.code} {span}"
