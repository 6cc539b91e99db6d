"""Makes facts out of the cells of one line; None when the line misses what the fact needs."""

from collections.abc import Callable, Mapping
from typing import Any

from candidates.rules.facts import Cadre, Degree, Discipline, Period, PeriodKind, SpecialStatus
from candidates.rules.trainings import Training
from candidates.tables.cadre_cells import level_of
from candidates.tables.training_cells import kind_of_course
from exams.rules.enums import Rating, Theory

Values = Mapping[str, Any]


YEARLY = ("ratings", "party_ratings")  # of which a line has several, one for each year
IDENTITY = ("citizen_id", "name", "born", "sex")
DAYS = ("joined_party_on", "party_official_on", "in_post_since")
TEXTS = (
    *("residence", "state_management", "language_text", "ethnicity", "origin", "kind"),
    *("unit", "unit_name", "rank", "current_post", "own_retirement_document"),
)


def person(values: Values) -> Cadre | None:
    if not values["name"] or values["born"] is None or values["sex"] is None:
        return None
    return Cadre(
        **_as_read(values),
        born_year_only=bool(values.get("born_year_only")),
        nationalities=values.get("nationalities") or (),
        theory=values.get("theory") or Theory.NONE,
        language=level_of(values.get("language_text") or ""),
        own_retirement_months=values.get("own_retirement"),
    )


def _as_read(values: Values) -> dict[str, Any]:
    """Return what stands in the line as the fact wants it; a text that is missing is blank."""
    return {
        **{name: values[name] for name in IDENTITY},
        **{name: values.get(name) for name in DAYS},
        **{name: values.get(name) or "" for name in TEXTS},
    }


def period(values: Values) -> Period | None:
    if values["starts_on"] is None:
        return None
    return Period(
        starts_on=values["starts_on"],
        ends_on=values.get("ends_on"),
        rank=values.get("rank") or "",
        unit=values.get("unit") or "",
        field=values.get("field") or "",
        kind=values.get("kind") or PeriodKind.APPOINTED,
        ended_by_discipline=bool(values.get("ended_by_discipline")),
        post=values.get("post") or "",
    )


def degree(values: Values) -> Degree | None:
    if values["level"] is None:
        return None
    return Degree(
        level=values["level"],
        speciality=values.get("speciality") or "",
        year=values.get("year"),
        passed_as=values.get("passed_as") or "",
    )


def ratings(values: Values) -> tuple[tuple[int, Rating], ...] | None:
    return tuple(values["ratings"]) or None


def discipline(values: Values) -> Discipline | None:
    if values["form"] is None or values["decided_on"] is None:
        return None
    return Discipline(
        form=values["form"],
        decided_on=values["decided_on"],
        number=values.get("number") or "",
        kind=values.get("kind") or "",
    )


def status(values: Values) -> SpecialStatus | None:
    if not values["code"] or values.get("starts_on") is None:
        return None
    return SpecialStatus(
        code=values["code"],
        starts_on=values["starts_on"],
        ends_on=values.get("ends_on"),
        text=values.get("text") or "",
        document=values.get("document") or "",
    )


def training(values: Values) -> Training | None:
    """Return a course; where no kind is written, its name says of which it is."""
    if not values["course"] or values["ended_on"] is None:
        return None
    return Training(
        kind=values.get("kind") or kind_of_course(values["course"]),
        course=values["course"],
        ended_on=values["ended_on"],
        starts_on=values.get("starts_on"),
        institution=values.get("institution") or "",
        certificate=values.get("certificate") or "",
        certified_on=values.get("certified_on"),
    )


FACTS: dict[str, Callable[[Values], Any]] = {
    "periods": period,
    "degrees": degree,
    **dict.fromkeys(YEARLY, ratings),
    "disciplines": discipline,
    "statuses": status,
    "trainings": training,
}
NEEDED = {  # columns without which a line says nothing
    "persons": ("name", "born", "sex"),
    "periods": ("starts_on",),
    "degrees": ("level",),
    **dict.fromkeys(YEARLY, ()),
    "disciplines": ("form", "decided_on"),
    "statuses": ("code", "starts_on"),
    "trainings": ("course", "ended_on"),
}
