"""No message that Django, allauth or a form of ours gives a Vietnamese reader has English words."""

import re

import pytest
from allauth.account.adapter import DefaultAccountAdapter
from django import forms
from django.conf import settings
from django.contrib.auth import password_validation
from django.core import validators
from django.core.exceptions import ValidationError
from django.utils.functional import Promise
from django.utils.module_loading import import_string
from django.utils.translation import override

from accounts.models import Person

ENGLISH = re.compile(
    r"\b(?:the|this|that|these|is|are|must|may|not|with|and|or|of|for|your|you|has|have|at|least|"
    r"enter|valid|ensure|select|please|field|required|password|value|choice|number|file|submit\w*|"
    r"email|digits?|characters?|account|user|too|short|common|already|exists?|click|sign|url)\b",
    re.IGNORECASE,
)
PLACES = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]*>")
DJANGO = "django.contrib.auth.password_validation"
OURS = re.compile(r"multipart/form-data|JSON")


class _Facts(dict):
    """Any fact that a message asks for: a number, so that a plural can be chosen."""

    def __missing__(self, name):
        return 3


def text_of(message):
    """Return a message as a Vietnamese reader gets it, without the facts in it."""
    with override("vi"):
        text = message % _Facts() if "%(" in str_of(message) else str_of(message)
    return OURS.sub("", PLACES.sub(" ", str(text)))


def str_of(message):
    try:
        return str(message)
    except KeyError:  # a plural that waits for its number
        return str(message % _Facts())


def kinds_of(kind):
    """Yield every class that was made of one."""
    for each in kind.__subclasses__():
        yield each
        yield from kinds_of(each)


def messages_of_django():
    for kind in (forms.Field, *kinds_of(forms.Field)):
        if not kind.__module__.startswith("django.contrib."):  # of databases that nothing asks
            yield from getattr(kind, "default_error_messages", {}).values()
    for name in dir(validators):
        checked = getattr(validators, name)
        message = getattr(checked, "message", None)
        if isinstance(message, str | Promise):
            yield message
    yield from validators.DecimalValidator.messages.values()


def messages_of_forms():
    for form in kinds_of(forms.BaseForm):
        if form.__module__.startswith("django."):
            continue
        for field in getattr(form, "base_fields", {}).values():
            yield from (each for each in (field.label, field.help_text) if each)
            yield from field.error_messages.values()


def refused_by(validator, password):
    person = Person(username="nguyen-van-an", full_name="Nguyễn Văn An", email="an@example.vn")
    with override("vi"), pytest.raises(ValidationError) as refused:
        validator.validate(password, person)
    return " ".join(refused.value.messages)


@pytest.mark.parametrize("source", [messages_of_django, messages_of_forms], ids=["django", "forms"])
def test_no_message_has_an_english_word(source):
    texts = {text_of(message) for message in source()}

    assert len(texts) > 20
    assert {text for text in texts if ENGLISH.search(text)} == set()


def test_no_message_of_the_account_pages_has_an_english_word():
    texts = {text_of(message) for message in DefaultAccountAdapter.error_messages.values()}

    assert {text for text in texts if ENGLISH.search(text)} == set()


@pytest.mark.parametrize(
    ("name", "password"),
    [
        ("accounts.forms.people.PasswordLengthValidator", "short"),
        ("django.contrib.auth.password_validation.CommonPasswordValidator", "password123"),
        (
            "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
            "nguyen-van-an",
        ),
        ("django.contrib.auth.password_validation.NumericPasswordValidator", "123456789012"),
        ("django.contrib.auth.password_validation.MinimumLengthValidator", "short"),
    ],
)
def test_a_refused_password_is_told_why_in_vietnamese(name, password):
    validator = import_string(name)()

    text = refused_by(validator, password)
    with override("vi"):
        told = [text, str(validator.get_help_text())]

    assert [each for each in told if ENGLISH.search(each)] == []


def test_every_validator_of_passwords_is_asked():
    used = {each["NAME"].rsplit(".", 1)[1] for each in settings.AUTH_PASSWORD_VALIDATORS}

    assert used <= {"PasswordLengthValidator", *dir(password_validation)}


@pytest.mark.parametrize("text", ["This field is required.", "Hãy nhập email", "Enter a number."])
def test_the_search_can_fail(text):
    assert ENGLISH.search(text)
