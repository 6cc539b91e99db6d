"""A person, a paper, an entry and a position that pass every rule; tests change one thing."""

from dataclasses import fields, replace
from datetime import date

from candidates.rules.catalogue import Catalogue, PostFacts, RankFacts
from candidates.rules.conditions import AnnouncedCampaign, AnnouncedPosition, Dates, conditions_of
from candidates.rules.facts import (
    Cadre,
    Degree,
    Period,
    PeriodKind,
    PlanningRow,
    PoliticalConclusion,
)
from candidates.rules.profile import Profile
from candidates.rules.registration import DossierItem, Registration
from exams.rules.enums import DegreeLevel, Level, Rating, Sex, Theory

ON = date(2026, 10, 6)
CITIZEN_ID = "001090000001"

RANKS = (
    RankFacts("DIRECTOR", 40, Level.DEPARTMENT, ("Giám đốc",)),
    RankFacts("HEAD", 30, Level.DIVISION, ("Trưởng phòng",)),
    RankFacts("DEPUTY", 20, Level.DIVISION, ("Phó Trưởng phòng",)),
    RankFacts("OFFICER", 10, Level.NONE, ("Chuyên viên",)),
)


def post(code, unit="HERE", rank="HEAD", **changes):
    return replace(
        PostFacts(
            code=code,
            full_name=f"Chức danh {code}",
            unit=unit,
            rank=rank,
            approving_level="UNIT_PARTY_COMMITTEE",
            seats=1,
            theory_min=Theory.INTERMEDIATE,
            specialities=frozenset({"Luật", "Hành chính công"}),
        ),
        **changes,
    )


POSTS = (
    post("HEAD-HERE"),
    post("HEAD-THERE", unit="THERE"),
    post("HEAD-OTHER", unit="THERE"),
    post("DIRECTOR-THERE", unit="THERE", rank="DIRECTOR"),
    post("DEPUTY-HERE", rank="DEPUTY"),
)

DATES = Dates(
    announced_on=date(2026, 9, 7),
    registration_opens=date(2026, 9, 7),
    registration_closes=ON,
    age=ON,
    months_in_post=ON,
    discipline=ON,
    dossier=ON,
    latest_rated_year=2025,
    planning_terms=("2025-2030",),
)


def campaign(*positions, **changes):
    """A campaign; a name of a parameter changes the profile, a name of a date the dates."""
    of_profile = {field.name for field in fields(Profile)}
    return AnnouncedCampaign(
        dates=replace(
            DATES, **{key: value for key, value in changes.items() if key not in of_profile}
        ),
        profile=replace(
            Profile(), **{key: value for key, value in changes.items() if key in of_profile}
        ),
        catalogue=Catalogue(
            units=(("HERE", "Sở Đây"), ("THERE", "Sở Kia")),
            ranks=RANKS,
            posts=POSTS,
            equivalences=(frozenset({"HEAD-HERE", "HEAD-THERE"}),),
        ),
        positions=positions or (position(),),
    )


def position(code="VT01", **changes):
    return replace(AnnouncedPosition(code=code, post=POSTS[0], vacancies=1), **changes)


def asked(opened=None, **changes):
    """The conditions of one position of the campaign."""
    opened = opened or position()
    return conditions_of(campaign(opened, **changes), opened)


def period(starts_on, ends_on=None, **changes):
    return replace(
        Period(
            starts_on=starts_on,
            ends_on=ends_on,
            rank="DEPUTY",
            unit="HERE",
            field="Nội vụ",
            kind=PeriodKind.APPOINTED,
            ended_by_discipline=False,
        ),
        **changes,
    )


def person(**changes):
    return replace(
        Cadre(
            citizen_id=CITIZEN_ID,
            name="Trần Văn Mẫu",
            born=date(1990, 5, 4),
            born_year_only=False,
            sex=Sex.MALE,
            nationalities=("Việt Nam",),
            residence="phường Cầu Giấy, thành phố Hà Nội",
            joined_party_on=date(2015, 5, 4),
            theory=Theory.INTERMEDIATE,
            state_management="Chuyên viên",
            language="B1",
            unit="HERE",
            rank="DEPUTY",
            current_post="Phó Trưởng phòng",
            in_post_since=date(2020, 1, 1),
            periods=(period(date(2020, 1, 1)),),
            degrees=(Degree(DegreeLevel.UNIVERSITY, "Luật"),),
            ratings=((2023, Rating.GOOD), (2024, Rating.GOOD), (2025, Rating.EXCELLENT)),
        ),
        **changes,
    )


def entry(planned_post="HEAD-HERE", **changes):
    return replace(
        PlanningRow(
            sheet="Quy hoạch",
            row=12,
            citizen_id=CITIZEN_ID,
            name="Trần Văn Mẫu",
            born=date(1990, 5, 4),
            sex=Sex.MALE,
            post=planned_post,
            tier=1,
            term="2025-2030",
            decision_no="12-QĐ/ĐU",
            approved_on=date(2026, 1, 5),
            current_post="Phó Trưởng phòng",
        ),
        **changes,
    )


def paper(**changes):
    return replace(
        Registration(
            row=9,
            reg_no="HS-001",
            received_on=date(2026, 9, 10),
            name="Trần Văn Mẫu",
            born=date(1990, 5, 4),
            citizen_id=CITIZEN_ID,
            position="VT01",
            items=frozenset(DossierItem),
            assets_declared=True,
            assets_verified=True,
            health_issued_on=date(2026, 8, 1),
            political_conclusion=PoliticalConclusion.PASS,
            truthful=True,
        ),
        **changes,
    )


def outcome(finding):
    """The verdict and the reason of a finding, None where the rule does not apply."""
    return finding and (finding.verdict.value, finding.reason)


def figure(finding, name):
    return dict(finding.figures)[name]
