"""Whole campaigns that chance makes, from folder to publication: no act does but what was seen.

Other positions, seats, thresholds, points, ties and absences than the sample's; every act of two
persons that the campaign comes to is compared with its preview as it is applied.
"""

from decimal import Decimal
from types import SimpleNamespace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.actions import approvals
from audit.actions.verify import verify
from exams.models import Sitting
from rehearsal.run import rehearse
from tests.life import folders
from tests.results.actions import generated_marks
from tests.results.actions.generated import campaign, runs_moved
from tests.results.actions.test_generated_effects import GENERATED, undone

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
OF_EVERY_CAMPAIGN = {
    *("ANNOUNCE", "APPROVE_LIST", "PUBLISH_ELIGIBLE", "SEAL", "CLOSE_MARKING"),
    *("PUBLISH_PROVISIONAL", "PUBLISH_OFFICIAL", "DRAW_LOTS", "CLOSE_DEFENCE", "PUBLISH_RESULTS"),
}
AT_ISSUE = {
    "DECIDE_SCRIPT": generated_marks.script_at_issue,
    "DECIDE_REMARK": generated_marks.remark_at_issue,
    "DECIDE_DEFENCE": generated_marks.defence_at_issue,
}
BY_CHANCE = {"DISQUALIFY", *AT_ISSUE}  # only where somebody was sent out, or decided beyond points
MOVED = st.lists(st.integers(-40, 40), min_size=5, max_size=40)  # halves of a point
CAMPAIGNS = st.fixed_dictionaries(
    {
        "aggregation": st.sampled_from(["SUM", "WEIGHTED", "WRITTEN_GATE_PROJECT_RANK"]),
        "binding": st.sampled_from(["LATE", "SEALED"]),
        "gate": st.sampled_from(["40", "50", "60"]),
        "seats": st.tuples(st.integers(1, 3), st.integers(1, 2)),
        "without": st.sampled_from(["", "VT08", "VT12"]),
        "moved": MOVED,
        "absent": st.sets(st.integers(0, 300), max_size=6),
    }
)


def announcement(drawn):
    """Return what the announcement of the sample says otherwise: pairs of texts."""
    first, second = drawn["seats"]
    lines = [
        ('aggregation = "SUM"', f'aggregation = "{drawn["aggregation"]}"'),
        ('code_binding = "SEALED"', f'code_binding = "{drawn["binding"]}"'),
        ('written_gate = "50"', f'written_gate = "{drawn["gate"]}"'),
        ('"VT01", post = "SNM-02", vacancies = 2', f'"VT01", post = "SNM-02", vacancies = {first}'),
        (
            '"VT07", post = "SXD-05", vacancies = 2',
            f'"VT07", post = "SXD-05", vacancies = {second}',
        ),
    ]
    if drawn["without"]:
        lines.append((f'  {{code = "{drawn["without"]}", post', '  # {code = "left-out", post'))
    return lines


def slips(drawn):
    """Return what rewrites the slips: other points, some who never came, and what that asks for."""

    def rewritten(rows):
        moved = drawn["moved"]
        for place, row in enumerate(rows):
            if row["kind"] in ("MARK", "SLIP"):
                points = Decimal(row["value"]) + Decimal(moved[place % len(moved)]) / 2
                row["value"] = str(min(max(points, Decimal(0)), Decimal(100)))
        people = sorted({folders.key_of(row) for row in rows if row["part"] == "WRITTEN"})
        absent = [people[place % len(people)] for place in drawn["absent"]]
        away = {"part": "WRITTEN", "kind": "ATTENDANCE", "seq": "", "value": "ABSENT"}
        blank = {"decided": "", "date": ""}
        come = [row for row in rows if not _of_written(row, absent)]
        rows = come + [
            {"citizen_id": citizen, "position": position, **away, **blank}
            for citizen, position in dict.fromkeys(absent)
        ]
        return folders.absent_without_slips(folders.settled(rows, 5, 10))

    return rewritten


def _of_written(row, people):
    return row["part"] == "WRITTEN" and folders.key_of(row) in people


def stood_before(request):
    """Return what the outcome of an act is compared with, as it stands before it is applied."""
    stored = request.arguments
    if request.act == "DISQUALIFY":
        of_part = {"part__kind": stored["kind"], "entry__number": stored["number"]}
        return Sitting.objects.get(part__campaign__code=request.campaign, **of_part).state
    at_issue = AT_ISSUE.get(request.act)
    return at_issue(stored.get("script") or stored["number"]) if at_issue else runs_moved()


@pytest.fixture
def compared(monkeypatch):
    """Look on while two persons apply an act; return the acts whose preview was what was done."""
    acts, apply = [], approvals.apply

    def looked_on(*, act, request, **options):
        asked = SimpleNamespace(
            of=request.campaign, arguments=request.arguments, before=stood_before(request)
        )
        made = apply(act=act, request=request, **options)
        assert request.preview == GENERATED[act.name][3](made, asked), act.name
        acts.append(act.name)
        return made

    monkeypatch.setattr(approvals, "apply", looked_on)
    return acts


def test_no_act_of_a_whole_campaign_does_but_what_was_seen(compared, tmp_path_factory):
    @settings(max_examples=2, suppress_health_check=list(HealthCheck), database=None)
    @given(CAMPAIGNS)
    def play(drawn):
        compared.clear()
        folder = folders.copied(tmp_path_factory.mktemp("ky") / "thi", *announcement(drawn))
        folders.slips(folder, slips(drawn))
        with undone():
            rehearse(folder)
            assert str(campaign().step) == "publish"
            assert list(verify()) == []
        assert OF_EVERY_CAMPAIGN <= set(compared) <= OF_EVERY_CAMPAIGN | BY_CHANCE

    play()
