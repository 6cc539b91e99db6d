"""The parameters of annex (ii), by section, each declared once: type, bounds, title and basis."""

from exams.rules.parameters.bodies import BODIES
from exams.rules.parameters.calendar import CALENDAR
from exams.rules.parameters.declaration import Parameter, ParameterKind, Value
from exams.rules.parameters.defence import DEFENCE
from exams.rules.parameters.documents import DOCUMENTS
from exams.rules.parameters.marking import MARKING
from exams.rules.parameters.persons import PERSONS
from exams.rules.parameters.positions import POSITIONS

__all__ = ["SECTIONS", "Parameter", "ParameterKind", "Value"]

SECTIONS: dict[str, tuple[Parameter, ...]] = {
    "eligibility": (*POSITIONS, *PERSONS),
    "calendar": CALENDAR,
    "scoring": (*MARKING, *DEFENCE),
    "bodies": BODIES,
    "documents": DOCUMENTS,
}
