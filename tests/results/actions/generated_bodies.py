"""Bodies that chance makes of new people, before two persons found them or replace a member."""

from hypothesis import strategies as st

from accounts.rules.duties import Role
from exams.actions.body_gates import founding_checks
from exams.actions.corrected_founding import correction_checks
from exams.models import Member
from exams.rules.bodies import BodyKind, Office
from exams.rules.checks import errors
from exams.rules.supervision import ASKED_OF
from tests.actions import arrange, by_two, campaign, officer, person_named
from tests.bodies import UNDER, drafted, founded, founding, offices_of
from tests.results.actions.generated import Asked

# A lawful body of any kind, with more members and a reserve.
DRAFTED = st.tuples(st.sampled_from(list(BodyKind)), st.integers(0, 4), st.integers(0, 2))
REPLACED = st.tuples(DRAFTED, st.integers(0, 99), st.booleans())


SAYS = st.sampled_from(list(ASKED_OF)).flatmap(
    lambda kind: st.tuples(
        st.just(kind), st.sampled_from(["", *ASKED_OF[kind]]), st.sampled_from(ASKED_OF[kind])
    ).filter(lambda drawn: drawn[1] != drawn[2])
)


def offices(kind, more, reserve):
    most = more if kind is not BodyKind.COUNCIL else 2 * (more % 2)  # five members or seven
    return (*offices_of(kind), *[Office.MEMBER] * most, *[Office.RESERVE] * reserve)


def drafted_so(drawn):
    kind, more, reserve = drawn
    body = drafted(kind, offices(kind, more, reserve))
    return Asked(founding(kind), founding_checks(body))


def founded_so(drawn):
    """Found a body; ask that somebody from the reserve, or from outside, replaces a member."""
    (kind, more, reserve), place, from_outside = drawn
    body = drafted(kind, offices(kind, more, reserve))
    assert errors(founding_checks(body)) == ()
    by_two("FOUND_BODY", founding_checks(body), **founding(kind))
    seats = list(Member.objects.sitting().filter(body=body).order_by("person__username"))
    at_work = [each for each in seats if each.office != Office.RESERVE]
    waits = [each.person for each in seats if each.office == Office.RESERVE]
    member = at_work[place % len(at_work)]
    successor = officer("tu-ngoai") if from_outside or not waits else waits[0]
    arguments = {
        "member": str(member.pk),
        "whom": successor.pk,
        "capacity": "Giám đốc",
        "document": "45/QĐ",
        "reason": "Ốm",
        "under": UNDER.get(kind, "") if member.office == Office.HEAD else "",
    }
    # Of a council that has a head of its own, the supervision board applies what concerns it.
    applies = person_named("giam-sat") if kind is BodyKind.COUNCIL else None
    return Asked(arguments, before=(member, member.role), asks=secretary_of(kind), applies=applies)


def unsaid_so(drawn):
    """Found a body whose decision says this of who stands behind it; ask that it says another."""
    kind, before, under = drawn
    body = arrange(founded(kind), founded_under=before)
    arguments = {"body": kind, "under": under, "document": "60/QĐ", "reason": "Ghi thiếu"}
    applies = person_named("giam-sat") if kind is BodyKind.COUNCIL else None
    return Asked(arguments, correction_checks(body, under), before=before, applies=applies)


def secretary_of(kind):
    """Return who asks where a secretariat of its own works: the sample's secretary has no seat."""
    if kind is not BodyKind.SECRETARIAT:
        return None
    return officer("thu-ky-hoi-dong", Role.SECRETARY, campaign=campaign().code)
