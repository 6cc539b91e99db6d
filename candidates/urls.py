from django.urls import path

from candidates.views import (
    answer,
    apply,
    decide,
    decide_file,
    earlier,
    enclose,
    identity,
    imports,
    lists,
    minutes,
    needs,
    plan,
    reopen_parts,
    screen,
    self_check,
    sit,
    supplement,
    waiver,
)

app_name = "candidates"
urlpatterns = [
    path("quy-hoach/", plan.planning, name="planning"),
    path("quy-hoach/nhap/", imports.planning, name="import-planning"),
    path("can-bo/", plan.cadres, name="cadres"),
    path("can-bo/nhap/", imports.cadres, name="import-cadres"),
    path("can-bo/<uuid:pk>/", plan.cadre, name="cadre"),
    path("ho-so/", lists.files, name="files"),
    path("ho-so/<slug:code>/nhap/", imports.papers, name="import-papers"),
    path("ho-so/<slug:code>/vi-tri/", lists.positions, name="positions"),
    path("ho-so/<slug:code>/vi-tri/<slug:position>/", waiver.WaiveMinimum.as_view(), name="waiver"),
    path("ho-so/<slug:code>/khong-dang-ky/", lists.absences, name="absences"),
    path("ho-so/<slug:code>/bo-tri/", needs.declared_needs, name="needs"),
    path("ho-so/<slug:code>/bo-tri/<uuid:pk>/", needs.ArrangeNeed.as_view(), name="arrange-need"),
    path("ho-so/<slug:code>/<str:number>/", screen.file, name="file"),
    path(
        "ho-so/<slug:code>/<str:number>/nhan-than/",
        identity.SettleIdentity.as_view(),
        name="identity",
    ),
    path("ho-so/<slug:code>/<str:number>/ho-ten/", identity.SettleName.as_view(), name="name"),
    path(
        "ho-so/<slug:code>/<str:number>/quyet-dinh/",
        decide_file.DecideFile.as_view(),
        name="officer",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/rut/",
        decide.WithdrawOnPaper.as_view(),
        name="withdraw-paper",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/dac-biet/<slug:rule>/",
        decide.DecideSpecialCase.as_view(),
        name="special-case",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/bo-sung/",
        reopen_parts.ReopenParts.as_view(),
        name="reopen-parts",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/bo-sung/rut/",
        reopen_parts.TakeBackSupplement.as_view(),
        name="take-back-supplement",
    ),
    path("phong-thi/<slug:code>/<str:kind>/", sit.attendance, name="attendance"),
    path(
        "phong-thi/<slug:code>/<str:kind>/xu-ly/", minutes.EnterSanction.as_view(), name="sanction"
    ),
    path(
        "phong-thi/<slug:code>/<str:kind>/<str:number>/", sit.attendance_row, name="attendance-row"
    ),
    path("du-tuyen/", apply.own_applications, name="mine"),
    path("du-tuyen/<slug:code>/bat-dau/", apply.BeginApplication.as_view(), name="begin"),
    path("du-tuyen/<slug:code>/", apply.application, name="application"),
    path("du-tuyen/<slug:code>/muc/<slug:topic>/", answer.AnswerTopic.as_view(), name="topic"),
    path("du-tuyen/<slug:code>/giay-to/", enclose.documents, name="documents"),
    path(
        "du-tuyen/<slug:code>/giay-to/<str:item>/",
        enclose.AttachDocument.as_view(),
        name="document",
    ),
    path("tu-kiem-tra/<slug:code>/<slug:position>/", self_check.self_check, name="self-check"),
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
    path("du-tuyen/ho-so/<uuid:pk>/", earlier.earlier_application, name="earlier"),
    path("du-tuyen/tep/<uuid:pk>/", enclose.view, name="document-view"),
    path("du-tuyen/tep/<uuid:pk>/bo/", enclose.RemoveDocument.as_view(), name="document-remove"),
    path("du-tuyen/<slug:code>/kiem-tra/", answer.SubmitApplication.as_view(), name="check"),
    path("du-tuyen/<slug:code>/sua/", apply.ReopenApplication.as_view(), name="reopen"),
    path("du-tuyen/<slug:code>/rut/", apply.WithdrawApplication.as_view(), name="withdraw"),
]
