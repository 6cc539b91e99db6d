"""The style guide: every component in every state, drawn by the templates of the real pages."""

from datetime import timedelta
from decimal import Decimal, InvalidOperation
from typing import Any

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from web.forms import status_of
from web.styleguide.form import Sample, SampleFilter
from web.styleguide.samples import LONG, POST, charts, files, people, sample_row, stages, states


def styleguide(request: HttpRequest) -> HttpResponse:
    """Show every component in every state; a sent form comes back with its errors."""
    form = Sample(request.POST, request.FILES) if request.method == "POST" else Sample()
    status = status_of(form)
    context: dict[str, Any] = {
        "sample": form,
        "failed": status == 422,
        "search": SampleFilter(request.GET or {"state": "DONE"}),
        "page": Paginator(range(1234), 50).get_page(request.GET.get("page", 3)),
        "people": people(),
        "stages": stages(),
        "marks": [sample_row(code) for code in ("K7Q2", "M3XA", "P9TD", "R2HN")] + states(),
        "files": files(),
        "charts": charts(),
        "now": timezone.now(),
        "soon": timezone.localdate() + timedelta(days=2),
        "later": timezone.localdate() + timedelta(days=12),
        "past": timezone.localdate() - timedelta(days=3),
        "long": LONG,
        "post": POST,
        "tones": ("neutral", "info", "success", "warning", "error"),
    }
    return render(request, "styleguide/index.html", context, status=status)


def mark(request: HttpRequest, code: str) -> HttpResponse:
    """Answer a cell of the sample grid as the view of marking does; nothing is kept."""
    typed = request.POST.get("points", "").strip()
    row = sample_row(code, value=typed, state="saved", saved=typed)
    try:
        if not 0 <= Decimal(typed.replace(",", ".")) <= 100:
            raise InvalidOperation
    except InvalidOperation:
        row.state, row.saved = "refused", ""
        row.said = _("Không lưu: điểm phải từ 0 đến 100, bước 0,25")
    if not getattr(request, "htmx", False):
        return redirect(f"{reverse('styleguide')}#mark-{code}")
    status = 422 if row.state == "refused" else 200
    return render(request, "components/mark_row.html", {"row": row}, status=status)
