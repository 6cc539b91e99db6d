"""Components that ask: forms, their errors, the mark of their request."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

from django import template
from django.forms import BaseForm
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext

from web.sentences import sentence
from web.templatetags.form_language import form_language
from web.templatetags.rendering import render_component, rendered
from web.typed_by import (
    FIELD,
    HEADING,
    PAGE,
    code_of_typed_before,
    is_in_other_language,
    proof_of,
)

register = template.Library()


@register.simple_tag
def request_id() -> SafeString:
    """The mark of a request that may arrive twice, for a form that is only a button."""
    return format_html('<input type="hidden" name="request_id" value="{}">', uuid4())


@register.simple_tag(takes_context=True)
def typed_by(context: Any) -> SafeString:
    """The proof of whose page this is, and which, for what is sent after the session ended."""
    request = context.get("request")
    proof = proof_of(request)
    if not proof:
        return SafeString("")
    fields = [(FIELD, proof), (PAGE, getattr(request, HEADING, ""))]
    return format_html_join("", '<input type="hidden" name="{}" value="{}">', fields)


@register.simple_tag(takes_context=True)
def error_summary(context: Any, *forms: Any) -> SafeString:
    """Every error of these forms, each a link to its input; nothing without errors.

    Of what was typed before the session ended, that comes first: it is not saved yet. Of what is
    only shown in the other language, that it is kept.
    """
    request = context.get("request")
    if _is_kept(request, *forms):
        text = format_html("<p>{}</p>", sentence("LANGUAGE_CHANGED"))
        return render_component("notice", content=text, tone="info")
    errors = [error for form in forms if form for error in _errors(form)]
    if not errors:
        return SafeString("")
    if again := _typed_before(request):
        others = [error for error in errors if error["text"] != again]
        errors = [{"text": again, "id": ""}, *others]
    return render_component("errors", errors=errors)


def _is_kept(request: Any, *forms: Any) -> bool:
    """Say whether one of these forms is shown as it was typed, after a change of language."""
    is_changed = request is not None and is_in_other_language(request)
    return is_changed and any(form is not None and form.is_bound for form in forms)


def _typed_before(request: Any) -> str:
    """Return the sentence about what was typed before and is sent again; else nothing."""
    code = "" if request is None else code_of_typed_before(request)
    return sentence(code) if code else ""


def _field_errors(form: BaseForm) -> Iterator[dict[str, Any]]:
    for field in form:
        first = field.id_for_label or f"{field.auto_id}_0"
        for text in field.errors:
            label = "" if str(field.label) in text else str(field.label)
            yield {"text": text, "label": label.rstrip("?"), "id": "" if field.is_hidden else first}


def _errors(form: Any) -> Iterator[dict[str, Any]]:
    if not isinstance(form, BaseForm):  # a formset
        yield from ({"text": text, "id": ""} for text in form.non_form_errors())
        for subform in form.forms:
            yield from _errors(subform)
        return
    for text in form.non_field_errors():
        yield {"text": text, "id": ""}
    yield from _field_errors(form)
    for number, line in getattr(form, "lines", {}).items():  # a list: each error names its line
        for error in _errors(line):
            yield {**error, "label": f"{error.get('label', '')} {number}".strip()}


@register.simple_block_tag(takes_context=True)
def form(context: Any, content: str, form: Any = None, **options: Any) -> SafeString:
    """A whole form; the block may hold its content, otherwise every field is rendered.

    Options: submit, cancel, cancel_label, action, target (htmx), danger, wide, guard, id,
    key (its button's, with which the browser presses it), other and other_label (a second
    button's name and words).
    """
    edit = context.get("edit") if "name" in options else ""  # beside what is shown once more
    options = {"guard": True, "submit": gettext("Lưu"), "edit": edit, **options}
    if _is_to_read(context, form):
        options |= {"submit": "", "cancel_label": gettext("Quay lại")}
        form = _to_read(form)
    is_part = "target" in options and "multipart" in options  # of a page that is not shown by it
    return render_component(
        "form",
        form=form,
        body=rendered(content),
        csrf_token=context.get("csrf_token"),
        request=context.get("request"),
        change="" if is_part else form_language(context, form, options.get("action", "")),
        **options,
    )


def _to_read(form: BaseForm) -> BaseForm | None:
    """Return a form of which nothing can be changed; nothing of one that is blank."""
    for field in form.fields.values():
        field.disabled = True
    return form if any(field.value() for field in form.visible_fields()) else None


def _is_to_read(context: Any, form: Any) -> bool:
    """Say whether the form of the page would be refused today: the page says why, nothing is sent.

    What was sent all the same is shown as it was typed, with what was refused.
    """
    refused_today = getattr(context.get("guide"), "untimely", "") or context.get("untimely")
    request = context.get("request")
    if not refused_today or form is None or request is None:
        return False
    return bool(request.method == "GET" and form is context.get("form"))
