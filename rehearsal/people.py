"""The people of a rehearsal: one for each office, and as many examiners as a remark can need."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from accounts.actions import granting
from accounts.models import Person
from accounts.rules.duties import Role

EXAMINERS = 6  # two to mark, one more, and three who remark and never had the script
PANEL = 7
OFFICES = {
    "secretary": ("thu-ky", Role.SECRETARY),
    "planner": ("quy-hoach", Role.PLANNING_OFFICER),
    "screener": ("tham-dinh", Role.SCREENING_OFFICER),
    "invigilator": ("coi-thi", Role.INVIGILATOR),
    "custodian": ("ban-phach", Role.CUSTODIAN),
    "supervisor": ("giam-sat", Role.SUPERVISOR),
    "head": ("truong-ban-cham", Role.HEAD_OF_MARKING),
    "chair": ("chu-tich", Role.CHAIR),
}


@dataclass(frozen=True, slots=True)
class People:
    secretary: Person
    planner: Person
    screener: Person
    invigilator: Person
    custodian: Person
    supervisor: Person
    head: Person
    chair: Person
    examiners: tuple[Person, ...]
    panel: tuple[Person, ...]

    def __iter__(self) -> Iterator[Person]:
        yield from (getattr(self, office) for office in OFFICES)
        yield from (*self.examiners, *self.panel)


def open_accounts(at: datetime, *, panel: int = PANEL) -> People:
    """Open an account for everybody and grant one role each."""
    return People(
        **{office: _account(name, role, at) for office, (name, role) in OFFICES.items()},
        examiners=tuple(
            _account(f"giam-khao-{number}", Role.EXAMINER, at) for number in range(1, EXAMINERS + 1)
        ),
        panel=tuple(
            _account(f"hoi-dong-{number}", Role.PANEL_MEMBER, at) for number in range(1, panel + 1)
        ),
    )


def _account(username: str, role: Role, at: datetime) -> Person:
    person = Person.objects.create_user(username, full_name=username)
    granting.grant(person=person, role=role, by="rehearsal", at=at)
    return person
