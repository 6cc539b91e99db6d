"""Addresses of councils and boards, and of the scans of decisions that were signed elsewhere."""

from django.urls import path

from results.views import bodies, body_requests, corrected_founding, decision_files

urlpatterns = [
    path("dieu-hanh/<slug:code>/hoi-dong/", bodies.bodies, name="bodies"),
    path("dieu-hanh/<slug:code>/hoi-dong/<slug:slug>/", bodies.body, name="body"),
    path(
        "dieu-hanh/<slug:code>/hoi-dong/<slug:slug>/them/",
        bodies.DraftMember.as_view(),
        name="draft-member",
    ),
    path(
        "dieu-hanh/<slug:code>/hoi-dong/<slug:slug>/<uuid:pk>/bo/",
        bodies.DropMember.as_view(),
        name="drop-member",
    ),
    path(
        "dieu-hanh/<slug:code>/hoi-dong/<slug:slug>/thanh-lap/",
        body_requests.establish,
        name="ask-founding",
    ),
    path(
        "dieu-hanh/<slug:code>/hoi-dong/<slug:slug>/ghi-lai/",
        corrected_founding.correct_founding,
        name="ask-corrected-founding",
    ),
    path(
        "dieu-hanh/<slug:code>/hoi-dong/<uuid:pk>/thay/",
        body_requests.replace,
        name="ask-replacement",
    ),
    path(
        "dieu-hanh/<slug:code>/hoi-dong/<slug:slug>/ban-quet/",
        decision_files.AttachToBody.as_view(),
        name="attach-to-body",
    ),
    path(
        "dieu-hanh/<slug:code>/hoi-dong/<slug:slug>/ban-quet/tep/",
        decision_files.body_file,
        name="body-file",
    ),
    path(
        "dieu-hanh/<slug:code>/hoi-dong/<slug:slug>/ban-quet/tep/<uuid:scan>/",
        decision_files.body_file,
        name="replaced-body-file",
    ),
    path(
        "soan/<slug:code>/can-cu/<str:kind>/ban-quet/",
        decision_files.AttachToClearance.as_view(),
        name="attach-to-clearance",
    ),
    path(
        "soan/<slug:code>/can-cu/<str:kind>/ban-quet/tep/",
        decision_files.clearance_file,
        name="clearance-file",
    ),
    path(
        "soan/<slug:code>/can-cu/<str:kind>/ban-quet/tep/<uuid:scan>/",
        decision_files.clearance_file,
        name="replaced-clearance-file",
    ),
    path("quan-he/<slug:code>/<uuid:pk>/bo/", body_requests.lift, name="ask-lifting"),
]
