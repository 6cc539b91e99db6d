"""What makes two requests the same: the person, the page and everything that was sent."""

import json
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from audit.actions.idempotency import IdempotencyKey
from web.typed_by import AGAIN, FIELD, PAGE

_ID = "request_id"
_NOT_CONTENT = {"csrfmiddlewaretoken", _ID, FIELD, PAGE, AGAIN}


def idempotency_key(
    request: HttpRequest, form: forms.BaseForm | None = None
) -> IdempotencyKey | None:
    """Return the key of what a page (or one form of many) sent; None without a readable id."""
    try:
        request_id = UUID(request.POST.get(_id_field(form), ""))
    except ValueError:
        return None
    return IdempotencyKey(request_id, _digest(request, _prefix(form)))


def renew_request_id(form: forms.BaseForm) -> None:
    """Give a form that was sent the id of a new request: what is sent next is another one."""
    if _ID in form.fields:
        sent: Any = form.data.copy()  # type: ignore[attr-defined]
        sent[_id_field(form)] = str(uuid4())
        form.data = sent


def _digest(request: HttpRequest, prefix: str) -> str:
    """Return the digest of who sent what to which page.

    It is keyed: what was sent may be a password or points, which one could guess from a plain one.
    """
    sent = [
        (name, request.POST.getlist(name))
        for name in sorted(request.POST)
        if name.startswith(prefix) and name.removeprefix(prefix) not in _NOT_CONTENT
    ]
    files = [
        (name, [_file_digest(file) for file in request.FILES.getlist(name)])
        for name in sorted(request.FILES)
    ]
    content = json.dumps([request.user.pk, request.get_full_path(), sent, files])
    return salted_hmac("web.idempotency", content, algorithm="sha256").hexdigest()


def _file_digest(file: "UploadedFile[Any]") -> list[str | None]:
    digest = sha256()
    for chunk in file.chunks():
        digest.update(chunk)
    file.seek(0)
    return [file.name, digest.hexdigest()]


def _id_field(form: forms.BaseForm | None) -> str:
    return form.add_prefix(_ID) if form else _ID


def _prefix(form: forms.BaseForm | None) -> str:
    return f"{form.prefix}-" if form is not None and form.prefix else ""
