"""What stands beside a form whose page is a function: an `ActionView` says it of itself."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from accounts.rules.duties import Duty


@dataclass(frozen=True, slots=True)
class FormGuide:
    """The act that a form asks for; in the context of its page it is called `form_guide`.

    `action` declares its duty. `duties` says who does it where the page is open to
    fewer than the action. `is_beside` is False where the page has a place for it of its own.
    """

    action: Any
    afterwards: str | Promise
    duties: tuple[Duty, ...] = ()
    is_beside: bool = True
