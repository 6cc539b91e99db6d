"""Which days of a campaign concern whom: what stands in the calendar of each role."""

from collections.abc import Iterable

from accounts.rules.duties import Duty
from exams.rules.deadline_rules import DEADLINE_RULES, OF_THE_OFFICE
from exams.rules.enums import PartKind

ALL_STEPS = frozenset(rule.name for rule in DEADLINE_RULES)
ALL_OF_IT = frozenset({Duty.PREPARE, Duty.ANNOUNCE, Duty.DECIDE, Duty.WATCH})
WRITTEN_MARKING = frozenset({"P7_WRITTEN_EXAM", "P11_MARKING", "P13_REMARK_MARKING"})
SITTING = frozenset({"P7_WRITTEN_EXAM", "P8_POSTING", "SUMMONS"})
STEPS_OF: dict[Duty, frozenset[str]] = {
    Duty.APPLY: ALL_STEPS - OF_THE_OFFICE,
    Duty.RECEIVE: frozenset({"P3_REGISTRATION", "P12_REMARK_REQUEST"}),
    Duty.SCREEN: frozenset({"P3_REGISTRATION", "P5_SCREENING"}),
    Duty.APPROVE_LIST: frozenset({"P5_SCREENING"}),
    Duty.INVIGILATE: SITTING,
    Duty.SEAL: frozenset({"P7_WRITTEN_EXAM"}),
    Duty.OPEN_SEALS: frozenset({"P11_MARKING"}),
    Duty.MARK: WRITTEN_MARKING,
    Duty.ALLOCATE: WRITTEN_MARKING,
    Duty.SETTLE: WRITTEN_MARKING,
    Duty.PUBLISH: frozenset({"P11_MARKING", "P13_REMARK_MARKING", "P19_PUBLISH"}),
}
BOTH = frozenset(PartKind)
PARTS_OF: dict[Duty, frozenset[PartKind]] = {
    Duty.APPLY: BOTH,
    Duty.INVIGILATE: BOTH,
    Duty.SEAL: frozenset({PartKind.WRITTEN}),
    Duty.SCORE_DEFENCE: frozenset({PartKind.PROPOSAL}),
}


def steps_for(duties: Iterable[Duty]) -> frozenset[str]:
    """Return the deadlines that concern somebody with these duties in a campaign."""
    duties = frozenset(duties)
    if duties & ALL_OF_IT:
        return ALL_STEPS
    return frozenset().union(*(STEPS_OF.get(duty, frozenset()) for duty in duties))


def parts_for(duties: Iterable[Duty]) -> frozenset[PartKind]:
    """Return the parts whose sittings concern somebody with these duties in a campaign."""
    duties = frozenset(duties)
    if duties & ALL_OF_IT:
        return BOTH
    return frozenset().union(*(PARTS_OF.get(duty, frozenset()) for duty in duties))
