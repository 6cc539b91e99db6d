"""The keys of the announcement file, with the type of each."""

from collections.abc import Mapping
from datetime import date

from candidates.rules.standards import CEFR
from exams.rules.calendar import DayKind
from exams.rules.degree_class import DegreeClass
from exams.rules.enums import Level, Rating, Theory
from rehearsal.kinds import Sound, among, at_least, is_a, month, text, texts

Wanted = Mapping[str, Sound]

NEEDED: Mapping[str, Wanted] = {
    "campaign": {
        "code": text,
        "name": text,
        "announced_on": is_a(date),
        "registration_opens": is_a(date),
        "registration_closes": is_a(date),
        "planning_terms": lambda value: bool(value) and texts(value),
    },
    "unit": {"code": text, "name": text},
    "rank": {"code": text, "order": is_a(int), "level": among(*Level)},
    "post": {"code": text, "full_name": text, "unit": text, "rank": text},
    "position": {"code": text, "post": text},
    "equivalence": {"code": text, "posts": texts},
    "holiday": {"date": is_a(date), "name": text, "kind": among(*DayKind)},
    "proposed_position": {"code": text},
}

ALLOWED: Mapping[str, Wanted] = {
    "campaign": {
        "host": is_a(str),
        "announcement_no": is_a(str),
        "candidate_number_prefix": is_a(str),
        "candidate_number_digits": at_least(1),
        "planning_default_term": text,
        "dates": is_a(dict),
        "reference_dates": is_a(dict),
    },
    "unit": {"plans": is_a(bool)},
    "rank": {"name": is_a(str), "prefixes": texts},
    "post": {
        "approving_level": is_a(str),
        "seats": at_least(0),
        "political_theory_min": among(*Theory),
        "specialities": texts,
    },
    "position": {
        "vacancies": at_least(1),
        "party_member_required": is_a(bool),
        "age_under": at_least(1),
        "language_min": among("", *CEFR),
        "rating_years": at_least(1),
        **dict.fromkeys(("rating_min", "party_rating_min"), among(*Rating)),
        "degree_class_min": among(*DegreeClass),
        "experience_field": is_a(str),
        "experience_months": at_least(0),
        "lower_key_months": at_least(0),
        "prefers_not_local": is_a(bool),
    },
    "proposed_position": {
        "post": is_a(str),
        "vacancies": at_least(0),
        "elected_post": is_a(bool),
        "reappointment": is_a(bool),
    },
}

REFERENCE_DATES: Wanted = {
    **dict.fromkeys(("age", "months_in_post", "discipline", "dossier"), is_a(date)),
    "latest_rated_year": at_least(1900),
    "planning_age_month": month,
}

FILES: Wanted = {
    **dict.fromkeys(
        ("planning", "personnel", "registrations", "score_slips", "decisions"), is_a(str)
    ),
    "planning_sheets": texts,
}

PROFILE: Wanted = {"id": text, "version": at_least(1), "in_force_from": is_a(date)}
