"""The parameters of annex ii A that screening needs, as one frozen value."""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from enum import StrEnum

from candidates.rules.trainings import TrainingCheck, TrainingKind
from exams.rules.enums import DegreeLevel, DisciplineForm, Level, Rating, Theory
from exams.rules.refusals import Refusal


class AgeReference(StrEnum):
    """The day on which ages are reckoned."""

    REGISTRATION_CLOSE = "REGISTRATION_CLOSE"
    FILE_RECEIVED = "FILE_RECEIVED"


class ApprovedBefore(StrEnum):
    """The day before which a planning entry must have been approved."""

    ANNOUNCEMENT_DATE = "ANNOUNCEMENT_DATE"
    REGISTRATION_CLOSE = "REGISTRATION_CLOSE"


class OnMultiplePosts(StrEnum):
    """Which of a person's papers for more positions than allowed stand, by day of receipt."""

    FAIL_ALL = "FAIL_ALL"
    KEEP_FIRST = "KEEP_FIRST"
    KEEP_LAST = "KEEP_LAST"


class Waiver(StrEnum):
    """Whether an exam may be held with fewer people than the minimum."""

    BY_DECISION = "BY_DECISION"
    NEVER = "NEVER"


class MustRegisterReport(StrEnum):
    REPORT_ONLY = "REPORT_ONLY"
    OFF = "OFF"


@dataclass(frozen=True, slots=True)
class Profile:
    """The parameters of annex ii A that screening needs, with their proposed values."""

    allowed_levels: tuple[Level, ...] = (Level.DEPARTMENT, Level.DIVISION)
    allow_elected_posts: bool = False
    allow_reappointment: bool = False
    min_candidates_per_post: int = 2
    waiver_of_min_candidates: Waiver = Waiver.BY_DECISION
    candidate_groups: tuple[str, ...] = ("A_PLANNED_ON_SITE", "B_PLANNED_EQUIVALENT", "C_NOMINATED")
    group_c_needs_party_consent: bool = True
    planning_required: bool = True
    equivalent_is_special_case: bool = False
    planning_approved_before: ApprovedBefore = ApprovedBefore.ANNOUNCEMENT_DATE
    on_site_must_register: MustRegisterReport = MustRegisterReport.REPORT_ONLY
    outsider_cutoff: bool = False
    outsider_cutoff_single: int = 3
    outsider_cutoff_double: int = 5
    max_posts_per_applicant: int = 1
    on_multiple_posts: OnMultiplePosts = OnMultiplePosts.FAIL_ALL
    full_term_months: int = 60
    special_min_months: int = 48
    age_reference: AgeReference = AgeReference.REGISTRATION_CLOSE
    age_exempt_for_equal_or_lower: bool = True
    min_months_in_post: int = 12
    key_ranks: tuple[str, ...] = ("GD_SO", "TP")  # who heads, at each level
    rating_years: int = 3
    rating_min: Rating = Rating.GOOD
    age_cap: int | None = None  # completed years, strict; a position may set its own
    degree_min: DegreeLevel = DegreeLevel.UNIVERSITY
    discipline_wait_months: tuple[tuple[DisciplineForm, int], ...] = (
        (DisciplineForm.REPRIMAND, 24),
        (DisciplineForm.WARNING, 36),
        (DisciplineForm.REMOVAL, 60),
    )
    exclusion_list: tuple[str, ...] = (
        *("29(9)a", "29(9)b", "29(9)c", "29(9)d", "29(9)đ", "29(9)e"),
    )
    dossier_max_age_months: int = 6
    dossier_required: tuple[str, ...] = (  # beside the health certificate and the declaration
        *("APPLICATION_FORM", "CURRICULUM_VITAE_2C", "UNIT_COMMENT", "PARTY_COMMENT"),
        *("RESIDENCE_COMMENT", "SELF_ASSESSMENT", "DIPLOMAS"),
    )
    dossier_dated: tuple[str, ...] = (  # beside the health certificate
        *("CURRICULUM_VITAE_2C", "UNIT_COMMENT", "PARTY_COMMENT", "RESIDENCE_COMMENT"),
        *("SELF_ASSESSMENT", "ASSET_DECLARATION", "PHOTO"),
    )
    dossier_reusable: tuple[str, ...] = (
        *("CURRICULUM_VITAE_2C", "UNIT_COMMENT", "PARTY_COMMENT", "RESIDENCE_COMMENT"),
        *("SELF_ASSESSMENT", "ASSET_DECLARATION", "DIPLOMAS", "HEALTH_CERTIFICATE"),
        "FOREIGN_RECOGNITION",
    )
    political_theory_min: tuple[tuple[str, Theory], ...] = ()  # by code of rank
    training_check: TrainingCheck = TrainingCheck.NOT_ASKED
    training_kinds: tuple[str, ...] = (TrainingKind.KNOWLEDGE_UPDATE,)
    training_years: int = 5  # 0: for ever


def profile_of(table: Mapping[str, object]) -> Profile:
    """Return the profile that a table of parameters describes; keys of other stages are ignored.

    An unknown value is refused, never ignored.
    """
    values = {field.name: field.default for field in fields(Profile)}
    for name in table:
        if name in values and not _fits(table[name], values[name]):
            raise Refusal("PROFILE_VALUE_UNKNOWN", parameter=name, value=table[name])
    return Profile(**{name: _value(name, table[name]) for name in table if name in values})  # type: ignore[arg-type]


def _fits(raw: object, default: object) -> bool:
    """Tell whether a value is of the kind of its default: a switch, a number, a table or a word."""
    match default:
        case bool() | int():
            return type(raw) is type(default)
        case None:
            return raw is None or type(raw) is int
        case () | ((_, int()), *_):
            return isinstance(raw, Mapping) and all(
                type(item) is (int if default else str) for item in raw.values()
            )
        case tuple():
            return isinstance(raw, list | tuple)
        case _:
            return isinstance(raw, str)


_VOCABULARIES: dict[str, type[StrEnum]] = {
    "waiver_of_min_candidates": Waiver,
    "on_site_must_register": MustRegisterReport,
    "planning_approved_before": ApprovedBefore,
    "on_multiple_posts": OnMultiplePosts,
    "age_reference": AgeReference,
    "training_check": TrainingCheck,
    "rating_min": Rating,
    "degree_min": DegreeLevel,
    "allowed_levels": Level,
}


def _value(name: str, raw: object) -> object:
    try:
        return _term(name, raw)
    except ValueError:
        raise Refusal("PROFILE_VALUE_UNKNOWN", parameter=name, value=raw) from None


def _term(name: str, raw: object) -> object:
    match raw:
        case Mapping() if name == "discipline_wait_months":
            return tuple((DisciplineForm(form), months) for form, months in raw.items())
        case Mapping():
            return tuple((rank, Theory(theory)) for rank, theory in raw.items())
        case list() | tuple():
            return tuple(_VOCABULARIES.get(name, str)(item) for item in raw)
        case _:
            return _VOCABULARIES[name](str(raw)) if name in _VOCABULARIES else raw
