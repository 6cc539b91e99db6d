"""How a component is rendered: its template in `templates/components/`, filled."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


def render_component(name: str, /, **context: Any) -> SafeString:
    return render_to_string(f"components/{name}.html", context)


def rendered(content: str) -> SafeString:
    """The content of a block tag was rendered, so it is already escaped."""
    return mark_safe(content.strip())  # noqa: S308
