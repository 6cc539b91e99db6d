"""Relations for tests: declared by a member, entered by the office, declared by a candidate."""

from django.test import Client

from candidates.actions import listed, relations, statements, suggested_ties
from candidates.models import Application, CadreRecord
from exams.rules.relations import RelationKind
from tests.actions import LATE, arrange, campaign, officer, person_named


def a_file(number=0):
    """Return a file that was handed in, the first unless another is asked for."""
    return listed.registered(campaign()).order_by("reg_no")[number]


def a_record_of_nobody_registered():
    """Return what the personnel office holds of somebody who registered for no post."""
    registered = Application.objects.values("citizen_id")
    return CadreRecord.objects.exclude(citizen_id__in=registered).order_by("sort_key").first()


def own(by, application=None, kind=RelationKind.SIBLING, at=LATE):
    """Let a member declare what ties them to a file."""
    paper = a_file() if application is None and kind not in BARRING_ALONE else application
    return relations.declare_own(
        campaign=campaign(), application=paper, kind=kind, detail="Em gái", by=by, at=at
    )


def entered(person, application=None, kind=RelationKind.SIBLING, by=None, at=LATE):
    """Let the office enter what it knows of a member."""
    return relations.enter(
        campaign=campaign(),
        person=person,
        application=application or a_file(),
        kind=kind,
        detail="",
        by=by or person_named("thu-ky"),
        at=at,
    )


def declared(application, person=None, named="", kind=RelationKind.SIBLING, at=LATE):
    """Let a candidate declare a tie to a member."""
    return relations.declare_as_candidate(
        application=application,
        person=person,
        named=named,
        kind=kind,
        detail="",
        by=application.person,
        at=at,
    )


def of_an_account():
    """Return a file that a candidate handed in from an account."""
    return arrange(a_file(), person=officer("thi-sinh-cua-ho-so", "CANDIDATE"))


def signed(person, at=LATE):
    """Let somebody sign the statement on the list as it is."""
    return statements.sign(
        campaign=campaign(), digest=statements.digest_of(campaign()), by=person, at=at
    )


BARRING_ALONE = frozenset(
    {RelationKind.DISCIPLINED, RelationKind.CORRUPTION, RelationKind.PERSONNEL_WORK_VIOLATION}
)

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


def signed_in(username):
    """Return the browser of somebody."""
    client = Client()
    client.force_login(person_named(username), backend=BACKEND)
    return client


def sign_on_page(client, address="/cam-ket/TT2026-01/ky/"):
    """Sign on the page, as the list that its address names was read; return the answer."""
    form = client.get(address).context["form"]
    return client.post(address, {"names": form["names"].value()})


def suggested_of_first_file(reader="thu-ky"):
    """Return who may be tied to the first file, and of what kind, as a reader finds it."""
    rows = suggested_ties.open_suggestions(campaign(), person_named(reader))
    return [
        (row.member.username, row.tie.kind) for row in rows if row.tie.number == a_file().reg_no
    ]
