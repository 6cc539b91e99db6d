"""The demonstration campaign as frozen facts, read plainly from its workbooks.

These readers trust the demonstration files; the real ones of candidates.tables trust nothing.
"""

import csv
import re
import tomllib
from datetime import date
from pathlib import Path

from python_calamine import CalamineWorkbook

from candidates.rules.catalogue import Catalogue, PostFacts, RankFacts
from candidates.rules.conditions import AnnouncedCampaign, AnnouncedPosition, Dates
from candidates.rules.facts import (
    Cadre,
    Degree,
    Discipline,
    Period,
    PeriodKind,
    PlanningRow,
    PoliticalConclusion,
    SpecialStatus,
)
from candidates.rules.profile import profile_of
from candidates.rules.registration import DossierItem, Registration
from exams.rules.enums import DegreeLevel, DisciplineForm, Level, Rating, Sex, Theory
from exams.rules.names import normalise

ROOT = Path(__file__).parents[3]
DEMO = ROOT / "rehearsal/demo"
EXPECTED = ROOT / "tests/data/expected"

SEX = {"Nam": Sex.MALE, "Nữ": Sex.FEMALE}
THEORY = {
    "": Theory.NONE,
    "Sơ cấp": Theory.ELEMENTARY,
    "Trung cấp": Theory.INTERMEDIATE,
    "Cao cấp": Theory.ADVANCED,
    "Cử nhân": Theory.BACHELOR,
}
KIND = {
    "Tuyển dụng": PeriodKind.RECRUITED,
    "Bổ nhiệm": PeriodKind.APPOINTED,
    "Biệt phái": PeriodKind.SECONDED,
}
DEGREE = {
    "Cao đẳng": DegreeLevel.COLLEGE,
    "Đại học": DegreeLevel.UNIVERSITY,
    "Thạc sĩ": DegreeLevel.MASTER,
    "Tiến sĩ": DegreeLevel.DOCTOR,
}
RATING = {
    "Không hoàn thành nhiệm vụ": Rating.NOT_COMPLETED,
    "Hoàn thành nhiệm vụ": Rating.COMPLETED,
    "Hoàn thành tốt nhiệm vụ": Rating.GOOD,
    "Hoàn thành xuất sắc nhiệm vụ": Rating.EXCELLENT,
}
FORM = {
    "Khiển trách": DisciplineForm.REPRIMAND,
    "Cảnh cáo": DisciplineForm.WARNING,
    "Giáng chức": DisciplineForm.DOWNGRADING,
    "Cách chức": DisciplineForm.REMOVAL,
    "Buộc thôi việc": DisciplineForm.DISMISSAL,
}
CONCLUSION = {
    "Đạt": PoliticalConclusion.PASS,
    "Không đạt": PoliticalConclusion.FAIL,
    "Chưa có": PoliticalConclusion.NONE,
}
TRUTH = {"Trung thực": True, "Không trung thực": False, "": None}


def expected(name):
    with (EXPECTED / f"{name}.csv").open(encoding="utf-8", newline="") as lines:
        return list(csv.DictReader(lines))


def announcement():
    return tomllib.loads((DEMO / "thong-bao.toml").read_text(encoding="utf-8"))


def campaign_of(source, profile=None):
    dates, campaign = source["campaign"]["reference_dates"], source["campaign"]
    posts = {post["code"]: post_of(post) for post in source["post"]}
    return AnnouncedCampaign(
        dates=Dates(
            announced_on=campaign["announced_on"],
            registration_opens=campaign["registration_opens"],
            registration_closes=campaign["registration_closes"],
            age=dates["age"],
            months_in_post=dates["months_in_post"],
            discipline=dates["discipline"],
            dossier=dates["dossier"],
            latest_rated_year=dates["latest_rated_year"],
            planning_terms=tuple(campaign["planning_terms"]),
        ),
        profile=profile or profile_of(source["profile"]["eligibility"]),
        catalogue=Catalogue(
            units=tuple((unit["code"], unit["name"]) for unit in source["unit"]),
            ranks=tuple(
                RankFacts(
                    rank["code"], rank["order"], Level(rank["level"]), tuple(rank["prefixes"])
                )
                for rank in source["rank"]
            ),
            posts=tuple(posts.values()),
            equivalences=tuple(frozenset(group["posts"]) for group in source["equivalence"]),
        ),
        positions=tuple(position_of(position, posts) for position in source["position"]),
        planning_version=1,  # the sample has one list
    )


def proposals(source, campaign):
    posts = {post.code: post for post in campaign.catalogue.posts}
    return tuple(position_of(position, posts) for position in source["proposed_position"])


def post_of(post):
    return PostFacts(
        code=post["code"],
        full_name=post["full_name"],
        unit=post["unit"],
        rank=post["rank"],
        approving_level=post["approving_level"],
        seats=post["seats"],
        theory_min=Theory(post["political_theory_min"]),
        specialities=frozenset(post["specialities"]),
    )


def position_of(position, posts):
    own = {name: value for name, value in position.items() if name not in ("post", "post_name")}
    return AnnouncedPosition(post=posts.get(position["post"]), **own)


def decisions():
    finding = {}
    with (DEMO / "quyet-dinh.csv").open(encoding="utf-8", newline="") as lines:
        for row in csv.DictReader(lines):
            if row["kind"] == "SPECIAL_CASE":
                own = finding.setdefault((row["position"], row["citizen_id"]), {})
                own[row["rule"]] = row["value"] == "APPROVE"
    return finding


def cadres():
    book = CalamineWorkbook.from_path(DEMO / "ho-so-can-bo.xlsx")
    parts = {
        sheet: _by_person(_rows(book, sheet, 4))
        for sheet in ("Quá trình công tác", "Bằng cấp", "Kỷ luật", "Tình trạng")
    }
    ratings = {row[0]: row[2:] for row in _rows(book, "Xếp loại", 4)}
    people = (
        _cadre(row, parts, ratings.get(row[1], ())) for row in _rows(book, "Thông tin chung", 4)
    )
    return {person.citizen_id: person for person in people}


def registrations():
    book = CalamineWorkbook.from_path(DEMO / "dang-ky-du-tuyen.xlsx")
    rows = book.get_sheet_by_name("Đăng ký dự tuyển").to_python(skip_empty_area=False)
    return tuple(
        _registration(number, row) for number, row in enumerate(rows, start=1) if _is_paper(row)
    )


def planning():
    book = CalamineWorkbook.from_path(DEMO / "quy-hoach-2025-2030.xlsx")
    codes = {post["full_name"]: post["code"] for post in announcement()["post"]}
    rows = book.get_sheet_by_name("Quy hoạch").to_python(skip_empty_area=False)
    return tuple(
        _planning_row(number, row, codes)
        for number, row in enumerate(rows, start=1)
        if isinstance(row[0], float) and isinstance(row[1], str)
    )


def _rows(book, sheet, first):
    return [row for row in book.get_sheet_by_name(sheet).to_python()[first:] if row[0]]


def _by_person(rows):
    finding = {}
    for row in rows:
        finding.setdefault(row[0], []).append(row)
    return finding


def _day(value):
    if isinstance(value, float):
        return date(int(value), 1, 1)
    if isinstance(value, str) and value:
        day, month, year = (["1", "1", *re.split("[/.]", value)])[-3:]
        return date(int(year), int(month), int(day))
    return value or None


def _cadre(row, parts, ratings):
    own = {name: rows.get(row[1], ()) for name, rows in parts.items()}
    return Cadre(
        citizen_id=row[1],
        name=row[2],
        born=_day(row[3]),
        born_year_only=isinstance(row[3], float),
        sex=SEX[row[4]],
        nationalities=tuple(row[7].split("; ")),
        residence=row[8],
        joined_party_on=_day(row[9]),
        theory=THEORY[row[12]],
        state_management=row[13],
        language=row[14][-2:],
        unit=row[16],
        rank=row[18],
        current_post=row[15],
        in_post_since=_day(row[19]),
        own_retirement_months=int(row[20]) * 12 if row[20] else None,
        own_retirement_document=row[21],
        unit_name=row[17],
        periods=tuple(
            Period(
                _day(row[2]), _day(row[3]), row[7], row[5], row[8], KIND[row[9]], row[10] == "Có"
            )
            for row in own["Quá trình công tác"]
        ),
        degrees=tuple(Degree(DEGREE[row[2]], row[3]) for row in own["Bằng cấp"]),
        ratings=tuple(
            (year, RATING[rating]) for year, rating in enumerate(ratings, start=2021) if rating
        ),
        disciplines=tuple(Discipline(FORM[row[2]], _day(row[5])) for row in own["Kỷ luật"]),
        statuses=tuple(
            SpecialStatus(row[2], _day(row[4]), _day(row[5])) for row in own["Tình trạng"]
        ),
    )


def _is_paper(row):
    return str(row[1]).startswith("HS-")


def _registration(number, row):
    return Registration(
        row=number,
        reg_no=row[1],
        received_on=_day(row[2]),
        name=row[3],
        born=_day(row[4]),
        citizen_id=row[5] if isinstance(row[5], str) else str(int(row[5])),
        position=row[7],
        nomination=row[9],
        party_consent=row[10],
        special_reason=row[11],
        special_document=row[12],
        items=frozenset(
            item for item, mark in zip([*DossierItem][:7], row[13:20], strict=True) if mark == "x"
        ),
        assets_declared=row[20] == "x",
        assets_verified=row[22] == "x",
        health_issued_on=_day(row[21]),
        political_conclusion=CONCLUSION[row[23]],
        truthful=TRUTH[row[24]],
        withdrawn_on=_day(row[25]),
    )


def _planning_row(number, row, codes):
    note = normalise(row[24])
    removed = re.search(r"Đưa ra khỏi quy hoạch .* ngày (\d+/\d+/\d{4})", note)
    term = re.search(r"Quy hoạch nhiệm kỳ (\d{4}) - (\d{4})", note)
    return PlanningRow(
        sheet="Quy hoạch",
        row=number,
        citizen_id=row[4],
        name=normalise(row[1]),
        born=_day(row[2] or row[3]),
        sex=Sex.MALE if row[2] else Sex.FEMALE,
        post=codes[normalise(row[16])],
        tier=int(row[17]),
        term="-".join(term.groups()) if term else "2025-2030",
        decision_no=row[18],
        approved_on=_day(row[19]),
        current_post=row[14],
        removed_on=_day(removed[1]) if removed else None,
    )
