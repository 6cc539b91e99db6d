"""What the trail says, in the words of its reader: on what, by whom, each fact."""

import json
import re
from collections.abc import Mapping
from typing import Any

from django.utils.functional import Promise
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from candidates.forms.apply import IdentityForm, PresentPostForm, RouteForm
from candidates.forms.screen import ExamineForm
from exams.forms.campaign import CampaignForm
from results.sentences.lists import DAY, value, what_changes
from results.views.request_page import accepted_sentences
from web.sentences import catalogue, label

# What stands in a subject beside codes and keys.
THINGS: dict[str, str | Promise] = {
    "units and ranks": _("đơn vị, ngạch"),
    "posts": _("chức danh"),
    "calendar": _("bảng ngày nghỉ"),
    "personnel facts": _("hồ sơ cán bộ"),
    "planning list": _("danh sách quy hoạch bản"),
    "planning": _("danh sách quy hoạch"),
    "conference": _("hội nghị quy hoạch"),
    "cadre": _("hồ sơ cán bộ"),
    "in office": _("danh sách người giữ chức vụ ngày"),
    "receipts": _("phiếu nhận hồ sơ"),
    "screening": _("kiểm tra điều kiện lần"),
    "ranking": _("bảng xếp hạng lần"),
}
NAMED_THING = re.compile(rf"\b(?:{'|'.join(THINGS)})\b")
NOBODY_KNOWN = "login.failed"  # its subject is what somebody typed
# Where the words of a fact that is a code stand under a name of their own.
WORDS_OF_FACT = {"kind": "kind", "round": "round", "rule": "rule", "value": "decision"}
FORMS = (CampaignForm, IdentityForm, PresentPostForm, RouteForm, ExamineForm)


def subject_words(kind: str, subject: str, people: Mapping[str, Any]) -> str:
    """Return what an event is about: a person's name, a thing in words, a campaign and its part."""
    if subject in people:
        return str(people[subject])
    if kind == NOBODY_KNOWN:
        return subject
    words = value(subject) if DAY.fullmatch(subject) else label(subject)
    if words != subject:
        return words
    named = NAMED_THING.sub(lambda thing: str(THINGS[thing[0]]), subject)
    named = DAY.sub(lambda day: value(day[0]), named)
    if named != subject:
        return named
    codes = subject.removesuffix(" *").split()  # a star: of the whole installation
    words_of_codes = [_code_words(code) for code in codes]
    return ", ".join(words_of_codes) if words_of_codes != codes else subject


def _code_words(code: str, vocabulary: str = "kind") -> str:
    """Return the words of a code; of a kind of list, its title."""
    named = f"{vocabulary.upper()}_{code}"
    return label(named if named in catalogue() else code)


def uncapped(code: Any, words: str, people: Mapping[str, Any]) -> str:
    """Return the words of a code as they stand inside a sentence; names and what was typed stay."""
    if code in people or words == str(code) or words[:2].isupper():
        return words
    return words[:1].lower() + words[1:]


def fact_label(name: str) -> str:
    """Return the words of a fact's name."""
    code = f"FACT_{name.upper()}"
    text = label(code)
    return name if text == code else text


def fact_words(name: str, fact: Any, people: Mapping[str, Any]) -> str:
    """Return a fact in words: open points as sentences, a list item by item."""
    if name == "accepted":
        return " ".join(accepted_sentences(fact))
    if name == "fields":
        return ", ".join(capfirst(_field_words(each)) for each in fact)
    if name == "keys":
        return ", ".join(map(what_changes, fact))
    if name in WORDS_OF_FACT and isinstance(fact, str):
        return _code_words(fact, WORDS_OF_FACT[name])
    if name == "regulations":  # all of them stand in the text that was hashed
        count = sum(map(len, fact.values()))
        return ngettext("%(count)s tham số", "%(count)s tham số", count) % {"count": count}
    return _words(fact, people)


def _field_words(name: str) -> str:
    """Return what a form calls a field."""
    labels = (form.base_fields[name].label for form in FORMS if name in form.base_fields)
    return str(next((text for text in labels if text), what_changes(name)))


def _words(fact: Any, people: Mapping[str, Any]) -> str:
    """Return a fact in words: a list item by item, what belongs together in a row."""
    match fact:
        case bool():
            return label("YES" if fact else "NO")
        case str():
            return str(people[fact]) if fact in people else value(fact)
        case [[*_], *_]:
            return "; ".join(
                " ".join(_words(each, people) for each in row if each != "") for row in fact
            )
        case [*_]:
            return ", ".join(_words(each, people) for each in fact)
        case _:
            return json.dumps(fact, ensure_ascii=False)
