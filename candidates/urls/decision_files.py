"""Addresses of the scans of decisions."""

from django.urls import path

from candidates.views import decision_files as views

urlpatterns = [
    path(
        "dieu-hanh/<slug:code>/hoi-dong/<slug:slug>/ban-quet/",
        views.AttachToBody.as_view(),
        name="attach-to-body",
    ),
    path(
        "dieu-hanh/<slug:code>/hoi-dong/<slug:slug>/ban-quet/tep/",
        views.body_file,
        name="body-file",
    ),
    path(
        "soan/<slug:code>/can-cu/<str:kind>/ban-quet/",
        views.AttachToClearance.as_view(),
        name="attach-to-clearance",
    ),
    path(
        "soan/<slug:code>/can-cu/<str:kind>/ban-quet/tep/",
        views.clearance_file,
        name="clearance-file",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/tra-loi/<uuid:pk>/ban-quet/",
        views.AttachToAnswer.as_view(),
        name="attach-to-answer",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/tra-loi/<uuid:pk>/ban-quet/tep/",
        views.answer_file,
        name="answer-file",
    ),
]
