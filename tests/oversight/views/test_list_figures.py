"""Two lists of a campaign side by side: what moved is what a plain comparison finds."""

import pytest
from django.urls import reverse

from candidates.models import Screening
from exams.rules.relations import RelationKind
from results.models import Publication
from tests.actions import LATE, arrange, by_two, campaign, person_named
from tests.relations import entered
from tests.results.actions.test_corrections import CORRECTION, checks, one_seat_more

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("published")]


def page(client, name="list-changes", **asked):
    return client.get(reverse(f"oversight:{name}", args=[campaign().code]), asked)


def lines(answer):
    return [row[:1] + row[2:] for row in answer.context["detail"].table.rows]


def numbers(answer):
    """Return how many came, went and changed at each position."""
    [figure] = answer.context["figures"]
    return {row[0]: row[2:] for row in figure.table.rows}


def by_number(kind):
    lines = Publication.objects.filter(kind=kind).latest("version").content["lines"]
    return {line["number"]: line for line in lines}


def test_what_the_remark_changed_is_a_plain_comparison(signed_in):
    answer = page(signed_in("thu-ky"), before="PROVISIONAL-1", after="REMARK-1")

    old, new = by_number("PROVISIONAL"), by_number("REMARK")
    moved = [
        number
        for number in sorted({*old} & {*new})
        if any(old[number][name] != new[number][name] for name in ("written", "status"))
    ]
    assert list(dict.fromkeys(row[0] for row in lines(answer))) == moved
    counts = {}
    for number in moved:
        position = new[number]["position"]
        counts[position] = counts.get(position, 0) + 1
    assert numbers(answer) == {code: (0, 0, count) for code, count in sorted(counts.items())}
    number = next(each for each in moved if old[each]["written"] != new[each]["written"])
    values = [old[number]["written"], new[number]["written"]]
    comma = tuple(value.replace(".", ",") or "–" for value in values)
    assert (number, "Đổi", "Điểm thi viết", *comma) in lines(answer)


def another(content):
    """Publish an eligible list once more, past the actions; return its key."""
    first = Publication.objects.get(kind="ELIGIBLE")
    made = Publication(campaign=first.campaign, kind="ELIGIBLE", published_on=first.published_on)
    arrange(made, version=2, published_at=LATE, content=content, digest=first.digest)
    return "ELIGIBLE-2"


def test_who_is_on_one_list_alone_came_or_went(signed_in):
    content = Publication.objects.get(kind="ELIGIBLE").content
    gone = content["lines"][0]["number"]
    key = another({**content, "lines": content["lines"][1:]})
    client = signed_in("chu-tich")

    went = page(client, before="ELIGIBLE-1", after=key)
    came = page(client, before=key, after="ELIGIBLE-1")

    assert lines(went) == [(gone, "Ra", "", "", "")]
    assert lines(came) == [(gone, "Vào", "", "", "")]
    assert numbers(went) == {content["lines"][0]["position"]: (0, 1, 0)}


def test_lists_that_are_the_same_say_so(signed_in):
    key = another(Publication.objects.get(kind="ELIGIBLE").content)

    answer = page(signed_in("chu-tich"), before="ELIGIBLE-1", after=key)

    assert answer.context["figures"] == []
    assert "Hai bản giống nhau" in answer.content.decode()


def test_a_correction_is_compared_with_what_it_corrected(signed_in):
    one_seat_more()
    by_two("PUBLISH_CORRECTION", checks(), **CORRECTION)
    official = Publication.objects.filter(kind="OFFICIAL").latest("version")

    answer = page(signed_in("thu-ky"))

    assert answer.context["form"].data == {"after": "OFFICIAL-2", "before": "OFFICIAL-1"}
    changed = {tuple(change) for change in official.content["correction"]["changes"]}
    assert len(changed) == len(lines(answer)) > 0


def test_two_runs_of_the_rules_are_compared_by_state(signed_in):
    first, last = (dict(Screening.objects.get(number=number).states) for number in (1, 2))

    answer = page(signed_in("tham-dinh"), before="SCREENING-1", after="SCREENING-2")

    moved = sorted(number for number in last if first.get(number) != last[number])
    assert [row[0] for row in lines(answer)] == moved
    assert {row[2] for row in lines(answer)} == {"Tình trạng"}


def test_the_file_to_whose_candidate_the_reader_is_tied_is_not_compared(signed_in):
    asked = {"before": "SCREENING-1", "after": "SCREENING-2"}
    officer = person_named("tham-dinh")
    number = lines(page(signed_in(officer), **asked))[0][0]
    tied = campaign().applications.get(reg_no=number)

    entered(officer, tied, kind=RelationKind.MENTOR)

    assert number not in [row[0] for row in lines(page(signed_in(officer), **asked))]
    assert number in [row[0] for row in lines(page(signed_in("thu-ky"), **asked))]


@pytest.mark.parametrize(
    ("asked", "field"),
    [
        ({"before": "OFFICIAL-9", "after": "OFFICIAL-1"}, "before"),
        ({"before": "OFFICIAL-1", "after": "x"}, "after"),
        ({"before": "OFFICIAL-1", "after": "OFFICIAL-1"}, "after"),
        ({"before": "SCREENING-1", "after": "OFFICIAL-1"}, "after"),
        ({"before": "OFFICIAL-1", "after": "SCREENING-1"}, "after"),
        ({"before": "", "after": "OFFICIAL-1"}, "before"),
    ],
)
@pytest.mark.parametrize("name", ["list-changes", "list-changes-sheet"])
def test_a_choice_that_cannot_be_compared_is_refused_at_its_field(signed_in, name, asked, field):
    answer = page(signed_in("thu-ky"), name, **asked)

    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [field]
    assert answer.context["detail"] is None
    assert str(answer.context["form"].errors[field][0]) in answer.content.decode()


def test_the_spreadsheet_holds_the_tables_of_the_page(signed_in, sheets, as_sheet):
    client = signed_in("thu-ky")
    asked = {"before": "PROVISIONAL-1", "after": "REMARK-1"}
    shown = page(client, **asked)
    [figure] = shown.context["figures"]
    detail = shown.context["detail"]

    answer = page(client, "list-changes-sheet", **asked)

    assert answer["Content-Disposition"].endswith('"TT2026-01-PROVISIONAL-1-REMARK-1.xlsx"')
    assert sheets(answer) == {
        figure.title: as_sheet(figure.table),
        detail.title: as_sheet(detail.table),
    }
    assert shown.context["sheet"].endswith("/xlsx/?before=PROVISIONAL-1&after=REMARK-1")
