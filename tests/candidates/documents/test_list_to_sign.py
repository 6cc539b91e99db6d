"""The list to sign: everybody of the register in one group, with reasons and matching totals."""

import re
from io import BytesIO

import pytest
from pypdf import PdfReader

from candidates.actions import screen
from candidates.documents.ineligible import reasons
from candidates.documents.list_to_sign import GROUPS, TEMPLATE, lists, to_sign
from candidates.models import Application
from exams.documents.paper import Heading
from results.actions import issuing
from results.documents.issued import printed
from results.documents.kinds import KINDS
from tests.actions import LATE, campaign, person_named, refused
from tests.results.documents.test_issued import words
from web.typeset import pdf

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("screening")]
KIND = KINDS["LIST_TO_SIGN"]


@pytest.fixture
def _judged():
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)


def content():
    return lists(campaign(), {campaign().code: Heading("31", LATE)})[campaign().code]


def rows():
    return [(group["of"], row) for group in content()["groups"] for row in group["rows"]]


def issued():
    [paper] = issuing.issue(
        campaign=campaign(),
        kind=KIND,
        subjects=[campaign().code],
        first=7,
        by=person_named("thu-ky"),
        at=LATE,
    )
    return paper


def test_before_the_rules_ran_there_is_nothing_to_sign():
    assert to_sign(campaign()) == {}
    with refused("UNKNOWN_SUBJECT"):
        issued()


@pytest.mark.usefixtures("_judged")
def test_everybody_of_the_register_stands_in_the_group_of_their_state():
    handed_in = Application.objects.handed_in().filter(campaign=campaign())
    expected = {(paper.reg_no, GROUPS[paper.state]) for paper in handed_in}

    assert {(row[1], of) for of, row in rows()} == expected
    assert len(rows()) == handed_in.count()


@pytest.mark.usefixtures("_judged")
def test_totals_are_those_of_the_register():
    whole, *parts = map(int, re.findall(r": (\d+)", content()["totals"]))

    assert whole == Application.objects.handed_in().filter(campaign=campaign()).count()
    assert sum(parts) == whole


@pytest.mark.usefixtures("_judged")
def test_who_is_kept_out_is_told_with_every_reason_and_who_is_not_with_none():
    why = {row[1]: row[5] for _, row in rows()}
    out = Application.objects.filter(campaign=campaign(), state="INELIGIBLE")

    assert out.exists()
    for paper in out.select_related("campaign"):
        assert reasons(paper)
        assert why[paper.reg_no] == " ".join(reasons(paper))
    for paper in Application.objects.filter(campaign=campaign(), state="ELIGIBLE"):
        assert why[paper.reg_no] == ""


@pytest.mark.usefixtures("_judged")
def test_no_foot_of_a_page_cuts_a_line_in_two():
    lines = [[f"{n}", "", "", "", "", f"đầu{n}. {'lý do dài ' * 40} cuối{n}."] for n in range(30)]
    long = {**content(), "groups": [{"of": "Không đủ điều kiện", "rows": lines}]}

    pages = [page.extract_text() for page in PdfReader(BytesIO(pdf(TEMPLATE, long, at=LATE))).pages]

    assert len(pages) > 2
    for n in range(len(lines)):
        assert [f"đầu{n}." in page for page in pages] == [f"cuối{n}." in page for page in pages]


@pytest.mark.usefixtures("_judged")
def test_it_is_issued_and_printed_while_files_are_screened():
    text = words(printed(issued()))

    assert "Số: 07/DS-HĐTT" in text
    assert "Không đủ điều kiện dự thi" in text
    assert "TRƯỞNG BỘ PHẬN THẨM ĐỊNH" in text
    assert all(row[1] in text for _, row in rows())
