from django.urls import path

from grading.views import (
    decide,
    hands,
    heads,
    mark,
    members,
    opened,
    panel,
    panels,
    pending,
    positions,
    ranking,
    settle,
)

app_name = "grading"
urlpatterns = [
    path("cham-thi/", mark.assignments, name="assignments"),
    path("cham-thi/<slug:code>/", mark.mark_sheet, name="marks"),
    path("cham-thi/<slug:code>/nop/", mark.HandInMarks.as_view(), name="hand-in"),
    path("cham-thi/<slug:code>/bai/<slug:script>/", mark.points, name="points"),
    path("ban-cham/", heads.campaigns, name="heads"),
    path("ban-cham/<slug:code>/", heads.board, name="board"),
    path(
        "ban-cham/<slug:code>/giao-lai/<int:pk>/",
        hands.HandOverScripts.as_view(),
        name="hand-over",
    ),
    path("ban-cham/<slug:code>/bai/<slug:script>/", settle.SettleScript.as_view(), name="script"),
    path(
        "ban-cham/<slug:code>/bai/<slug:script>/lan-ba/",
        hands.AssignThirdHand.as_view(),
        name="third",
    ),
    path(
        "ban-cham/<slug:code>/phuc-khao/<uuid:pk>/",
        hands.AssignRemarkers.as_view(),
        name="remarkers",
    ),
    path("bao-ve/", panel.seats, name="panels"),
    path("bao-ve/<uuid:pk>/", panel.sheet, name="sheet"),
    path("bao-ve/<uuid:pk>/phieu/<slug:number>/", panel.slip, name="slip"),
    path(
        "bao-ve/<uuid:pk>/phieu/<slug:number>/nop/", panel.HandInSlip.as_view(), name="slip-hand-in"
    ),
    path("xep-hang/<slug:code>/", ranking.table, name="ranking"),
    path("quyet-dinh/<slug:code>/", pending.pending_decisions, name="waiting"),
    path(
        "quyet-dinh/<slug:code>/bai/<slug:script>/",
        opened.SettleOpenedScript.as_view(),
        name="opened",
    ),
    path(
        "quyet-dinh/<slug:code>/tru-diem/<uuid:pk>/",
        decide.DecideSanction.as_view(),
        name="sanction",
    ),
    path(
        "quyet-dinh/<slug:code>/doi-thoai/<uuid:pk>/",
        decide.DecideDialogue.as_view(),
        name="dialogue",
    ),
    path(
        "quyet-dinh/<slug:code>/de-an/<slug:number>/",
        decide.DecidePanelScore.as_view(),
        name="panel-score",
    ),
    path(
        "quyet-dinh/<slug:code>/mot-nguoi/<slug:position>/",
        positions.DecideSurvivor.as_view(),
        name="survivor",
    ),
    path(
        "quyet-dinh/<slug:code>/bang-diem/<slug:position>/",
        positions.OrderTie.as_view(),
        name="tie",
    ),
    path(
        "quyet-dinh/<slug:code>/giam-khao/<slug:position>/",
        members.SeatPanel.as_view(),
        name="seats",
    ),
    path("quyet-dinh/<slug:code>/ban-bao-ve/", panels.panels, name="panel-list"),
    path("quyet-dinh/<slug:code>/ban-bao-ve/<slug:position>/", panels.members, name="panel"),
    path(
        "quyet-dinh/<slug:code>/ban-bao-ve/<slug:position>/them/",
        members.AddMember.as_view(),
        name="panel-add",
    ),
    path(
        "quyet-dinh/<slug:code>/thay-giam-khao/<uuid:pk>/",
        members.ReplaceMember.as_view(),
        name="panel-replace",
    ),
]
