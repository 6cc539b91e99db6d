"""The decision by which somebody takes the place of a member: of what two persons ask and apply.

contents = replacements(campaign, {"1": Heading("15", now)})

The council and the supervision board change by a paper of whoever founded them.
Source: regulations 4.1 (NĐ 170/2025 art. 8; TT 22/2025 art. 5) and 7.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.text import capfirst
from django.utils.translation import override

from accounts.models import Person
from exams.documents.decision import CHAIR, PROPOSED, carried_out_by, decision, number_in
from exams.documents.founding_decision import FOUNDED_ABOVE
from exams.documents.paper import Heading, day_in_words, term_in_words
from exams.models import Campaign, Member
from exams.rules.seat_terms import days_of
from results.actions.asked_papers import asked_for
from results.rules.enums import ActName
from web.sentences import label

Replacement = tuple[Member, Person, Mapping[str, str]]


def asked_or_made(campaign: Campaign) -> dict[str, str]:
    """Return of what there is a decision: every replacement in a board that is asked or made.

    Where a paper was typed, it brings its number along.
    """
    return {
        number: number_in(asked["document"])
        for number, (_, _, asked) in _replacements(campaign).items()
    }


def captions(campaign: Campaign) -> dict[str, str]:
    """Return who takes whose place, by the number of the request."""
    return {
        number: f"{successor} thay {member.person} ({_board(member)})"
        for number, (member, successor, _) in _replacements(campaign).items()
    }


def replacements(campaign: Campaign, headings: Mapping[str, Heading]) -> dict[str, dict[str, Any]]:
    """Return what the decisions about some replacements say, by the number of the request."""
    with override("vi"):
        return {
            number: decision(
                campaign,
                headings[number],
                matter=f"thay thành viên {_board(each[0])}",
                basis=_basis(each[0], each[2]),
                articles=_articles(*each),
                named=_named(*each),
                codes=(each[0].body.kind, each[0].office_code),
                authority=CHAIR,
            )
            for number, each in _replacements(campaign).items()
            if number in headings
        }


def _replacements(campaign: Campaign) -> dict[str, Replacement]:
    requests = asked_for(campaign, ActName.REPLACE_MEMBER)
    boards = Member.objects.filter(body__campaign=campaign).exclude(body__kind__in=FOUNDED_ABOVE)
    members = {str(each.pk): each for each in boards.select_related("person", "body")}
    people = Person.objects.in_bulk([each.arguments["whom"] for each in requests.values()])
    return {
        number: (members[each.thing], people[each.arguments["whom"]], each.arguments)
        for number, each in requests.items()
        if each.thing in members
    }


def _basis(member: Member, asked: Mapping[str, str]) -> Iterator[str]:
    body = member.body
    on = f" {day_in_words(body.decided_on)}" if body.decided_on else ""
    yield f"Căn cứ Quyết định số {body.number}{on} về việc thành lập {_board(member)};"
    yield f"Xét lý do thay thành viên: {_reason(asked)};"
    yield PROPOSED


def _articles(member: Member, successor: Person, asked: Mapping[str, str]) -> Iterator[str]:
    name, office = _board(member), capfirst(label(member.office_code))
    comes, goes = f"ông (bà) {successor.full_name}", f"ông (bà) {member.person.full_name}"
    days = term_in_words(*days_of(asked))
    seat = f"{office} {name}, thay {goes}, {member.capacity}"
    yield f"Cử {comes}, {asked['capacity']}, làm {', '.join(filter(None, (seat, days)))}."
    yield (
        f"{capfirst(comes)} thực hiện nhiệm vụ theo quy chế thi tuyển, ký cam kết không có quan hệ "
        f"phải tránh với thí sinh trước khi nhận nhiệm vụ. {capfirst(goes)} thôi nhiệm vụ và bàn "
        f"giao tài liệu của {name} kể từ ngày ký."
    )
    yield carried_out_by("người có tên tại Điều 1")


def _named(member: Member, successor: Person, asked: Mapping[str, str]) -> Iterator[str]:
    yield from (member.person.full_name, member.capacity, successor.full_name, asked["capacity"])
    yield from (_reason(asked), term_in_words(*days_of(asked)), member.body.number)


def _reason(asked: Mapping[str, str]) -> str:
    return asked["reason"].strip().removesuffix(".")


def _board(member: Member) -> str:
    return capfirst(label(member.body.kind))
