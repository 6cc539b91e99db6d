"""The final report: figures and days of a campaign that ended, nobody's name, what came late."""

from collections import Counter

import pytest

from candidates.models import Application
from exams.documents.paper import Heading
from results.documents.campaign_report import TEMPLATE, ended, reports
from results.models import Publication
from tests.actions import LATE, campaign
from tests.web.test_word import words_of
from web.word import docx

pytestmark = pytest.mark.django_db
COLUMNS = 7


def report():
    [content] = reports(campaign(), dict.fromkeys(ended(campaign()), Heading("41", LATE))).values()
    return content


def selected():
    lines = Publication.objects.get(kind="OFFICIAL").content["lines"]
    return Counter(line["position"] for line in lines if line["result"] == "SELECTED")


def test_before_the_results_are_public_there_is_none(life):
    with life.at("ranking"):
        assert ended(campaign()) == {}


def test_its_figures_are_those_of_the_campaign(life):
    with life.at("published"):
        content = report()
        files = Application.objects.handed_in()

        assert {len(row) for row in content["rows"]} == {COLUMNS}
        assert len(content["rows"]) == campaign().positions.count()
        assert sum(int(row[3]) for row in content["rows"]) == files.exclude(position=None).count()
        assert sum(int(row[4]) for row in content["rows"]) == files.filter(state="ELIGIBLE").count()
        assert sum(int(row[6]) for row in content["rows"]) == selected().total()
        assert f"{files.count()} hồ sơ đăng ký" in " ".join(content["paragraphs"])


def test_it_is_laid_out_whole_and_names_nobody_who_registered(life):
    with life.at("published"):
        text = words_of(docx(TEMPLATE, report(), at=LATE))
        names = Application.objects.handed_in().values_list("name", flat=True)

        assert "Số: 41/BC-HĐTT" in text
        assert "BÁO CÁO" in text
        assert "{" not in text
        assert not [name for name in names if name and name in text]


def test_what_was_done_in_time_is_told(life):
    with life.at("published"):
        assert report()["closing"][-1] == "6. Không có việc nào làm sau thời hạn."
