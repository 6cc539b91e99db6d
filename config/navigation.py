"""Where the signed-in person can go: only doors their duties open."""

from typing import Any

from django.http import HttpRequest


def navigation(request: HttpRequest) -> dict[str, Any]:
    """Return the entries of the navigation for this reader."""
    return {"navigation": []}
