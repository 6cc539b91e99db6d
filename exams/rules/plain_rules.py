"""The regulations of a campaign in a dozen sentences: which hold, with the figures they name.

The figures are those of the frozen profile, never typed again; a sentence rests on the text on
which its first parameter rests. Source: regulations, annex (ii).
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from exams.rules.enums import PartKind
from exams.rules.profile import completed, parameters, parts_of

Profile = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class PlainRule:
    """A sentence of the catalogue with its facts, and the text on which it rests."""

    code: str
    facts: Mapping[str, Any]
    basis: str


@dataclass(frozen=True, slots=True)
class _Sentence:
    """A sentence as declared: its facts are parameters, by the names it gives them."""

    code: str
    facts: Mapping[str, str]  # name in the sentence -> section.key; the first gives the basis
    holds: Callable[[Profile], bool] = field(default=lambda values: True)


def _has(kind: PartKind) -> Callable[[Profile], bool]:
    return lambda values: kind in parts_of(values)


def _remarks(values: Profile) -> bool:
    return bool(values["scoring"]["remark_allowed_parts"])


_SENTENCES = (
    _Sentence("PLAIN_REGISTRATION", {"days": "calendar.registration_days"}),
    _Sentence("PLAIN_POSTS", {"posts": "eligibility.max_posts_per_applicant"}),
    _Sentence("PLAIN_LEAST_CANDIDATES", {"people": "eligibility.min_candidates_per_post"}),
    _Sentence("PLAIN_FULL_TERM", {"months": "eligibility.full_term_months"}),
    _Sentence("PLAIN_MONTHS_IN_POST", {"months": "eligibility.min_months_in_post"}),
    _Sentence(
        "PLAIN_RATINGS",
        {"least": "eligibility.rating_min", "years": "eligibility.rating_years"},
    ),
    _Sentence("PLAIN_SCREENING", {"days": "calendar.screening_days"}),
    _Sentence("PLAIN_SUMMONS", {"days": "calendar.summons_min_working_days"}),
    _Sentence(
        "PLAIN_WRITTEN_GATE",
        {"gate": "scoring.written_gate", "scale": "scoring.scale_per_part"},
        _has(PartKind.WRITTEN),
    ),
    _Sentence(
        "PLAIN_TWO_MARKS",
        {"near": "scoring.diff_auto_max", "far": "scoring.diff_third_min"},
        _has(PartKind.WRITTEN),
    ),
    _Sentence("PLAIN_REMARK", {"days": "calendar.remark_request_working_days"}, _remarks),
    _Sentence(
        "PLAIN_PROPOSAL_GATE",
        {"gate": "scoring.proposal_gate", "scale": "scoring.scale_per_part"},
        _has(PartKind.PROPOSAL),
    ),
    _Sentence("PLAIN_PANEL", {"people": "scoring.panel_min_examiners"}, _has(PartKind.PROPOSAL)),
    _Sentence(
        "PLAIN_RANKING",
        {"total": "scoring.aggregation", "order": "scoring.tie_break"},
    ),
)


def plain_rules(values: Profile) -> tuple[PlainRule, ...]:
    """Return what a candidate has to know of a frozen profile, in the order of the process.

    A value that the profile lacks is the default.
    """
    whole = completed(values)
    bases = {parameter.key: parameter.basis for parameter in parameters()}
    return tuple(_rule(each, whole, bases) for each in _SENTENCES if each.holds(whole))


def _rule(declared: _Sentence, values: Profile, bases: Mapping[str, str]) -> PlainRule:
    paths = {name: path.split(".") for name, path in declared.facts.items()}
    facts = {name: _plain(values[section][key]) for name, (section, key) in paths.items()}
    _, first = next(iter(paths.values()))
    return PlainRule(declared.code, facts, bases[first])


def _plain(value: Any) -> Any:
    """Return a list of codes as codes with spaces between them, anything else as it is."""
    return " ".join(value) if isinstance(value, list) else value
