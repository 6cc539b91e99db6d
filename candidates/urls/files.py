"""Addresses of the office: files, complaints, ties and statements, the room."""

from django.urls import path

from candidates.views import (
    background_check,
    case_review,
    complaint_list,
    complaints,
    decide,
    decide_file,
    decision_files,
    differences,
    identity,
    imports,
    lists,
    minutes,
    needs,
    open_early,
    other_complaints,
    paper_requests,
    paper_supplement,
    paper_supplement_parts,
    positions,
    referred,
    relations,
    reopen_parts,
    screen,
    sit,
    special_case,
    statement,
    suggested_ties,
    take_back,
    waiver,
    withdraw_called,
)

urlpatterns = [
    path("ho-so/", lists.files, name="files"),
    path("ho-so/<slug:code>/nhap/", imports.papers, name="import-papers"),
    path("ho-so/<slug:code>/vi-tri/", positions.positions, name="positions"),
    path("ho-so/<slug:code>/vi-tri/<slug:position>/", waiver.WaiveMinimum.as_view(), name="waiver"),
    path(
        "ho-so/<slug:code>/vi-tri/<slug:position>/hoan/",
        waiver.PostponePosition.as_view(),
        name="postpone",
    ),
    path("ho-so/<slug:code>/khong-dang-ky/", lists.absences, name="absences"),
    path("ho-so/<slug:code>/khac-nhau/", differences.differences, name="differences"),
    path(
        "ho-so/<slug:code>/khac-nhau/<str:number>/",
        differences.SettleDifference.as_view(),
        name="settle-difference",
    ),
    path("ho-so/<slug:code>/nho-don-vi/", paper_requests.asked_papers, name="asked-papers"),
    path(
        "ho-so/<slug:code>/nho-don-vi/<uuid:pk>/",
        paper_requests.SupplyPaper.as_view(),
        name="supply-paper",
    ),
    path(
        "ho-so/<slug:code>/nho-don-vi/<uuid:pk>/khong-nop/",
        paper_requests.DeclinePaper.as_view(),
        name="decline-paper",
    ),
    path("ho-so/<slug:code>/bo-tri/", needs.declared_needs, name="needs"),
    path("ho-so/<slug:code>/bo-tri/<uuid:pk>/", needs.ArrangeNeed.as_view(), name="arrange-need"),
    path("ho-so/<slug:code>/khieu-nai/", complaint_list.listed, name="complaints"),
    path(
        "ho-so/<slug:code>/khieu-nai/<uuid:pk>/",
        complaints.DecideComplaint.as_view(),
        name="decide-complaint",
    ),
    path(
        "ho-so/<slug:code>/khieu-nai/<uuid:pk>/tra-loi/",
        other_complaints.AnswerComplaint.as_view(),
        name="answer-complaint",
    ),
    path(
        "ho-so/<slug:code>/khieu-nai/<uuid:pk>/cap-tham-quyen/",
        referred.LetResultsStand.as_view(),
        name="answer-referred",
    ),
    path("ho-so/<slug:code>/<str:number>/", screen.file, name="file"),
    path(
        "ho-so/<slug:code>/<str:number>/khieu-nai-khac/",
        other_complaints.EnterOtherComplaint.as_view(),
        name="enter-other-complaint",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/khieu-nai/",
        complaints.EnterComplaint.as_view(),
        name="enter-complaint",
    ),
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
        "ho-so/<slug:code>/<str:number>/mo-som/",
        open_early.OpenEarly.as_view(),
        name="open-early",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/rut/",
        decide.WithdrawOnPaper.as_view(),
        name="withdraw-paper",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/rut-thi/",
        withdraw_called.WithdrawCalledOnPaper.as_view(),
        name="withdraw-called-paper",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/quyet-dinh/rut/",
        take_back.TakeBackConclusion.as_view(),
        name="take-back-conclusion",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/ra-soat/<int:step>/",
        case_review.RecordReviewStep.as_view(),
        name="review-step",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/xac-minh/",
        background_check.RecordBackgroundCheck.as_view(),
        name="background-check",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/dac-biet/<slug:rule>/",
        special_case.DecideSpecialCase.as_view(),
        name="special-case",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/tra-loi/<uuid:pk>/ban-quet/",
        decision_files.AttachToAnswer.as_view(),
        name="attach-to-answer",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/tra-loi/<uuid:pk>/ban-quet/tep/",
        decision_files.answer_file,
        name="answer-file",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/tra-loi/<uuid:pk>/ban-quet/tep/<uuid:scan>/",
        decision_files.answer_file,
        name="replaced-answer-file",
    ),
    path("cam-ket/<slug:code>/", statement.statement, name="statement"),
    path("cam-ket/<slug:code>/ky/", statement.SignStatement.as_view(), name="sign-statement"),
    path("cam-ket/<slug:code>/khai/", statement.DeclareOwnBar.as_view(), name="declare-own-bar"),
    path(
        "cam-ket/<slug:code>/khai/<uuid:pk>/",
        statement.DeclareOwnRelation.as_view(),
        name="declare-own-relation",
    ),
    path("quan-he/<slug:code>/", relations.relations, name="relations"),
    path("quan-he/<slug:code>/goi-y/", suggested_ties.suggested, name="suggested-ties"),
    path(
        "quan-he/<slug:code>/goi-y/<int:person>/<str:number>/<str:kind>/",
        suggested_ties.DismissTie.as_view(),
        name="dismiss-tie",
    ),
    path("quan-he/<slug:code>/them/", relations.EnterRelation.as_view(), name="enter-relation"),
    path(
        "quan-he/<slug:code>/<uuid:pk>/",
        relations.DecideRelation.as_view(),
        name="decide-relation",
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
    path(
        "ho-so/<slug:code>/<str:number>/bo-sung/nhan/",
        paper_supplement.AnswerOnPaper.as_view(),
        name="paper-supplement",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/bo-sung/nhan/muc/<slug:topic>/",
        paper_supplement_parts.PaperSupplementTopic.as_view(),
        name="paper-supplement-topic",
    ),
    path(
        "ho-so/<slug:code>/<str:number>/bo-sung/nhan/giay-to/<str:item>/",
        paper_supplement_parts.PaperSupplementDocument.as_view(),
        name="paper-supplement-document",
    ),
    path("phong-thi/<slug:code>/<str:kind>/", sit.attendance, name="attendance"),
    path(
        "phong-thi/<slug:code>/<str:kind>/xu-ly/", minutes.EnterSanction.as_view(), name="sanction"
    ),
    path(
        "phong-thi/<slug:code>/<str:kind>/<str:number>/", sit.attendance_row, name="attendance-row"
    ),
]
