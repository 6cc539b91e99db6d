from django.urls import path

from oversight.views import (
    campaign_figures,
    candidate_figures,
    done_before,
    entry_history,
    figures,
    list_figures,
    marking_figures,
    planning_figures,
    programme,
    sensitive_grants,
    structure_figures,
    trail,
)

app_name = "oversight"
urlpatterns = [
    path("nhat-ky/", trail.events, name="trail"),
    path("nhat-ky/kiem-tra/", trail.check, name="verify"),
    path("nhat-ky/vai-tro/", sensitive_grants.sensitive_grants, name="sensitive-grants"),
    path("nhat-ky/kiem-tra/<uuid:key>/", trail.check_result, name="check"),
    path("nhat-ky/<str:leaf>/", trail.event, name="event"),
    path("quy-hoach/so-sanh/", planning_figures.planning_page, name="planning-changes"),
    path("quy-hoach/so-sanh/xlsx/", planning_figures.planning_sheet, name="planning-changes-sheet"),
    path("quan-he/<slug:code>/da-lam/<int:pk>/", done_before.done_before, name="done-before"),
    path("quy-hoach/co-cau/", structure_figures.structure_page, name="structure"),
    path("quy-hoach/co-cau/xlsx/", structure_figures.structure_sheet, name="structure-sheet"),
    path("quy-hoach/lich-su/<uuid:pk>/", entry_history.entry_history, name="entry-history"),
    path("chuong-trinh/", programme.programme_page, name="programme"),
    path("chuong-trinh/xlsx/", programme.programme_sheet, name="programme-sheet"),
    path("so-lieu/", figures.campaigns, name="figures"),
    path("so-lieu/<str:code>/", figures.campaign, name="campaign-figures"),
    path("so-lieu/<str:code>/cac-buoc/", campaign_figures.funnel_page, name="funnel"),
    path("so-lieu/<str:code>/cac-buoc/xlsx/", campaign_figures.funnel_sheet, name="funnel-sheet"),
    path("so-lieu/<str:code>/co-cau/", candidate_figures.groups_page, name="groups"),
    path("so-lieu/<str:code>/co-cau/xlsx/", candidate_figures.groups_sheet, name="groups-sheet"),
    path("so-lieu/<str:code>/vi-tri/", campaign_figures.coverage_page, name="coverage"),
    path("so-lieu/<str:code>/vi-tri/xlsx/", campaign_figures.coverage_sheet, name="coverage-sheet"),
    path("so-lieu/<str:code>/danh-sach/", list_figures.lists_page, name="list-changes"),
    path("so-lieu/<str:code>/danh-sach/xlsx/", list_figures.lists_sheet, name="list-changes-sheet"),
    path("so-lieu/<str:code>/cham-thi-viet/", marking_figures.marking_page, name="marking"),
    path(
        "so-lieu/<str:code>/cham-thi-viet/xlsx/",
        marking_figures.marking_sheet,
        name="marking-sheet",
    ),
]
