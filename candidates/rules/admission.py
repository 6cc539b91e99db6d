"""Whether a paper enters screening at all: X01 to X05.

Source: regulations 8.3 and 3 (P3). A failure here refuses the paper, and nothing else is judged.
"""

from collections.abc import Iterator

from candidates.rules import citizen_id
from candidates.rules.conditions import Dates
from candidates.rules.facts import Cadre
from candidates.rules.findings import RuleResult, failed, figures, warned
from candidates.rules.registration import Registration
from exams.rules.enums import Severity, Verdict
from exams.rules.names import sort_key


def citizen_number(
    registration: Registration, person: Cadre | None, dates: Dates
) -> tuple[RuleResult, ...]:
    """X01. The citizen number has the right form and does not contradict the person.

    Source: regulations 8.3. A wrong form refuses the paper; another sex or birth year is a warning.
    """
    problems = citizen_id.check(
        registration.citizen_id,
        sex=person.sex if person else None,
        born=person.born if person else registration.born,
        on=dates.registration_closes,
    )
    pairs = figures(citizen_id=registration.citizen_id)
    return tuple(
        (failed if problem.severity == Severity.ERROR else warned)("X01", problem.code, pairs)
        for problem in problems
    )


def known_person(registration: Registration, person: Cadre | None) -> tuple[RuleResult, ...]:
    """X02. The personnel facts know a person with this citizen number.

    Source: regulations 8.1: identity is the citizen number, never the name.
    """
    if person:
        return ()
    return (failed("X02", "PERSON_NOT_FOUND", figures(citizen_id=registration.citizen_id)),)


def in_the_window(registration: Registration, dates: Dates) -> tuple[RuleResult, ...]:
    """X03. The paper was received within the registration window, the closing day included.

    One that two persons let in late, by the day that they gave it. Source: regulations 3 (P3).
    Units: calendar days.
    """
    received, opens, closes = (
        registration.received_on,
        dates.registration_opens,
        dates.registration_closes,
    )
    if received and opens <= received <= max(closes, registration.late_until or closes):
        return ()
    pairs = figures(received=received, opens=opens, closes=closes)
    return (failed("X03", "OUTSIDE_REGISTRATION_WINDOW", pairs),)


def open_position(registration: Registration, is_open: bool) -> tuple[RuleResult, ...]:
    """X04. The position is open in this campaign.

    Source: regulations 3 (P2): the announcement lists the positions.
    """
    if is_open:
        return ()
    return (failed("X04", "POSITION_NOT_IN_CAMPAIGN", figures(position=registration.position)),)


def same_person(registration: Registration, person: Cadre | None) -> tuple[RuleResult, ...]:
    """X05. Name and birth date on the form are those of the personnel facts.

    Source: regulations 8.1. A difference is a warning; the case and the place of tone marks are
    none, nor is the day when only the birth year is known.
    """
    return tuple(warned("X05", reason) for reason in _differences(registration, person))


def admit(
    registration: Registration, person: Cadre | None, dates: Dates, *, is_open: bool
) -> tuple[RuleResult, ...]:
    """Apply X01 to X05; the person is looked for only if the number has the right form."""
    number = citizen_number(registration, person, dates)
    malformed = any(finding.verdict == Verdict.FAIL for finding in number)
    return (
        *number,
        *(() if malformed else known_person(registration, person)),
        *in_the_window(registration, dates),
        *open_position(registration, is_open),
        *same_person(registration, person),
    )


def _differences(registration: Registration, person: Cadre | None) -> Iterator[str]:
    if person is None:
        return
    if sort_key(registration.name) != sort_key(person.name):
        yield "NAME_DIFFERS"
    if registration.born is None:
        return
    exact = registration.born == person.born
    if not exact and not (person.born_year_only and registration.born.year == person.born.year):
        yield "BIRTH_DATE_DIFFERS"
