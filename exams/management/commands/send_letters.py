"""Hand the letters that were released to the mail server."""

from collections.abc import Iterator, Mapping
from smtplib import SMTPException
from typing import Any

from django.core.mail import EmailMessage, get_connection
from django.utils import timezone
from django.utils.translation import override

from exams.actions.letters import mailed
from exams.documents.letters import text_of
from exams.models import Campaign, Letter
from web.console import EXITS, ActionCommand, CommandAnswer

AT_ONCE = 50  # letters between two events: what is sent twice if the machine stops in between


class Command(ActionCommand):
    """Send what was released; what the server does not take waits for the next time."""

    help = f"Send the released letters by e-mail; safe to repeat every few minutes. {EXITS}"

    def answer(self, options: Mapping[str, Any]) -> CommandAnswer:
        sent = left = 0
        with override("vi"):
            for letters in _batches():
                taken = _taken(letters)
                if taken:
                    mailed(letters=taken, by="outbox", at=timezone.now())
                sent, left = sent + len(taken), left + len(letters) - len(taken)
        lines = [f"{sent:6d}  letters sent", f"{left:6d}  letters the mail server did not take"]
        return CommandAnswer({"sent": sent, "left": left}, lines, wrong=left > 0)


def _batches() -> Iterator[list[Letter]]:
    """Yield the letters that have to be sent, of one campaign at a time."""
    released = Letter.objects.filter(released_at__isnull=False, mailed_at=None)
    to_send = released.exclude(receiver__email="").select_related("campaign", "receiver")
    for campaign in Campaign.objects.filter(letters__in=released).distinct().order_by("code"):
        letters = list(to_send.filter(campaign=campaign).order_by("released_at", "about"))
        for start in range(0, len(letters), AT_ONCE):
            yield letters[start : start + AT_ONCE]


def _taken(letters: list[Letter]) -> list[Letter]:
    """Return which letters the server took; none if it cannot be reached."""
    try:
        with get_connection() as server:
            return [letter for letter in letters if _is_taken(letter, server)]
    except (SMTPException, OSError):
        return []


def _is_taken(letter: Letter, server: Any) -> bool:
    text = text_of(letter)
    body = f"{text.body}\n\nHội đồng thi tuyển\n"
    message = EmailMessage(text.subject, body, to=[letter.receiver.email], connection=server)
    try:
        return bool(message.send())
    except (SMTPException, OSError):
        return False
