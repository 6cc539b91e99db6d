"""The list of campaigns shows a reader theirs; the room of one is no heavier when it is large."""

import pytest
from django.test import Client

from accounts.rules.duties import Role
from audit.actions.record import record, recorded
from exams.models import ExamPart, Script
from exams.rules.enums import PartKind
from grading.models import Mark
from results.process.campaign_state import recent_states
from results.views.checks import LISTED_ITEMS, NAMED_ITEMS
from tests.actions import LATE, campaign, officer

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("bound", "listed"), [("", 1), ("TT2026-01", 1), ("KHAC", 0)])
def test_a_duty_in_one_campaign_lists_that_campaign(life, bound, listed):
    with life.at("announced"):
        client = Client()
        client.force_login(officer("thu-ky-moi", Role.SECRETARY, campaign=bound), backend=BACKEND)

        context = client.get("/dieu-hanh/").context

        assert len([*context["drafts"], *context["campaigns"]]) == listed
        assert campaign().code == "TT2026-01"


@recorded
def write(rows):
    record("test.arranged", about="many", by="test", at=LATE, rows=rows)


def unmarked_scripts(count):
    """Hand in so many more scripts, which nobody has marked."""
    written = ExamPart.objects.get(kind=PartKind.WRITTEN)
    write([Script(part=written, code=f"ZZ{number:04d}") for number in range(count)])


def apart(count):
    """Let the two marks of so many scripts lie far apart; return the codes."""
    unsettled = Script.objects.filter(settlements=None).order_by("code")
    codes = list(unsettled.values_list("code", flat=True)[:count])
    for code in codes:
        first, second = Mark.objects.filter(
            assignment__script__code=code, assignment__hand__lt=3
        ).order_by("assignment__hand")
        first.points, second.points = 20, 27
        write([first, second])
    assert len(codes) == count
    return codes


def room(browser):
    return browser("truong-ban-cham").get("/dieu-hanh/TT2026-01/")


def named_in(page, code):
    """Return the row of a check, and how many of its items stand in its sentence."""
    rows = [*page.context["errors"], *page.context["warnings"]]
    row = next(row for row in rows if row["check"].code == code)
    return row, sum(item in row["sentence"] for item in row["check"].items)


def test_a_check_of_many_items_names_the_first_and_lists_all_below(life, browser):
    with life.at("marked"):
        unmarked_scripts(NAMED_ITEMS + 5)
        page = room(browser)
        row, named = named_in(page, "MARKS_MISSING")

    assert named == NAMED_ITEMS
    assert "và 5 trường hợp khác" in row["sentence"]
    assert row["sentence"].startswith(f"Còn {NAMED_ITEMS + 5} bài ")
    assert row["whole_list"].split(", ") == list(row["check"].items)
    assert row["whole_list"] in page.content.decode()


def test_a_check_of_few_items_names_them_all_in_its_sentence(life, browser):
    with life.at("marked"):
        unmarked_scripts(NAMED_ITEMS)
        row, named = named_in(room(browser), "MARKS_MISSING")

    assert (named, row["whole_list"]) == (NAMED_ITEMS, "")
    assert "trường hợp khác" not in row["sentence"]


def test_of_very_many_items_that_block_the_room_leads_to_the_page_that_lists_them(life, browser):
    with life.at("marked"):
        unmarked_scripts(LISTED_ITEMS + 1)
        page = room(browser)
        row, named = named_in(page, "MARKS_MISSING")

    assert (named, row["whole_list"]) == (NAMED_ITEMS, "")
    assert row["url"] == "/ban-cham/TT2026-01/"
    assert len(row["check"].items) == LISTED_ITEMS + 1
    assert sum(page.content.decode().count(code) for code in row["check"].items) == NAMED_ITEMS


def test_what_two_persons_may_pass_is_always_listed_whole(life, browser):
    with life.at("marked"):
        codes = apart(NAMED_ITEMS + 1)
        row, named = named_in(room(browser), "OPEN_HEAD_DISCUSSION")

    assert named == NAMED_ITEMS
    assert set(codes) <= set(row["whole_list"].split(", ")) == set(row["check"].items)


@pytest.mark.parametrize("more", [0, 200])
def test_the_room_asks_the_database_at_most_twelve_things(
    life, browser, more, django_assert_max_num_queries
):
    with life.at("marked"):
        unmarked_scripts(more) if more else None
        reader = browser("truong-ban-cham")
        reader.get("/dieu-hanh/TT2026-01/")

        with django_assert_max_num_queries(12):
            page = reader.get("/dieu-hanh/TT2026-01/")

    assert page.status_code == 200


def test_the_figures_of_the_room_are_those_of_the_campaign(life, browser):
    with life.at("decided"):
        recent_states.clear()
        figures = room(browser).context["figures"]
        papers = campaign().applications
        counted = [figure.number for figure in figures]

        assert counted == [
            papers.exclude(state="DRAFT").count(),
            papers.filter(state="ELIGIBLE").count(),
        ]  # nobody has a number yet: what is not there takes no room
        assert 0 < counted[1] < counted[0]


@pytest.mark.parametrize("at", ["decided", "marking"])
def test_every_figure_of_the_room_opens_the_list_of_what_it_counts(life, browser, at):
    with life.at(at):
        recent_states.clear()
        secretary = browser("thu-ky")
        opened = [
            (figure.number, secretary.get(figure.url).context["page"].paginator.count)
            for figure in secretary.get("/dieu-hanh/TT2026-01/").context["figures"]
            if figure.url
        ]

    assert len(opened) >= 2
    assert all(number == listed for number, listed in opened)


def test_a_figure_leads_nowhere_for_who_may_not_open_its_list(life, browser):
    with life.at("marking"):
        recent_states.clear()
        figures = browser("giam-sat").get("/dieu-hanh/TT2026-01/").context["figures"]
        head = browser("truong-ban-cham").get("/dieu-hanh/TT2026-01/").context["figures"]

    assert [bool(figure.url) for figure in figures] == [False, False, True, False]
    assert head[-1].url == "/ban-cham/TT2026-01/"


@pytest.mark.parametrize(
    ("at", "username", "button"),
    [
        ("screening", "tham-dinh", "Chạy kiểm tra điều kiện"),
        ("screening", "coi-thi", None),
        ("opened", "thu-ky", "Công bố điểm thi viết lần đầu"),
    ],
)
def test_whose_turn_it_is_finds_the_next_act_as_the_button_of_the_room(
    life, browser, at, username, button
):
    with life.at(at):
        recent_states.clear()
        row = browser(username).get("/dieu-hanh/TT2026-01/").context["own_turn"]

    assert (row and str(row["line"].task.title)) == button


@pytest.mark.parametrize("at", ["marked", "opened"])
def test_remarks_are_not_done_before_anybody_could_ask_for_one(life, browser, at):
    with life.at(at):
        page = browser("truong-ban-cham").get("/dieu-hanh/TT2026-01/").content.decode()

    [line] = [part for part in page.split("<li") if "Chấm phúc khảo" in part][:1]
    assert "Chưa thể bắt đầu" in line
    assert "Xong" not in line
