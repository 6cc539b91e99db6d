"""The invented people of the demonstration, and their accounts."""

from accounts.actions import granting, opening, password_codes
from accounts.models import Person
from accounts.rules.duties import Role
from rehearsal.clock import Clock
from rehearsal.people import People

PASSWORD = "thi-tuyen-demo"  # noqa: S105 - of invented people, on a demonstration only

OFFICES: tuple[tuple[str, str, Role], ...] = (
    ("thu-ky", "Thư ký Hội đồng", Role.SECRETARY),
    ("quy-hoach", "Cán bộ quy hoạch", Role.PLANNING_OFFICER),
    ("quy-hoach-2", "Cán bộ quy hoạch thứ hai", Role.PLANNING_OFFICER),
    ("tham-dinh", "Cán bộ thẩm định hồ sơ", Role.SCREENING_OFFICER),
    ("coi-thi", "Giám thị", Role.INVIGILATOR),
    ("ban-phach", "Trưởng Ban phách", Role.CUSTODIAN),
    ("giam-sat", "Trưởng Ban giám sát", Role.SUPERVISOR),
    ("truong-cham", "Trưởng Ban chấm thi", Role.HEAD_OF_MARKING),
    ("chu-tich", "Chủ tịch Hội đồng", Role.CHAIR),
    ("kiem-toan", "Cán bộ hậu kiểm", Role.AUDITOR),
    ("quan-tri", "Quản trị hệ thống", Role.ADMINISTRATOR),
    ("thi-sinh", "Nguyễn Thị Thí Sinh", Role.CANDIDATE),
    ("thi-sinh-1", "Nguyễn Hải Phúc", Role.CANDIDATE),
    ("thi-sinh-2", "Dương Việt Nhật", Role.CANDIDATE),
    ("thi-sinh-3", "Nguyễn Bá Quân", Role.CANDIDATE),
    *((f"giam-khao-{n}", f"Giám khảo chấm viết {n}", Role.EXAMINER) for n in range(1, 7)),
    *((f"hoi-dong-{n}", f"Thành viên Ban chấm đề án {n}", Role.PANEL_MEMBER) for n in range(1, 8)),
)


def gather(clock: Clock) -> People:
    """Open everybody's account, all with the same password."""
    made = {username: _account(username, name, role, clock) for username, name, role in OFFICES}
    return People(
        secretary=made["thu-ky"],
        planner=made["quy-hoach"],
        screener=made["tham-dinh"],
        invigilator=made["coi-thi"],
        custodian=made["ban-phach"],
        supervisor=made["giam-sat"],
        head=made["truong-cham"],
        chair=made["chu-tich"],
        examiners=tuple(made[f"giam-khao-{n}"] for n in range(1, 7)),
        panel=tuple(made[f"hoi-dong-{n}"] for n in range(1, 8)),
    )


def _account(username: str, name: str, role: Role, clock: Clock) -> Person:
    """Open an account, and activate it with its code as its owner would."""
    email = f"{username}@example.invalid"
    opened = opening.open_account(
        username=username, full_name=name, email=email, by="seed", at=clock.at
    )
    typed = {"username": username, "code": opened.code, "password": PASSWORD}
    password_codes.use(**typed, by="nobody", at=clock.at)
    granting.grant(person=opened.person, role=role, by="seed", at=clock.at)
    return Person.objects.get(pk=opened.person.pk)
