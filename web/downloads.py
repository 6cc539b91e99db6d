"""A file as an answer: shown in the browser, or saved under its name."""

from django.http import HttpResponse

PDF = "application/pdf"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def file_response(data: bytes, name: str, kind: str, *, inline: bool = False) -> HttpResponse:
    """Return a file to be saved, or (`inline`) shown, to be printed from there."""
    response = HttpResponse(data, content_type=kind)
    disposition = "inline" if inline else "attachment"
    response["Content-Disposition"] = f'{disposition}; filename="{name}"'
    return response
