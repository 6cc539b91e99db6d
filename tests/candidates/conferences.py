"""A conference on planning that was held, its ballot, and what its tellers count."""

from datetime import date

from accounts.actions import approvals
from candidates.actions import ballot_counts, conference
from candidates.actions.acts import ANNUL_CONFERENCE
from candidates.actions.conference import Nomination
from candidates.models import PlanningConference
from candidates.rules.conference import Tally
from exams.models import Post
from tests.actions import LATE, person_named

TERM = "2025-2030"
PEOPLE = (
    Nomination("001080000001", "Nguyễn Văn Một", date(1980, 1, 2), "Phó Trưởng phòng"),
    Nomination("001081000002", "Trần Thị Hai", date(1981, 3, 4)),
    Nomination("001082000003", "Lê Văn Ba", date(1982, 5, 6)),
)
FIELDS = {
    "title": "Hội nghị cán bộ chủ chốt",
    "held_on": date(2026, 9, 1),
    "venue": "Hội trường tầng 2",
    "document": "12-KH/ĐU",
    "document_on": date(2026, 8, 20),
    "summoned": 45,
    "present": 40,
}
TALLY = Tally(issued=40, collected=39, valid=38, votes=(38, 20, 21))


def enter(people=PEOPLE, by=None, at=LATE, post=None, term=TERM, **changes):
    return conference.enter(
        post=post or Post.objects.order_by("code").first(),
        term=term,
        fields={**FIELDS, **changes},
        people=people,
        by=by or person_named("quy-hoach"),
        at=at,
    )


def count(held, by, tally=TALLY, at=LATE):
    ballot_counts.count(conference=held, tally=tally, by=by, at=at)
    return PlanningConference.objects.get(pk=held.pk)


def annul(held, first, second, reason="Nhầm", at=LATE):
    """Let two persons annul a conference whose result is fixed."""
    act, arguments = ANNUL_CONFERENCE, {"conference": str(held.pk), "reason": reason}
    request = approvals.request_approval(
        act=act, arguments=arguments, reason=reason, by=first, at=at
    )
    return approvals.apply(act=act, request=request, digest=request.digest, by=second, at=at)


def fixed(first, second, tally=TALLY, **changes):
    """Return a conference whose two tellers counted the same."""
    held = enter(**changes)
    count(held, first, tally)
    return count(held, second, tally)
