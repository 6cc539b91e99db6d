"""The people of a rehearsal: one for each office, and as many examiners as a remark can need."""

from dataclasses import dataclass
from datetime import datetime

from accounts.actions import people
from accounts.models import Person
from accounts.rules.duties import Role

EXAMINERS = 6  # two to mark, one more, and three who remark and never had the script
PANEL = 7


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


def open_accounts(at: datetime, *, panel: int = PANEL) -> People:
    """Open an account for everybody and grant one role each."""
    return People(
        secretary=_account("thu-ky", Role.SECRETARY, at),
        planner=_account("quy-hoach", Role.PLANNING_OFFICER, at),
        screener=_account("tham-dinh", Role.SCREENING_OFFICER, at),
        invigilator=_account("coi-thi", Role.INVIGILATOR, at),
        custodian=_account("ban-phach", Role.CUSTODIAN, at),
        supervisor=_account("giam-sat", Role.SUPERVISOR, at),
        head=_account("truong-ban-cham", Role.HEAD_OF_MARKING, at),
        chair=_account("chu-tich", Role.CHAIR, at),
        examiners=tuple(
            _account(f"giam-khao-{number}", Role.EXAMINER, at) for number in range(1, EXAMINERS + 1)
        ),
        panel=tuple(
            _account(f"hoi-dong-{number}", Role.PANEL_MEMBER, at) for number in range(1, panel + 1)
        ),
    )


def _account(username: str, role: Role, at: datetime) -> Person:
    person = Person.objects.create_user(username, full_name=username)
    people.grant(person=person, role=role, by="rehearsal", at=at)
    return person
