"""Every door of the house; each one names its duty (accounts/access.py)."""

from importlib.util import find_spec

from django.urls import URLPattern, URLResolver, include, path

from config import doors, living

urlpatterns: list[URLPattern | URLResolver] = [
    path("", doors.home, name="home"),
    path("viec-cua-toi/", doors.my_work, name="my-work"),
    path("tro-giup/", doors.help_page, name="help"),
    path("ngon-ngu/", doors.language, name="language"),
    path("mau-giao-dien/", living.living, name="living"),
    path("mau-giao-dien/dong-diem/<str:code>/", living.mark, name="living-mark"),
    path("tai-khoan/", doors.account, name="account"),
    path("tai-khoan/", include("allauth.urls")),
    path("", include("accounts.urls")),
    path("", include("exams.urls")),
    path("", include("candidates.urls")),
    path("", include("grading.urls")),
    path("", include("results.urls")),
]
if find_spec("config.api"):
    urlpatterns.append(path("api/", include("config.api")))
