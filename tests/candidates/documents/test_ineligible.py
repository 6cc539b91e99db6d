"""The letter to an ineligible person: every reason, in words that people use."""

import io
from datetime import datetime
from zoneinfo import ZoneInfo

import pytest
from pypdf import PdfReader

from candidates.documents.ineligible import TEMPLATE, letters, reasons
from candidates.models import Application, Decision, FindingRecord
from exams.documents.paper import Heading
from tests.actions import LATE, arrange
from web.typeset import pdf

pytestmark = pytest.mark.django_db
NOON = datetime(2026, 10, 20, 12, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))


def papers(state="INELIGIBLE"):
    applications = Application.objects.filter(state=state).select_related(
        "campaign", "position__post"
    )
    return applications.order_by("reg_no")


def content_of(paper, **heading):
    """Return what the letter about a registration says, under number 9."""
    return letters(paper.campaign, {paper.reg_no: Heading("9", NOON, **heading)})[paper.reg_no]


def printed(data):
    return " ".join(PdfReader(io.BytesIO(data)).pages[0].extract_text().split())


def test_the_letter_names_the_person_and_every_reason(played):
    paper = papers().first()

    text = printed(pdf(TEMPLATE, content_of(paper), at=NOON))

    assert f"Kính gửi: Ông (Bà) {paper.name}" in text
    assert "09/TB-HĐTT" in text
    assert "".join(reasons(paper)[0].split()) in "".join(text.split())


def test_everybody_who_is_ineligible_has_a_reason_in_words(played):
    for paper in [*papers(), *papers("REJECTED")]:
        sentences = reasons(paper)

        assert sentences, paper.reg_no
        assert not any("…" in text or "_" in text or "{" in text for text in sentences), sentences


def test_a_rule_that_passed_is_no_reason(played):
    paper = papers().first()
    failed = FindingRecord.objects.filter(
        application=paper, screening=paper.campaign.screenings.first(), verdict="FAIL"
    )

    assert len(reasons(paper)) == failed.count()


def test_the_words_of_an_officer_are_a_reason(played):
    paper = papers("ELIGIBLE").first()
    refused = Decision(kind="OFFICER", value="REFUSE", reason="Hồ sơ trùng", application=paper)
    arrange(refused, campaign=paper.campaign, decided_on=NOON.date(), decided_at=LATE)

    assert reasons(paper) == ["Ban thẩm định kết luận không đủ điều kiện: Hồ sơ trùng."]


def test_a_draft_has_no_number(played):
    letter = content_of(papers().first(), draft=True)

    assert letter["draft"] is True
    assert "9" not in letter["number"]


def test_it_says_within_how_many_days_one_may_complain(played):
    closing = content_of(papers().first())["closing"]

    assert "khiếu nại với Hội đồng thi tuyển trong 05 ngày làm việc" in closing[0]
