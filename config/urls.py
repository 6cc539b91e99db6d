"""Every address of the site; each view names the duty it asks for (accounts/access.py)."""

from django.urls import URLPattern, URLResolver, include, path

from accounts.access import require_duty
from accounts.rules.duties import Duty
from config import views
from config.search import search
from rehearsal.demo import views as demo
from web.styleguide import pages as styleguide

handler500 = views.server_error
for_everyone = require_duty(Duty.EVERYONE)

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.home, name="home"),
    path("viec-cua-toi/", views.my_work, name="my-work"),
    path("tro-giup/", views.help_page, name="help"),
    path("ngon-ngu/", views.language, name="language"),
    path("tim/", search, name="search"),
    path("dung-thu/dong-ho/", demo.MoveClock.as_view(), name="demo-clock"),
    path("mau-giao-dien/", for_everyone(styleguide.styleguide), name="styleguide"),
    path(
        "mau-giao-dien/dong-diem/<str:code>/",
        for_everyone(styleguide.mark),
        name="styleguide-mark",
    ),
    path("", include("accounts.urls")),
    path("tai-khoan/", include("allauth.urls")),
    path("", include("exams.urls")),
    path("", include("candidates.urls")),
    path("", include("grading.urls")),
    path("", include("results.urls")),
    path("", include("oversight.urls")),
    path("", include("rehearsal.urls")),
    path("api/", include("config.api")),
]
