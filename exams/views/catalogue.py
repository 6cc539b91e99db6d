from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.actions import catalogue
from exams.forms.catalogue import PostForm
from exams.models import Post
from web.fragments import render_page
from web.lists import page_of
from web.views import submit


@require_duty(Duty.PREPARE, Duty.KEEP_PLANNING)
def posts(request: HttpRequest) -> HttpResponse:
    """List the posts of all units."""
    rows = Post.objects.select_related("unit", "rank")
    page = page_of(request, rows, {"code": "code", "seats": "seats"}, default="code")
    context = {"page": page, "sort": "code", "may_edit": Duty.PREPARE in duties_of_user(request)}
    return render_page(request, "exams/announce/posts.html", context, fragment="list")


@require_duty(Duty.PREPARE)
def post(request: HttpRequest, title: str = "") -> HttpResponse:
    """Enter a post, or correct one."""
    rows = Post.objects.select_related("unit", "rank")
    existing = get_object_or_404(rows, code=title) if title else None
    form = PostForm(request.POST or None, initial=_initial(existing))
    if existing:
        form.fields["code"].disabled = True
    if form.is_valid():
        fields = {k: v for k, v in form.cleaned_data.items() if k != "request_id"}
        fields |= {"unit": fields["unit"].code, "rank": fields["rank"].code}
        if submit(request, form, catalogue.enter, posts=[fields]):
            return redirect("exams:catalogue")
    context = {"form": form, "post": existing}
    return render(request, "exams/announce/post.html", context, status=422 if form.errors else 200)


def _initial(post: Post | None) -> dict[str, object]:
    if post is None:
        return {}
    names = ("code", "full_name", "approving_level", "seats", "theory_min", "specialities")
    return {
        **{name: getattr(post, name) for name in names},
        "unit": post.unit.code,
        "rank": post.rank.code,
    }
