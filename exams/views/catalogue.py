from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext_lazy as _

from accounts.access import duties_of_user, require_duty
from accounts.rules.duties import Duty
from exams.actions import catalogue
from exams.forms.catalogue import PostForm
from exams.models import Post
from web.edit_view import EditView
from web.forms import answers_in
from web.fragments import render_page
from web.lists import page_of


@require_duty(Duty.PREPARE, Duty.KEEP_PLANNING)
def posts(request: HttpRequest) -> HttpResponse:
    """List the posts of all units."""
    rows = Post.objects.select_related("unit", "rank")
    page = page_of(request, rows, {"code": "code", "seats": "seats"}, default="code")
    context = {"page": page, "sort": "code", "may_edit": Duty.PREPARE in duties_of_user(request)}
    return render_page(request, "exams/announce/posts.html", context, fragment="list")


@require_duty(Duty.PREPARE)
class EnterPost(EditView):
    """Enter a post, or correct one."""

    form_class = PostForm
    template_name = "exams/announce/post.html"
    object_name = "post"
    afterwards = _(
        "Chức danh chọn được khi soạn kỳ thi. Kỳ thi đã thông báo vẫn giữ tên và điều kiện như lúc "
        "thông báo."
    )
    action = catalogue.enter
    success_message = _("Đã lưu chức danh %(code)s lúc %(time)s.")
    next_page = ("exams:catalogue",)

    def get_object(self) -> Post | None:
        rows = Post.objects.select_related("unit", "rank")
        code = self.kwargs.get("title")
        return get_object_or_404(rows, code=code) if code else None

    def get_initial(self) -> dict[str, Any]:
        if self.object is None:
            return {}
        codes = {"unit": self.object.unit.code, "rank": self.object.rank.code}
        return {**answers_in(self.object, PostForm), **codes}

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["code"].disabled = self.object is not None
        return form

    def arguments(self, form: PostForm) -> dict[str, Any]:
        answers = form.answers()
        codes = {"unit": answers["unit"].code, "rank": answers["rank"].code}
        new_post = "" if self.object else answers["code"]
        return {"posts": [{**answers, **codes}], "new_post": new_post}
