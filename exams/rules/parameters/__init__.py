"""The parameters of annex (ii), by section, each declared once: type, bounds, title and basis."""

from exams.rules.parameters.after_the_exam import AFTER_THE_EXAM
from exams.rules.parameters.applicants import APPLICANTS
from exams.rules.parameters.bodies import BODIES
from exams.rules.parameters.declaration import Parameter, ParameterKind, Value
from exams.rules.parameters.defence import DEFENCE
from exams.rules.parameters.documents import DOCUMENTS
from exams.rules.parameters.dossier import DOSSIER
from exams.rules.parameters.evaluations import EVALUATIONS
from exams.rules.parameters.marking import MARKING
from exams.rules.parameters.papers import PAPERS
from exams.rules.parameters.persons import PERSONS
from exams.rules.parameters.planning import PLANNING
from exams.rules.parameters.positions import POSITIONS
from exams.rules.parameters.trainings import TRAININGS
from exams.rules.parameters.until_the_exam import UNTIL_THE_EXAM

__all__ = ["SECTIONS", "Parameter", "ParameterKind", "Value"]

SECTIONS: dict[str, tuple[Parameter, ...]] = {
    "eligibility": (
        *(*POSITIONS, *APPLICANTS, *PERSONS, *DOSSIER),
        *(*PLANNING, *EVALUATIONS, *TRAININGS),
    ),
    "calendar": (*UNTIL_THE_EXAM, *AFTER_THE_EXAM),
    "scoring": (*PAPERS, *MARKING, *DEFENCE),
    "bodies": BODIES,
    "documents": DOCUMENTS,
}
