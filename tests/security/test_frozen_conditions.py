"""What the announcement promised judges everybody, whatever the catalogue says later."""

import pytest
from django.db import connection

from candidates.actions import screen
from candidates.actions.catalogue import catalogue, catalogue_of
from candidates.models import FindingRecord
from exams.actions import catalogue as city
from exams.models import AnnouncedCatalogue, Equivalence, Post, Rank
from exams.rules.enums import Theory
from tests.actions import LATE, campaign, person_named

pytestmark = pytest.mark.django_db


@pytest.fixture
def registered(life):
    with life.at("screening"):
        yield campaign()


def raise_every_condition():
    """Change what posts ask, the ladder and the equivalences, as a secretary can."""
    posts = [
        {
            "code": post.code,
            "unit": post.unit.code,
            "rank": post.rank.code,
            "theory_min": Theory.ADVANCED,
            "specialities": ["Thiên văn học"],
            "approving_level": "KHAC",
        }
        for post in Post.objects.all()
    ]
    order = {rank.code: -rank.order + 100 for rank in Rank.objects.all()}
    ranks = [{"code": code, "order": place} for code, place in order.items()]
    groups = [{"code": group.code, "posts": []} for group in Equivalence.objects.all()]
    city.enter(posts=posts, ranks=ranks, equivalences=groups, by=person_named("thu-ky"), at=LATE)


def screened():
    screen.run(campaign=campaign(), by=person_named("tham-dinh"), at=LATE)
    latest = campaign().screenings.first()
    return sorted(
        FindingRecord.objects.filter(screening=latest).values_list(
            "application__reg_no", "rule", "verdict", "reason"
        )
    )


def test_no_verdict_changes_when_the_catalogue_does_after_the_announcement(registered):
    before = screened()

    raise_every_condition()

    assert screened() == before
    assert catalogue() != catalogue_of(registered)


def test_a_draft_is_judged_by_the_catalogue_as_it_stands(registered):
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM exams_announcedcatalogue")
    raise_every_condition()

    assert catalogue_of(registered) == catalogue()


def test_the_digest_of_the_announcement_covers_what_people_are_judged_by(registered):
    [version] = registered.announcements.all()
    frozen = AnnouncedCatalogue.objects.get(campaign=registered)

    assert len(version.content["judged_by"]) == 64
    assert frozen.event == version.event
    assert {row[0] for row in frozen.content["posts"]} == set(
        Post.objects.values_list("code", flat=True)
    )
