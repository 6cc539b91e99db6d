"""What the pages of the trail say of one event: its sentence, and every fact beside it."""

import json
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _

from accounts.models import Person
from audit.models import Event
from oversight.views.trail_points import KnownPoints
from oversight.views.trail_sentences import ACTOR, SUBJECT, EventSentence, EventWords
from oversight.views.trail_words import fact_label, fact_words, subject_words
from web.sentences import label


def summary_of(event: Event, people: dict[str, Person], points: KnownPoints) -> dict[str, Any]:
    """Return an event as a reader wants it, without points that are still secret."""
    body = json.loads(bytes(event.entry))
    data = points.visible_facts(event, body["data"])
    actor = str(people.get(event.actor, label(event.actor)))
    sentence = EventWords(event.type, actor, event.subject, data, people).sentence()
    about = subject_words(event.type, event.subject, people)
    facts = {name: fact for name, fact in data.items() if name not in ("old", "new")}
    return {
        "sentence": sentence.text,
        "is_secret": data != body["data"],
        "at": datetime.fromisoformat(event.ts),
        "who": actor,
        "about": about,
        "old": data.get("old", ""),
        "new": data.get("new", ""),
        "facts": _labelled(facts, people),
        "beside": [
            *_named_beside(sentence, actor, about),
            *_labelled({name: data[name] for name in data if name not in sentence.used}, people),
        ],
        "rows": len(body["rows"]),
        "where": next(
            (secret.value for secret in event.secrets.all() if secret.name == "where"), ""
        ),
    }


def _labelled(facts: dict[str, Any], people: dict[str, Person]) -> list[tuple[str, str]]:
    """Return the label and the words of each fact that is not blank."""
    return [
        (fact_label(name), fact_words(name, fact, people))
        for name, fact in facts.items()
        if fact not in ("", [])
    ]


def _named_beside(sentence: EventSentence, actor: str, about: str) -> list[tuple[str, str]]:
    """Return who did it and on what, where the sentence does not say so itself."""
    is_of_oneself = ACTOR in sentence.used and about == actor
    stated = {ACTOR: (_("ai"), actor), SUBJECT: (_("đối tượng"), about)}
    return [
        (str(words), value)
        for name, (words, value) in stated.items()
        if name not in sentence.used and value and not is_of_oneself
    ]
