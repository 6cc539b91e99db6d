"""No list asks the database once for each of its lines."""

import pytest
import zeal
from django.test import Client
from django.urls import reverse
from zeal.patch import patch

from accounts.rules.duties import Role
from tests.actions import campaign, officer, person_named

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LISTS = [
    ("home", "thu-ky", ()),
    ("my-work", "chu-tich", ()),
    ("exams:campaign", "thu-ky", ("code",)),
    ("results:rooms", "chu-tich", ()),
    ("candidates:files", "tham-dinh", ()),
    ("candidates:planning", "quy-hoach", ()),
    ("candidates:cadres", "quy-hoach", ()),
    ("candidates:evaluations", "quy-hoach", ()),
    ("candidates:conferences", "quy-hoach", ()),
    ("candidates:matches", "quy-hoach", ("code",)),
    ("candidates:positions", "thu-ky", ("code",)),
    ("grading:ranking", "chu-tich", ("code",)),
    ("results:publications", "thu-ky", ("code",)),
    ("results:papers", "thu-ky", ("code",)),
    ("oversight:figures", "chu-tich", ()),
    ("oversight:campaign-figures", "chu-tich", ("code",)),
    ("oversight:planning-changes", "quy-hoach", ()),
    ("oversight:structure", "quy-hoach", ()),
    ("oversight:funnel", "thu-ky", ("code",)),
    ("oversight:groups", "thu-ky", ("code",)),
    ("oversight:coverage", "quy-hoach", ("code",)),
    ("oversight:list-changes", "thu-ky", ("code",)),
    ("oversight:marking", "truong-ban-cham", ("code",)),
    ("oversight:sensitive-grants", "giam-sat", ()),
    ("exams:vacancies", "quy-hoach", ()),
    ("exams:team-targets", "quy-hoach", ()),
    ("accounts:people", "quan-tri", ()),
]


@pytest.fixture(scope="module", autouse=True)
def _patched():
    """Let the library see the queries; outside its context it looks at nothing."""
    patch()


@pytest.fixture
def watched(settings, published):
    """Let every page be watched for questions that repeat line by line."""
    settings.ZEAL_RAISE = True
    return published


@pytest.mark.parametrize(("name", "username", "keywords"), LISTS, ids=[name for name, *_ in LISTS])
def test_a_list_never_asks_once_for_each_line(watched, name, username, keywords):
    client = Client()
    keeper = officer(username, Role.ADMINISTRATOR) if username == "quan-tri" else None
    client.force_login(keeper or person_named(username), backend=BACKEND)

    address = reverse(name, args=[campaign().code] if keywords else [])
    with zeal.zeal_context():
        page = client.get(address)

    assert page.status_code == 200


def test_the_watch_can_find_something(watched):
    entries = list(campaign().entries.all()[:20])

    with pytest.raises(zeal.NPlusOneError), zeal.zeal_context():
        [entry.position.post.code for entry in entries]
