"""Addresses of candidates, and of whoever thinks of becoming one."""

from django.urls import path

from candidates.views import (
    answer,
    apply,
    ask_for_paper,
    complaints,
    earlier,
    enclose,
    late_plea,
    needed_papers,
    needs,
    other_complaints,
    own_papers,
    own_readings,
    own_relations,
    papers_pane,
    reuse,
    self_check,
    supplement,
    withdraw_called,
)

urlpatterns = [
    path("du-tuyen/<slug:code>/ai-da-xem/", own_readings.own_readings, name="own-readings"),
    path("du-tuyen/<slug:code>/quan-he/", own_relations.own_relations, name="own-relations"),
    path(
        "du-tuyen/<slug:code>/quan-he/them/",
        own_relations.DeclareRelation.as_view(),
        name="declare-relation",
    ),
    path("du-tuyen/", apply.own_applications, name="mine"),
    path("du-tuyen/<slug:code>/bat-dau/", apply.BeginApplication.as_view(), name="begin"),
    path("du-tuyen/<slug:code>/nop-muon/", late_plea.AskLate.as_view(), name="ask-late"),
    path("du-tuyen/<slug:code>/", apply.application, name="application"),
    path("du-tuyen/<slug:code>/muc/<slug:topic>/", answer.AnswerTopic.as_view(), name="topic"),
    path("du-tuyen/<slug:code>/giay-to/", own_papers.documents, name="documents"),
    path(
        "du-tuyen/<slug:code>/giay-to/<str:item>/",
        enclose.AttachDocument.as_view(),
        name="document",
    ),
    path("thanh-phan-ho-so/<slug:code>/", needed_papers.needed_papers, name="needed-papers"),
    path("tu-kiem-tra/<slug:code>/<slug:position>/", self_check.self_check, name="self-check"),
    path(
        "du-tuyen/<slug:code>/giay-to/<str:item>/dung-lai/",
        reuse.ReuseDocument.as_view(),
        name="reuse",
    ),
    path(
        "du-tuyen/<slug:code>/khieu-nai-khac/",
        other_complaints.MakeOtherComplaint.as_view(),
        name="complain-otherwise",
    ),
    path("du-tuyen/<slug:code>/khieu-nai/", complaints.MakeComplaint.as_view(), name="complain"),
    path(
        "du-tuyen/<slug:code>/rut-thi/",
        withdraw_called.WithdrawCalled.as_view(),
        name="withdraw-called",
    ),
    path("du-tuyen/<slug:code>/bo-tri/", needs.DeclareNeed.as_view(), name="declare-need"),
    path("du-tuyen/<slug:code>/bo-tri/rut/", needs.TakeBackNeed.as_view(), name="take-back-need"),
    path(
        "du-tuyen/<slug:code>/bo-sung/",
        supplement.AnswerSupplement.as_view(),
        name="supplement",
    ),
    path(
        "du-tuyen/<slug:code>/bo-sung/muc/<slug:topic>/",
        supplement.SupplementTopic.as_view(),
        name="supplement-topic",
    ),
    path(
        "du-tuyen/<slug:code>/bo-sung/giay-to/<str:item>/",
        supplement.SupplementDocument.as_view(),
        name="supplement-document",
    ),
    path(
        "du-tuyen/<slug:code>/nho-don-vi/<str:item>/",
        ask_for_paper.AskForPaper.as_view(),
        name="ask-for-paper",
    ),
    path("du-tuyen/ho-so/<uuid:pk>/", earlier.earlier_application, name="earlier"),
    path("du-tuyen/tep/<uuid:pk>/", enclose.view, name="document-view"),
    path("du-tuyen/tep/<uuid:pk>/xem/", papers_pane.paper, name="paper"),
    path("du-tuyen/tep/<uuid:pk>/bo/", enclose.RemoveDocument.as_view(), name="document-remove"),
    path("du-tuyen/<slug:code>/kiem-tra/", answer.SubmitApplication.as_view(), name="check"),
    path("du-tuyen/<slug:code>/sua/", apply.ReopenApplication.as_view(), name="reopen"),
    path("du-tuyen/<slug:code>/rut/", apply.WithdrawApplication.as_view(), name="withdraw"),
]
