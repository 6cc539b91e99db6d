"""A planning line without a fault, its catalogue and its settings; tests change one thing."""

from dataclasses import replace
from datetime import date

from candidates.rules.catalogue import Catalogue, PostFacts, RankFacts
from candidates.rules.planning import judge
from candidates.rules.planning_line import Line, PlanningSettings
from exams.rules.enums import Level, Sex, Theory

DEPUTY = RankFacts("PTP", 2, Level.DIVISION, ("Phó Trưởng phòng", "Phó Giám đốc Trung tâm"))
HEAD = RankFacts("TP", 3, Level.DIVISION, ("Trưởng phòng", "Giám đốc Trung tâm", "Trưởng ban"))
DIRECTOR = RankFacts("GD", 5, Level.DEPARTMENT, ("Giám đốc Sở",))
LAW = frozenset({"Luật", "Hành chính công"})
CHIEF = PostFacts("A-01", "Trưởng phòng A", "A", "TP", "UNIT", 1, Theory.INTERMEDIATE, LAW)

POSTS = {
    code: replace(CHIEF, code=code, full_name=f"Trưởng phòng {code}")
    for code in ("A-01", "A-02", "A-03", "A-04")
}

CITY = replace(CHIEF, code="C-01", full_name="Giám đốc C", rank="GD", approving_level="CITY")
CATALOGUE = Catalogue((("A", "Sở A"),), (DEPUTY, HEAD, DIRECTOR), (*POSTS.values(), CITY), ())

SETTINGS = PlanningSettings(
    on=date(2026, 9, 30),
    default_term="2025-2030",
    age_month=date(2025, 6, 1),
    opened={"A-01": date(2026, 9, 7)},
)


def line(row=14, **changes):
    """Return a line without a fault, changed as asked."""
    good = Line(
        sheet="Danh sách",
        row=row,
        citizen_id="001085000001",
        name="Nguyễn An",
        born=date(1985, 3, 1),
        sex=Sex.MALE,
        post=POSTS["A-01"],
        rank=DEPUTY,
        tier=1,
        term="2025-2030",
        approved_on=date(2025, 12, 15),
        removed_on=None,
        speciality="Luật",
        theory=Theory.INTERMEDIATE,
    )
    return replace(good, **changes)


def somebody(row, number, **changes):
    """Return a line about another person."""
    return line(row, citizen_id=f"00108500{number:04}", name=f"Người {number}", **changes)


def breaches(*lines, settings=SETTINGS):
    return [(breach.row, breach.field, breach.code) for breach in judge(lines, settings, CATALOGUE)]
