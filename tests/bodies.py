"""Bodies for tests: drafted by the secretary, founded by secretary and chair."""

from exams.actions import bodies
from exams.models import Body
from exams.rules.bodies import BodyKind, Office
from tests.actions import LATE, by_two, campaign, officer, person_named

DECIDED = {"number": "12/QĐ-UBND", "on": "2026-09-01", "authority": "Chủ tịch UBND"}
SMALL = {  # the fewest people who do the work, without a word from any check
    BodyKind.COUNCIL: (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 3),
    BodyKind.SECRETARIAT: (Office.HEAD,),
    BodyKind.PRINTING_TEAM: (Office.HEAD,),
    BodyKind.MARKING_BOARD: (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 3),
    BodyKind.REMARK_BOARD: (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 3),
    BodyKind.DEFENCE_BOARD: (Office.HEAD, Office.MEMBER_SECRETARY, *[Office.MEMBER] * 3),
}


UNDER = {  # what the decisions about these bodies say of whoever stands behind them
    BodyKind.COUNCIL: "CHAIRED_BY_DEPUTY",
    BodyKind.SUPERVISION_BOARD: "BY_SUPERIOR",
}


def offices_of(kind):
    return SMALL.get(kind, (Office.HEAD, Office.MEMBER_SECRETARY))


def drafted(kind=BodyKind.MARKING_BOARD, offices=None, people=None, at=LATE):
    """Draft a body of new people, or of these, with these offices."""
    offices = offices or offices_of(kind)
    slug = kind.lower().replace("_", "-")
    people = people or [officer(f"{slug}-{place}") for place in range(len(offices))]
    for person, office in zip(people, offices, strict=True):
        bodies.draft_member(
            campaign=campaign(),
            kind=kind,
            person=person,
            office=office,
            capacity="Phó Giám đốc Sở",
            by=person_named("thu-ky"),
            at=at,
        )
    return Body.objects.select_related("campaign__profile").get(campaign=campaign(), kind=kind)


def founded(kind=BodyKind.MARKING_BOARD, checks=(), **options):
    """Draft a body and let two persons found it."""
    body = drafted(kind, **options)
    return by_two("FOUND_BODY", checks, **founding(body.kind))


def founding(kind):
    """Return what the request to found a drafted body says."""
    return {"body": kind, "whom": [], "under": UNDER.get(kind, ""), **DECIDED}
