"""How a form opens again in another language without scripts, as it was typed."""

from typing import Any
from urllib.parse import urlencode

from django import template
from django.forms import PasswordInput
from django.urls import reverse
from django.utils.safestring import SafeString

from web.forms import TypedForm
from web.templatetags.rendering import render_component
from web.typed_by import LANGUAGE

register = template.Library()


@register.simple_tag(takes_context=True)
def form_language(context: Any, form: Any, page: str = "") -> SafeString:
    """The buttons, at the end of a form, by which it opens again as typed in another language."""
    request = context.get("request")
    if request is None or not isinstance(form, TypedForm) or not set(form.fields) - {"request_id"}:
        return SafeString("")
    page = page or request.get_full_path()
    languages = [
        (code, name, f"{reverse('language')}?{urlencode({'language': code, 'next': page})}")
        for code, name in context.get("LANGUAGES", ())
        if code != context.get("LANGUAGE_CODE")
    ]
    return render_component(
        "form_language",
        languages=languages,
        typed=LANGUAGE,
        has_files=form.is_multipart(),
        has_password=any(isinstance(each.widget, PasswordInput) for each in form.fields.values()),
    )
