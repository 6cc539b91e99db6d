"""How a component is drawn: its template in `templates/components/`, filled."""

from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe


def render_component(component: str, /, **given: Any) -> SafeString:
    return render_to_string(f"components/{component}.html", given)


def rendered(content: str) -> SafeString:
    """What stands inside a block tag was rendered, so it is already escaped."""
    return mark_safe(content.strip())  # noqa: S308
