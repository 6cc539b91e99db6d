"""The standards a person must meet: E04, E10 to E13, E23, E27.

Source: regulations 2.3, 6.1, 6.3; annex ii A.
"""

from enum import StrEnum

from candidates.rules.conditions import Conditions
from candidates.rules.facts import Cadre, Degree
from candidates.rules.findings import RuleResult, failed, figures, judged, passed, warned
from candidates.rules.provinces import is_abroad
from exams.rules.enums import DegreeLevel, Theory
from exams.rules.names import fold
from exams.rules.specialities import suits_post

VIETNAM = "viet nam"
CEFR = ("A1", "A2", "B1", "B2", "C1", "C2")
NONE = "NONE"


def nationality(person: Cadre, conditions: Conditions) -> RuleResult:
    """E04. The person has one nationality, the Vietnamese, and lives in Vietnam.

    Source: regulations 6.1 (Law 80/2025 art. 19).
    """
    nations = person.nationalities
    pairs = figures(nationality="+".join(nations), residence=person.residence)
    if [fold(nation) for nation in nations] != [VIETNAM]:
        return failed("E04", "NATIONALITY", pairs)
    return judged("E04", not is_abroad(person.residence), "RESIDENCE_ABROAD", pairs)


def degree(person: Cadre, conditions: Conditions) -> RuleResult:
    """E10. One degree is of at least the minimum level and in a speciality of the post.

    Source: regulations 6.1; annex ii A: degree_min. A post without specialities takes any.
    """
    minimum = conditions.profile.degree_min
    highest = max((own.level for own in person.degrees), key=_rank, default=DegreeLevel.NONE)
    suitable = [own for own in person.degrees if _suits(own, conditions)]
    pairs = figures(degree_max=highest, suitable_degrees=len(suitable), minimum=minimum)
    if not at_least(highest, minimum):
        return failed("E10", "DEGREE_BELOW_MINIMUM", pairs)
    return judged("E10", bool(suitable), "SPECIALITY_NOT_SUITABLE", pairs)


def degree_class(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E27. A suitable degree was passed at least as the position asks, if it asks it.

    Source: regulations 1.4 (40). Suitable is what E10 takes; of several the best passed counts.
    """
    minimum = conditions.position.degree_class_min
    if not minimum:
        return None
    passed_as = [own.passed_as for own in person.degrees if _suits(own, conditions)]
    best = max((each for each in passed_as if each), key=_rank, default=None)
    pairs = figures(degree_class=best or NONE, minimum=minimum)
    if best is None:
        return failed("E27", "DEGREE_CLASS_MISSING", pairs)
    return judged("E27", at_least(best, minimum), "DEGREE_CLASS_BELOW_MINIMUM", pairs)


def political_theory(person: Cadre, conditions: Conditions) -> RuleResult:
    """E11. The person's political theory is not below the post's, nor below the profile's.

    Source: regulations 6.1; annex ii A: political_theory_min, by rank. Cao cấp and cử nhân count
    the same.
    """
    by_rank = dict(conditions.profile.political_theory_min)
    of_post, of_rank = conditions.post.theory_min, by_rank.get(conditions.post.rank, Theory.NONE)
    minimum = of_post if _theory_place(of_post) >= _theory_place(of_rank) else of_rank
    enough = _theory_place(person.theory) >= _theory_place(minimum)
    pairs = figures(theory=person.theory, minimum=minimum)
    return judged("E11", enough, "THEORY_BELOW_MINIMUM", pairs)


def state_management(person: Cadre, conditions: Conditions) -> RuleResult:
    """E12. The person holds a state management certificate; without one there is a warning.

    Source: regulations 6.1.
    """
    pairs = figures(certificate=person.state_management or NONE)
    if person.state_management:
        return passed("E12", pairs)
    return warned("E12", "NO_STATE_MANAGEMENT_CERTIFICATE", pairs)


def language(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E13. The person's foreign language is at least at the level the position asks, if any.

    Source: regulations 6.1. Units: levels of the CEFR.
    """
    minimum = conditions.position.language_min
    if not minimum:
        return None
    enough = person.language in CEFR and CEFR.index(person.language) >= CEFR.index(minimum)
    pairs = figures(language=person.language or NONE, minimum=minimum)
    return judged("E13", enough, "LANGUAGE_BELOW_MINIMUM", pairs)


def party_member(person: Cadre, conditions: Conditions) -> RuleResult | None:
    """E23. The person has joined the Party, if the position asks it.

    Source: regulations 6.1.
    """
    if not conditions.position.party_member_required:
        return None
    joined = person.joined_party_on
    return judged("E23", joined is not None, "NOT_A_PARTY_MEMBER", figures(joined=joined))


def at_least(own: StrEnum, minimum: StrEnum) -> bool:
    """Tell whether a term is not below another of the same list, from low to high."""
    return _rank(own) >= _rank(minimum)


def _rank(term: StrEnum) -> int:
    return list(type(term)).index(term)


def _theory_place(theory: Theory) -> int:
    return _rank(Theory.ADVANCED if theory == Theory.BACHELOR else theory)


def _suits(own: Degree, conditions: Conditions) -> bool:
    is_high_enough = at_least(own.level, conditions.profile.degree_min)
    return is_high_enough and suits_post(own.speciality, conditions.post.specialities)
