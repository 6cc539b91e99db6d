"""A position that chance picks, after some of its defences, before two persons void it."""

from hypothesis import strategies as st

from candidates.actions import complaints
from exams.models import Sitting
from exams.rules.enums import PartKind
from tests.actions import LATE, arrange, campaign, person_named
from tests.results.actions.generated import Asked, picked, places

TURN = st.fixed_dictionaries({"turn": st.integers(0, 99), "suspended": places(3)})


def referred_so(drawn):
    """Uphold a complaint too late to sit; some of its position were suspended before."""
    out = campaign().applications.filter(state="INELIGIBLE", position__opening="HELD")
    [file] = picked(out.select_related("campaign", "position"), [drawn["turn"]])
    position, chair = file.position, person_named("chu-tich")
    roll = Sitting.objects.filter(entry__position=position, part__kind=PartKind.PROPOSAL)
    for sitting in picked(roll, drawn["suspended"]) if roll else []:
        arrange(sitting, state="SUSPENDED", minutes="BB 1")
    told = {"document": "Đơn 1", "on": LATE.date(), "notified_on": LATE.date()}
    secretary = person_named("thu-ky")
    made = complaints.enter(application=file, reason="Sai", by=secretary, at=LATE, **told)
    typed = {"answer": "Đủ", "document": "VB 9", "remedy": "AUTHORITY"}
    complaints.decide(complaint=made, upheld=True, by=chair, at=LATE, **typed)
    files = (
        campaign()
        .applications.filter(position=position)
        .exclude(state__in=("DRAFT", "WITHDRAWN", "REJECTED", "INELIGIBLE"))
    )
    named = list(files.order_by("reg_no").values_list("reg_no", "state"))
    off = Sitting.objects.filter(entry__position=position, state="CALLED_OFF").count()
    arguments = {"complaint": str(made.pk), "reason": "Thi lại", "document": "CV 7"}
    return Asked(arguments, before=(named, position.opening, off))
