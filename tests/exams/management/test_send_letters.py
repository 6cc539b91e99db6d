"""Released letters leave by mail, each once; what the server does not take waits."""

from smtplib import SMTPRecipientsRefused

import pytest
from django.core import mail
from django.core.mail.backends.locmem import EmailBackend

from accounts.rules.duties import Role
from exams.actions import letters
from exams.management.commands import send_letters
from exams.models import Letter
from exams.rules.letters import LetterKind
from tests.actions import LATE, arrange, campaign, officer
from tests.commands import run

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("announced")]


def receipt(name, email, kind=LetterKind.RECEIPT):
    facts = {"number": name, "position": "VT01", "time": "20/09/2026 12:00", "closes": "06/10/2026"}
    to = officer(name, Role.CANDIDATE)
    to.email = email
    to.save()
    made = letters.compose(kind, campaign=campaign(), to=to, about=name, facts=facts, at=LATE)
    return arrange(made)


def test_a_released_letter_is_sent_once_in_the_words_of_its_page():
    receipt("an", "an@example.invalid")

    first, second = run("send_letters", "--json"), run("send_letters", "--json")

    assert (first.json, second.json) == ({"sent": 1, "left": 0}, {"sent": 0, "left": 0})
    [message] = mail.outbox
    assert message.to == ["an@example.invalid"]
    assert message.subject == "Đã nhận hồ sơ an"
    assert message.body.startswith("Kính gửi ông/bà")
    assert message.body.endswith("Hội đồng thi tuyển\n")
    assert Letter.objects.get().mailed_at is not None


def test_what_waits_in_the_outbox_or_has_no_address_is_not_sent():
    receipt("an", "an@example.invalid", LetterKind.DRAFT_REMINDER)
    receipt("binh", "")

    ended = run("send_letters")

    assert (ended.code, mail.outbox) == (0, [])
    assert "0  letters sent" in ended.out
    assert not Letter.objects.exclude(mailed_at=None).exists()


def test_more_than_one_batch_leaves(monkeypatch):
    monkeypatch.setattr(send_letters, "AT_ONCE", 2)
    for name in ("an", "binh", "chi"):
        receipt(name, f"{name}@example.invalid")

    assert run("send_letters", "--json").json == {"sent": 3, "left": 0}


def test_without_a_server_everything_waits_and_the_command_says_so(settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1  # where nobody listens
    receipt("an", "an@example.invalid")

    ended = run("send_letters", "--json")

    assert (ended.code, ended.json) == (2, {"sent": 0, "left": 1})
    assert Letter.objects.get().mailed_at is None


class PickyServer(EmailBackend):
    """A server that does not take mail for one of its receivers."""

    def send_messages(self, messages):
        if messages[0].to == ["an@example.invalid"]:
            raise SMTPRecipientsRefused({})
        return super().send_messages(messages)


def test_an_address_that_the_server_refuses_holds_up_nobody_else(settings):
    settings.EMAIL_BACKEND = f"{__name__}.PickyServer"
    receipt("an", "an@example.invalid")
    receipt("binh", "binh@example.invalid")

    ended = run("send_letters", "--json")

    assert (ended.code, ended.json) == (2, {"sent": 1, "left": 1})
    assert [message.to for message in mail.outbox] == [["binh@example.invalid"]]
    assert Letter.objects.get(mailed_at=None).about == "an"
