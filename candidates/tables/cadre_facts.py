"""Makes facts out of the cells of one line; None when the line misses what the fact needs."""

from collections.abc import Callable, Mapping
from typing import Any

from candidates.rules.facts import Cadre, Degree, Discipline, Period, PeriodKind, SpecialStatus
from candidates.tables.cadre_cells import level_of
from exams.rules.enums import Rating, Theory

Values = Mapping[str, Any]


def person(values: Values) -> Cadre | None:
    born, language = values["born"], values.get("language_text") or ""
    if not values["name"] or born is None or values["sex"] is None:
        return None
    return Cadre(
        citizen_id=values["citizen_id"],
        name=values["name"],
        born=born,
        born_year_only=bool(values.get("born_year_only")),
        sex=values["sex"],
        nationalities=values.get("nationalities") or (),
        residence=values.get("residence") or "",
        joined_party_on=values.get("joined_party_on"),
        theory=values.get("theory") or Theory.NONE,
        state_management=values.get("state_management") or "",
        language=level_of(language),
        unit=values.get("unit") or "",
        rank=values.get("rank") or "",
        current_post=values.get("current_post") or "",
        in_post_since=values.get("in_post_since"),
        own_retirement_months=values.get("own_retirement"),
        own_retirement_document=values.get("own_retirement_document") or "",
        party_official_on=values.get("party_official_on"),
        ethnicity=values.get("ethnicity") or "",
        origin=values.get("origin") or "",
        kind=values.get("kind") or "",
        language_text=language,
        unit_name=values.get("unit_name") or "",
    )


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
    return Degree(values["level"], values.get("speciality") or "", values.get("year"))


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


FACTS: dict[str, Callable[[Values], Any]] = {
    "periods": period,
    "degrees": degree,
    "ratings": ratings,
    "disciplines": discipline,
    "statuses": status,
}
