from django.urls import path

from exams.views import catalogue, grants, holidays, prepare, profile, public

app_name = "exams"
urlpatterns = [
    path("ky-thi/<slug:code>/", public.campaign, name="campaign"),
    path("danh-muc/", catalogue.posts, name="catalogue"),
    path("danh-muc/chuc-danh/moi/", catalogue.post, name="post-new"),
    path("danh-muc/chuc-danh/<slug:title>/", catalogue.post, name="post"),
    path("lich-lam-viec/", holidays.table, name="holidays"),
    path("lich-lam-viec/<uuid:pk>/bo/", holidays.strike, name="holiday-strike"),
    path("quy-che/", profile.versions, name="profiles"),
    path("quy-che/moi/", profile.draft, name="profile-new"),
    path("quy-che/<uuid:pk>/", profile.version, name="profile"),
    path("soan/moi/", prepare.draft, name="draft"),
    path("soan/<slug:code>/thong-tin/", prepare.edit, name="edit"),
    path("soan/<slug:code>/vi-tri/moi/", prepare.position, name="position-new"),
    path("soan/<slug:code>/vi-tri/<slug:position>/", prepare.position, name="position"),
    path("soan/<slug:code>/phan-thi/<str:kind>/", prepare.part, name="part"),
    path("nguoi-dung/<int:pk>/", grants.person, name="person"),
]
