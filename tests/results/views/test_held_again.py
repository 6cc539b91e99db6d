"""What everybody, and a candidate of it, reads of a position that is held again."""

import pytest

from accounts.rules.duties import Role
from candidates.models import Seal
from exams.models import Script
from tests.actions import arrange, officer, stored
from tests.crawl import readable_text
from tests.results.actions.test_held_again import PAPER, VOID, published, ranked, voided

pytestmark = pytest.mark.django_db
REFUSED = f"Vị trí {VOID} phải tổ chức thi lại, kết quả đã thi không được công nhận"


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


def test_no_remark_is_offered_to_its_candidate_nor_taken_from_them(life, browser):
    with life.at("provisional"):
        seals = Seal.objects.filter(entry__position__code=VOID).exclude(entry__scripts=None)
        seal = seals.order_by("entry__number").first()
        arrange(seal.application, person=officer("an", Role.CANDIDATE))
        voided()
        asking = "/ket-qua-cua-toi/TT2026-01/phuc-khao/"

        own = browser("an").get("/ket-qua-cua-toi/TT2026-01/")
        asked = browser("an").get(asking)
        before = stored()
        sent = browser("an").post(asking, {"confirm": "yes"})

        assert stored() == before

    assert asking not in own.content.decode()
    assert f"Vị trí {VOID} phải tổ chức thi lại, theo {PAPER}" in readable_text(own)
    assert REFUSED in readable_text(asked)
    assert sent.status_code == 422
    assert REFUSED in readable_text(sent)


def test_a_request_on_paper_of_its_candidate_is_refused_with_what_holds_instead(life, browser):
    with life.at("provisional"):
        scripts = Script.objects.filter(entry__position__code=VOID)
        script = scripts.select_related("entry", "part").order_by("code")[0]
        voided()
        on = f"{script.part.remark_until:%d/%m/%Y}"
        typed = {"number": script.entry.number, "on": on}
        before = stored()
        answer = browser("thu-ky").post("/dieu-hanh/TT2026-01/phuc-khao/", typed)

        assert stored() == before

    assert answer.status_code == 422
    assert REFUSED in readable_text(answer)
