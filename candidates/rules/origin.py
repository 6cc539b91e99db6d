"""Where somebody comes from: E30, a preference that is named and keeps nobody out.

Source: regulations 1.4 (48): key leaders are basically not local. Local is who comes from the city.
"""

from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre
from candidates.rules.findings import RuleResult, figures, passed, warned
from exams.rules.names import fold

CITY = "ha noi"


def not_local(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E30. The person comes from elsewhere, if the position would rather have it so; only a note.

    Source: regulations 1.4 (48). Who comes from the city, or from nobody knows where, is noted.
    """
    if not conditions.position.prefers_not_local:
        return None
    pairs = figures(origin=person.origin)
    if not person.origin:
        return warned("E30", "ORIGIN_UNKNOWN", pairs)
    if is_local(person.origin):
        return warned("E30", "LOCAL_CANDIDATE", pairs)
    return passed("E30", pairs)


def is_local(origin: str) -> bool:
    """Tell whether a place of origin lies in the city; an empty one does not."""
    return CITY in fold(origin)
