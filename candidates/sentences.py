"""Why a paper failed, in words: the findings of screening as sentences with their figures."""

import re
from collections.abc import Iterable, Mapping

from candidates.models import Decision, FindingRecord, RuleOpinion
from candidates.rules.enums import OpinionValue
from candidates.rules.facts import ImportNotice
from candidates.rules.registration import DossierItem
from web.sentences import catalogue, label, sentence

DAY = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
MONTH = re.compile(r"(\d{4})-(\d\d)")
AGE = re.compile(r"(\d+)y(?:(\d+)m)?")
WAITING_PERIOD = re.compile(
    r"(?P<form>\w+) (?P<decided_on>\S+) \+(?P<months>\d+)m ends (?P<ends_on>\S+)"
)
STATE = re.compile(r"(?P<code>\w+) \S+ from (?P<since>\S+) to (?P<until>\S+)")
RATINGS = ("NOT_COMPLETED", "COMPLETED", "GOOD", "EXCELLENT")  # from low to high


def reason(finding: FindingRecord) -> str:
    """Return what a rule found, as a sentence in the reader's language."""
    return finding_sentence(finding.rule, finding.reason, finding.figures)


def finding_sentence(rule: str, code: str, figures: Iterable[tuple[str, str] | list[str]]) -> str:
    """Return the sentence of a reason with its figures, dates as people write them."""
    facts = {str(name): str(value) for name, value in figures}
    if rule == "E15":
        facts |= _ground(code, figures, facts.get("reference", ""))
    if rule in ("E09", "E25", "E26"):
        facts |= _years(facts)
    if code == "NATIONALITY":
        facts["nationality"] = facts.get("nationality", "").replace("+", ", ")
    key = f"STATE_{code}" if f"STATE_{code}" in catalogue() else code
    return sentence(key, **{name: display(value) for name, value in facts.items()})


def grounds(decision: Decision) -> str:
    """Return why an officer decided so: what they wrote, and each rule they do not agree with."""
    refused = [each for each in decision.opinions.all() if each.value == OpinionValue.REFUSE]
    return "; ".join(filter(None, [decision.reason, *map(objection, refused)]))


def objection(opinion: RuleOpinion) -> str:
    """Return why a rule is not agreed with, or what is to be discussed about it."""
    why = label(f"OBJECTION_{opinion.objection}") if opinion.objection else ""
    text = " – ".join(filter(None, [why, opinion.comment]))
    return f"{label(f'RULE_{opinion.rule}')}: {text}"


def display(value: str) -> str:
    """Return a figure the way it is read: dd/mm/yyyy, mm/yyyy, otherwise as it is."""
    if match := DAY.fullmatch(value):
        return f"{match[3]}/{match[2]}/{match[1]}"
    if match := MONTH.fullmatch(value):
        return f"{match[2]}/{match[1]}"
    return value


def days_in(text: str) -> str:
    """Return a sentence with every day in it as dd/mm/yyyy."""
    return DAY.sub(r"\3/\2/\1", text)


def figure(name: str, value: str) -> tuple[str, str]:
    """Return a figure of a finding in words: what it is, and how much."""
    key = f"FIG_{name.rstrip('0123456789').upper()}"
    title = sentence(key) if key in catalogue() else name
    if name == "sex":
        return title, label(f"SEX_{value}")
    if match := AGE.fullmatch(value):
        return title, sentence(
            "AGE_AND_MONTHS" if match[2] else "AGE", years=match[1], months=match[2]
        )
    if match := WAITING_PERIOD.fullmatch(value):
        facts = {name: label(display(text)) for name, text in match.groupdict().items()}
        return title, sentence("DISCIPLINE_TERM", **facts)
    if (match := STATE.fullmatch(value)) and f"STATE_{match['code']}" in catalogue():
        return title, finding_sentence("E15", match["code"], [(name, value)])
    return title, label(display(value))


def notice_sentence(notice: ImportNotice) -> str:
    """Return what an importer has to say of a cell, with its figures and what may be done."""
    facts = {name: display(value) for name, value in notice.figures}
    facts |= {"value": notice.value, "suggestion": notice.suggestion}
    more = f"MORE_{notice.code}"
    codes = [notice.code, more] if more in catalogue() else [notice.code]
    return days_in(" ".join(sentence(code, **facts) for code in codes))


def items(codes: Iterable[str]) -> list[str]:
    """Return the items of a dossier in words, in the order of the register."""
    present = set(codes)
    return [sentence(item) for item in DossierItem if item in present]


def arrangement(minutes: int, seat: str) -> str:
    """Return what is arranged for somebody in the room, in the reader's language."""
    time = sentence("MORE_TIME", minutes=minutes) if minutes else ""
    return "; ".join(filter(None, [time, seat]))


def _ground(
    code: str, figures: Iterable[tuple[str, str] | list[str]], reference: str
) -> Mapping[str, str]:
    """Return the facts of the discipline or the state that the reason is about (E15)."""
    for name, text in figures:
        match = WAITING_PERIOD.match(text) if name.startswith("discipline") else STATE.match(text)
        if match is None:
            continue
        facts = match.groupdict()
        if code == "WAITING_PERIOD" and facts.get("ends_on", "") > reference:
            return facts
        if facts.get("code") == code:
            until = sentence("STATE_OPEN") if facts["until"] == "open" else facts["until"]
            return {"since": facts["since"], "until": until}
    return {}


def _years(facts: Mapping[str, str]) -> Mapping[str, str]:
    """Return which years lack a rating, and which are below the minimum (E09, E25, E26)."""
    years = {name: value for name, value in facts.items() if name.isdigit()}
    rated = {name: RATINGS.index(value) for name, value in years.items() if value in RATINGS}
    least = facts.get("minimum", "")
    lowest = RATINGS.index(least) if least in RATINGS else 0
    return {
        "lacking": ", ".join(sorted(set(years) - set(rated))),
        "below": ", ".join(sorted(name for name, order in rated.items() if order < lowest)),
    }
