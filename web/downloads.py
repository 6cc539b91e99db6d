"""A file as an answer: shown in the browser, or saved under its name."""

from django.http import HttpResponse

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


HANDED_IN = {"pdf": PDF, "jpg": "image/jpeg", "png": "image/png"}


def file_response(data: bytes, name: str, kind: str, *, inline: bool = False) -> HttpResponse:
    """Return a file to be saved, or (`inline`) shown, to be printed from there."""
    response = HttpResponse(data, content_type=kind)
    disposition = "inline" if inline else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    return response


def shown_response(data: bytes, name: str, kind: str) -> HttpResponse:
    """Return a file that somebody handed in, to be shown in a frame of our own pages.

    A PDF reads no styles or scripts of ours, and nothing of it may be framed by another site. The
    browsers' viewers of PDF do not work in a sandbox.
    """
    response = file_response(data, name, HANDED_IN[kind], inline=True)
    response["Content-Security-Policy"] = "default-src 'none'; frame-ancestors 'self'"
    response["X-Frame-Options"] = "SAMEORIGIN"
    response["Cache-Control"] = "no-store"
    return response


def handed_in_response(data: bytes, name: str, kind: str) -> HttpResponse:
    """Return a file that somebody handed in, to be saved: it never runs in a page of ours."""
    response = file_response(data, name, HANDED_IN[kind])
    response["Content-Security-Policy"] = "sandbox"
    response["Cache-Control"] = "no-store"
    return response
