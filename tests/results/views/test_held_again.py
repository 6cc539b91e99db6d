"""What everybody, and a candidate of it, reads of a position that is held again."""

import pytest

from accounts.rules.duties import Role
from candidates.models import Seal
from tests.actions import arrange, officer
from tests.crawl import readable_text
from tests.results.actions.test_held_again import PAPER, VOID, published, ranked, voided

pytestmark = pytest.mark.django_db


def test_the_list_names_the_position_and_the_paper_and_its_candidate_reads_what_it_means(
    life, browser
):
    with life.at("ranking"):
        seal = Seal.objects.filter(entry__position__code=VOID).order_by("entry__number").first()
        arrange(seal.application, person=officer("an", Role.CANDIDATE))
        voided()
        ranked()
        made = published()

        listed = readable_text(
            browser("thu-ky").get(f"/ket-qua/TT2026-01/official/{made.version}/")
        )
        own = readable_text(browser("an").get("/du-tuyen/TT2026-01/"))

    assert "không có kết quả" in listed
    assert f"Vị trí {VOID}, theo {PAPER}" in listed
    assert f"Vị trí {VOID} phải tổ chức thi lại, theo {PAPER}" in own
    assert "Vị trí phải thi lại" in own
