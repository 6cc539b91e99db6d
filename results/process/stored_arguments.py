"""What a stored request says, as the action it asks for takes it: names become rows again."""

from collections.abc import Callable, Mapping
from datetime import date
from decimal import Decimal
from typing import Any

from accounts.models import Person
from candidates.models import Application, Complaint, Relation
from exams.models import Body, Campaign, ExamPart, Member, Position, Script
from exams.rules.enums import PartKind, SittingState
from exams.rules.seat_terms import days_of
from grading.models import Assignment, RemarkRequest, Slip
from results.actions.announcement_changes import stored_arguments
from results.actions.asked_papers import number_of, replacement_paper

Arguments = Callable[[str, Mapping[str, Any]], dict[str, Any]]


def of_campaign(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {"campaign": Campaign.objects.get(code=code), **stored}


def of_late_file(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return a late file and what is decided of it; no day while none was typed."""
    files = Application.objects.select_related("campaign")
    named = {name: stored[name] for name in ("document", "reason")}
    until = date.fromisoformat(stored["until"]) if stored["until"] else None
    application = files.get(campaign__code=code, reg_no=stored["number"])
    return {"application": application, "until": until, **named}


def of_part(kind: PartKind) -> Arguments:
    def arguments(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
        parts = ExamPart.objects.select_related("campaign")
        return {"part": parts.get(campaign__code=code, kind=kind), **stored}

    return arguments


def of_announcement(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {**of_campaign(code, stored), "channels": tuple(stored["channels"])}


def of_sitting(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    part = of_part(PartKind(stored["kind"]))(code, {})
    entry = part["part"].campaign.entries.get(number=stored["number"])
    state = SittingState(stored["state"]) if stored["state"] else None
    return {**part, "entry": entry, "state": state, "minutes": stored["minutes"]}


def of_position(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    part = of_part(PartKind.PROPOSAL)(code, {})
    position = part["part"].campaign.positions.get(code=stored["position"])
    return {**stored, **part, "position": position}


def of_assignment(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    assignments = Assignment.objects.filter(script__part__campaign__code=code)
    whole = assignments.select_related("script__part__campaign", "mark")
    return {"assignment": whole.get(pk=stored["assignment"])}


def of_slip(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    slips = Slip.objects.filter(seat__part__campaign__code=code)
    whole = slips.select_related("seat__part__campaign", "entry")
    return {"slip": whole.get(pk=stored["slip"])}


def _points(stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a decision says: points as a number, None while nobody has typed them."""
    return {"points": Decimal(stored["points"]) if stored["points"] else None}


def of_script(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    scripts = Script.objects.select_related("part__campaign")
    script = scripts.get(part__campaign__code=code, code=stored["script"])
    named = {name: stored[name] for name in ("minutes", "reason")}
    return {"script": script, "kind": stored["settlement"], **named, **_points(stored)}


def of_remark(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    requests = RemarkRequest.objects.select_related("entry", "part__campaign")
    request = requests.get(part__campaign__code=code, entry__number=stored["number"])
    named = {name: stored[name] for name in ("minutes", "reason")}
    return {"request": request, **named, **_points(stored)}


def of_defence(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    part = of_part(PartKind.PROPOSAL)(code, {})
    entry = part["part"].campaign.entries.get(number=stored["number"])
    return {**part, "entry": entry, "reason": stored["reason"], **_points(stored)}


def of_survivor(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {**_decided_position(code, stored), "value": stored["value"]}


def of_tie(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return {**_decided_position(code, stored), "places": dict(stored["places"])}


def _decided_position(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return a position, and on which document it is decided; None while no day was typed."""
    positions = Position.objects.select_related("campaign")
    position = positions.get(campaign__code=code, code=stored["position"])
    named = {name: stored[name] for name in ("document", "reason")}
    on = date.fromisoformat(stored["on"]) if stored["on"] else None
    return {"position": position, **named, "on": on}


def of_body(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return a drafted body and what its decision says; no day while none was typed."""
    bodies = Body.objects.select_related("campaign__profile")
    body = bodies.get(campaign__code=code, kind=stored["body"])
    on = date.fromisoformat(stored["on"]) if stored["on"] else None
    named = {"number": stored["number"], "authority": stored["authority"]}
    return {"body": body, "on": on, "under": stored.get("under", ""), **named}


def of_founded_body(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return a body, and what a document says of its founding."""
    bodies = Body.objects.select_related("campaign__profile")
    named = {name: stored[name] for name in ("under", "document", "reason")}
    return {"body": bodies.get(campaign__code=code, kind=stored["body"]), **named}


def of_member(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return a member and who takes their place; None while nobody was chosen.

    Where no paper was typed, it is the one issued about the request (blank before that).
    """
    members = Member.objects.select_related("person", "body__campaign__profile")
    member = members.get(body__campaign__code=code, pk=stored["member"])
    successor = Person.objects.filter(pk=stored["whom"]).first() if stored["whom"] else None
    named = {name: stored[name] for name in ("capacity", "reason")}
    document = stored["document"] or number_of(replacement_paper(member))
    named |= {"under": stored.get("under", ""), "days": days_of(stored)}
    return {"member": member, "successor": successor, "document": document, **named}


def of_relation(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return a relation, and by which paper and why it is lifted."""
    relations = Relation.objects.select_related("person", "application", "campaign__profile")
    relation = relations.get(campaign__code=code, pk=stored["relation"])
    return {"relation": relation, "document": stored["document"], "reason": stored["reason"]}


def of_complaint(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    """Return a complaint about screening, and what the competent body answered, on which paper."""
    rows = Complaint.objects.select_related("application__campaign", "application__position")
    complaint = rows.get(application__campaign__code=code, pk=stored["complaint"])
    return {"complaint": complaint, "reason": stored["reason"], "document": stored["document"]}


def of_changed_announcement(code: str, stored: Mapping[str, Any]) -> dict[str, Any]:
    return of_campaign(code, stored_arguments(stored))
