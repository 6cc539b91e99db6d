"""People and regulations that chance makes, before the acts that are about no campaign."""

from dataclasses import replace

from django.contrib.auth.hashers import make_password
from hypothesis import strategies as st

from accounts.actions import granting
from accounts.models import Person
from accounts.rules.duties import Role
from accounts.rules.seats import BOARD_OF
from accounts.rules.sensitive import SENSITIVE
from audit.rules.refusals import Refusal
from exams.models import ProfileVersion
from exams.rules.parameters import SECTIONS, ParameterKind
from tests.actions import LATE, officer
from tests.results.actions.generated import Asked

# What is a switch, a number or a code; the marking's parameters contradict each other too easily.
SIMPLE = (ParameterKind.BOOLEAN, ParameterKind.INTEGER, ParameterKind.CHOICE)
CHANGEABLE = [
    (section, parameter)
    for section in ("eligibility", "bodies", "documents")
    for parameter in SECTIONS[section]
    if parameter.kind in SIMPLE
]


def value_of(parameter):
    """Draw what a parameter accepts."""
    if parameter.kind == ParameterKind.BOOLEAN:
        return st.booleans()
    if parameter.kind == ParameterKind.CHOICE:
        return st.sampled_from(parameter.choices)
    numbers = st.integers(parameter.low, parameter.high)
    return st.one_of(st.none(), numbers) if parameter.nullable else numbers


ONE_VALUE = st.sampled_from(CHANGEABLE).flatmap(
    lambda declared: st.tuples(
        st.just(declared[0]), st.just(declared[1].key), value_of(declared[1])
    )
)
VALUES = st.lists(ONE_VALUE, min_size=1, max_size=8, unique_by=lambda drawn: drawn[1])


def regulated(drawn):
    """Ask for the next version of a profile, with other values than the one in force."""
    latest = ProfileVersion.objects.order_by("-version").first()
    values = {section: dict(of_section) for section, of_section in latest.values.items()}
    for section, key, value in drawn:
        values[section][key] = value
    arguments = {
        "code": latest.code,
        "values": values,
        "citation": "QĐ 12",
        "in_force_from": "2027-04-01",
    }
    return Asked(arguments, of="", before=latest.values)


ROLES = st.sampled_from(list(Role))
GIVEN_BY_TWO = st.sampled_from(sorted(SENSITIVE))
WHERE = st.sampled_from(["", "TT2026-01", "KHAC"])
HELD = st.lists(st.tuples(ROLES, WHERE, st.booleans()), max_size=5)
GRANTED = st.tuples(HELD, GIVEN_BY_TWO, WHERE)


def holder(held):
    """Open an account with these roles, as far as they may be held together; some were ended."""
    made = officer("nhan-vai-tro")
    for role, scope, is_ended in held:
        try:
            given = granting.grant(person=made, role=role, campaign=scope, by="console", at=LATE)
        except Refusal:
            continue
        if is_ended:
            granting.revoke(grant=given, reason="QĐ 9", by="console", at=LATE)
    return made


def granted(drawn):
    held, role, scope = drawn
    made = holder(held)
    standing = sorted(made.grants.filter(revoked_at=None).values_list("role", flat=True))
    by_name = "" if role in BOARD_OF else scope  # in one campaign a seat alone gives it
    arguments = {"person": made.pk, "role": role, "campaign": by_name}
    return Asked(arguments, of="", asks=keeper(), before=(made, standing))


def closed(held):
    made = holder(held)
    roles = list(made.grants.filter(revoked_at=None).values_list("role", flat=True))
    return Asked({"person": made.pk}, of="", asks=keeper(), before=(made, roles))


def asked_for_code(held):
    asked = closed(held)
    half = {"first_half": make_password("7K2M9Q")}
    supervisor = Person.objects.get(username="giam-sat")
    return replace(asked, arguments={**asked.arguments, **half}, applies=supervisor)


def keeper():
    """Return the administrator, who can sign in: the sample has none."""
    if former := Person.objects.filter(username="quan-tri").first():
        return former
    made = officer("quan-tri", Role.ADMINISTRATOR)
    made.set_password("thi-tuyen-demo")
    made.save()
    return made
