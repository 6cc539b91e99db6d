"""What decisions of the council are about: a position with too few people, somebody replaced."""

from candidates.actions import eligible_list
from candidates.models import Decision
from results.actions import issuing
from results.documents.kinds import KINDS
from results.models import IssuedDocument
from tests.actions import LATE, arrange, campaign, moment, officer, person_named, request
from tests.bodies import founded

IN_TIME = moment(2026, 9, 30)
CHANGE = {
    "number": "12/TB",
    "reason": "Vị trí thiếu người.",
    "closes": "2026-11-06",
    "days": {"WRITTEN": "2026-12-04", "PROPOSAL": "2026-12-18"},
    "places": {},
}


def allow(on_too_few="ANY_WAY"):
    """Let the profile allow what is done with a position that lacks people."""
    current = campaign()
    rules = {**current.regulations["eligibility"], "on_too_few": on_too_few}
    arrange(current, regulations={**current.regulations, "eligibility": rules})


def short_position():
    """Return a position with one eligible person, of which nothing was decided."""
    for decision in Decision.objects.filter(kind="MIN_CANDIDATES_WAIVER"):
        arrange(decision, kind="OFFICER", position=None)
    allow()
    return campaign().positions.get(code=eligible_list.positions_with_too_few(campaign())[0])


def extension_asked(nominated=False):
    """Let the secretary ask that files are taken again for a position with too few people."""
    again = {"positions": [short_position().code], "nominated": nominated}
    return request("CHANGE_ANNOUNCEMENT", at=IN_TIME, **CHANGE, again=again)


def replacing(member, successor, document=""):
    """Return what the secretary types to let somebody take the place of a member."""
    typed = {"capacity": "Giám đốc Sở", "document": document, "reason": "Đi công tác."}
    typed["under"] = member.body.founded_under
    return {"member": str(member.pk), "whom": successor.pk, **typed}


def replacement_asked(body=None, document=""):
    """Let the secretary ask that somebody takes the place of the head of a board."""
    member = (body or founded()).members.select_related("person", "body").get(office="HEAD")
    return request("REPLACE_MEMBER", **replacing(member, officer("nguoi-thay"), document))


def numbered_paper(number, at=LATE, symbol="TB-HĐTT"):
    """Let a paper stand in the register under a number, whatever it says."""
    paper = IssuedDocument(campaign=campaign(), kind="INELIGIBLE_LETTER", about="HS-0001")
    whole = {"symbol": symbol, "number": number, "content": {}, "issued_at": at}
    return arrange(paper, code=f"{number}"[:12], issued_by=person_named("thu-ky"), **whole)


def issued(kind, subject, number=15, at=LATE):
    """Issue the paper of a kind about a thing."""
    [paper] = issuing.issue(
        campaign=campaign(),
        kind=KINDS[kind],
        subjects=[subject],
        first=number,
        by=person_named("thu-ky"),
        at=at,
    )
    return paper
