"""The units that lack what a target asks, by name, each with the address of its own structure."""

from collections.abc import Iterable, Mapping
from urllib.parse import urlencode

from django.urls import reverse

from oversight.figures.figure import NamedLinks
from oversight.forms import LEADERS


def lacking(title: str, units: Iterable[str], names: Mapping[str, str]) -> tuple[NamedLinks, ...]:
    """Return these units (by code) by name, in the order of their names; nothing where none is."""
    named = sorted((names.get(unit, unit), unit) for unit in units)
    items = tuple((name, _structure_of(unit)) for name, unit in named)
    return (NamedLinks(title, items),) if items else ()


def _structure_of(unit: str) -> str:
    return f"{reverse('oversight:structure')}?{urlencode({'team': LEADERS, 'unit': unit})}"
