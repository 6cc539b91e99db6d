"""An event as a sentence: who did what to what, from `locale/events.toml`, in two languages."""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from django.conf import settings
from django.utils.text import capfirst
from django.utils.translation import get_language, gettext

from oversight.views.trail_words import fact_words, subject_words, uncapped
from web.sentences import label
from web.templatetags.display import points

CLAUSE = re.compile(r"\[([^\]]*)\]")
ACTOR, SUBJECT = "who", "about"
POINTS = "points"


@cache
def event_sentences() -> dict[str, dict[str, str]]:
    """Return the sentences of events, {event: {"vi": ..., "en": ...}}, facts in braces."""
    file = Path(settings.BASE_DIR) / "locale" / "events.toml"
    return tomllib.loads(file.read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True)
class EventSentence:
    """An event in words, and what of it stands in them whole."""

    text: str
    used: frozenset[str]


class _FactLeftOut(LookupError):
    """A fact that a sentence names is not there, is blank, or is not shown yet."""


@dataclass(frozen=True, slots=True)
class EventWords:
    """What may be shown of an event, as it stands inside a sentence."""

    kind: str
    actor: str
    subject: str
    data: Mapping[str, Any]
    people: Mapping[str, Any]

    def sentence(self) -> EventSentence:
        """Return the event as a sentence; as its title, where it has none or lacks a fact of it."""
        language = "en" if (get_language() or "vi").startswith("en") else "vi"
        template = event_sentences().get(self.kind, {}).get(language)
        if template is None:
            return self._title()
        try:
            parts = [self._part(*each) for each in enumerate(CLAUSE.split(template))]
        except _FactLeftOut:
            return self._title()
        text = "".join(text for text, _used in parts)
        return EventSentence(capfirst(text), frozenset().union(*(used for _text, used in parts)))

    def _title(self) -> EventSentence:
        return EventSentence(label(self.kind), frozenset())

    def _part(self, index: int, template: str) -> tuple[str, set[str]]:
        """Return a part of a sentence; every second one is a clause that may be left out."""
        is_clause = index % 2 == 1
        try:
            return self._filled(template, is_clause)
        except _FactLeftOut:
            if is_clause:
                return "", set()
            raise

    def _filled(self, template: str, is_clause: bool) -> tuple[str, set[str]]:
        text, used = "", set()
        for literal, name, form, _conversion in Formatter().parse(template):
            text += literal
            if name is not None:
                text += self._words(name, form or "", is_clause)
                used |= {name} if self._is_whole(name, form or "") else set()
        return text, used

    def _is_whole(self, name: str, form: str) -> bool:
        """Say whether a fact stands whole in a sentence: of a list that is counted, only how many.

        The first and the last of two states are both of them.
        """
        return form in ("first", "last") or not isinstance(self.data.get(name), list)

    def _words(self, name: str, form: str, is_clause: bool) -> str:
        if name == ACTOR:
            return self.actor
        if name == SUBJECT:
            return self._subject_words(form)
        if name not in self.data:
            raise _FactLeftOut(name)
        fact = self.data[name]
        if form == POINTS:  # that a mark was taken away is a fact, too
            return points(fact) if fact else gettext("để trống")
        if fact in ("", None) or (is_clause and not fact):
            raise _FactLeftOut(name)
        return self._fact_words(name, fact, form)

    def _subject_words(self, form: str) -> str:
        codes = self.subject.split() or [""]
        subject = {"first": codes[0], "last": codes[-1]}.get(form, self.subject)
        if subject in ("", "*"):  # of the whole installation
            raise _FactLeftOut(SUBJECT)
        words = subject_words(self.kind, subject, self.people)
        return uncapped(subject, words, self.people)

    def _fact_words(self, name: str, fact: Any, form: str) -> str:
        if form in ("first", "last"):
            return self._fact_words(name, _end_of(fact, form), "")
        if isinstance(fact, bool):
            return _either(form, is_first=fact)
        if form:
            return _counted(fact, form)
        return uncapped(fact, fact_words(name, fact, self.people), self.people)


def _end_of(fact: Any, form: str) -> Any:
    if not isinstance(fact, list) or not fact:
        raise _FactLeftOut
    return fact[0] if form == "first" else fact[-1]


def _either(form: str, *, is_first: bool) -> str:
    first, _bar, second = form.partition("|")
    return first if is_first else second


def _counted(fact: Any, form: str) -> str:
    """Return a number, or how many a list has, and the noun that goes with it."""
    if not isinstance(fact, int | list):
        raise _FactLeftOut
    number = fact if isinstance(fact, int) else len(fact)
    return f"{number} {_either(form, is_first=number == 1)}" if "|" in form else str(number)
