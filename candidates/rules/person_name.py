"""One person has one name: which of two spellings holds, everywhere it is shown.

Source: regulations 8.1: identity is the citizen number, never the name. The personnel facts give
the name; where a registration spells it otherwise, whoever receives the papers decides which holds.
"""

from enum import StrEnum

from candidates.rules.identity import Identity
from exams.rules.names import sort_key


class NameSource(StrEnum):
    """Whose spelling of a name holds: that of the registration, or of the personnel facts."""

    FORM = "FORM"
    FACTS = "FACTS"


def name_that_holds(form: str, facts: str | None, *, settled: str = "", identity: str = "") -> str:
    """Return the name of a registered person.

    What was settled holds while the form still says it; the facts of another person than the one
    who registered give nobody's name.
    """
    if not facts or identity == Identity.DENIED or (form and settled == form):
        return form
    return facts


def names_differ(form: str, facts: str | None) -> bool:
    """Tell whether form and facts spell a name otherwise; case and place of tones are no matter."""
    return facts is not None and sort_key(form) != sort_key(facts)
