from django.urls import path

from grading.views import decide, heads, mark, opened, panel, panels, ranking

app_name = "grading"
urlpatterns = [
    path("cham-thi/", mark.assignments, name="assignments"),
    path("cham-thi/<slug:code>/", mark.mark_sheet, name="marks"),
    path("cham-thi/<slug:code>/nop/", mark.hand_in, name="hand-in"),
    path("cham-thi/<slug:code>/bai/<slug:script>/", mark.points, name="points"),
    path("ban-cham/", heads.campaigns, name="heads"),
    path("ban-cham/<slug:code>/", heads.board, name="board"),
    path("ban-cham/<slug:code>/bai/<slug:script>/", heads.script, name="script"),
    path("ban-cham/<slug:code>/bai/<slug:script>/lan-ba/", heads.third, name="third"),
    path("ban-cham/<slug:code>/phuc-khao/<uuid:pk>/", heads.remarkers, name="remarkers"),
    path("bao-ve/", panel.seats, name="panels"),
    path("bao-ve/<uuid:pk>/", panel.sheet, name="sheet"),
    path("bao-ve/<uuid:pk>/phieu/<slug:number>/", panel.slip, name="slip"),
    path("bao-ve/<uuid:pk>/phieu/<slug:number>/nop/", panel.hand_in, name="slip-hand-in"),
    path("xep-hang/<slug:code>/", ranking.table, name="ranking"),
    path("quyet-dinh/<slug:code>/", decide.pending_decisions, name="waiting"),
    path("quyet-dinh/<slug:code>/bai/<slug:script>/", opened.script, name="opened"),
    path("quyet-dinh/<slug:code>/tru-diem/<uuid:pk>/", decide.sanction, name="sanction"),
    path("quyet-dinh/<slug:code>/doi-thoai/<uuid:pk>/", decide.dialogue, name="dialogue"),
    path("quyet-dinh/<slug:code>/de-an/<slug:number>/", decide.panel_score, name="panel-score"),
    path("quyet-dinh/<slug:code>/mot-nguoi/<slug:position>/", decide.survivor, name="survivor"),
    path("quyet-dinh/<slug:code>/bang-diem/<slug:position>/", decide.tie, name="tie"),
    path("quyet-dinh/<slug:code>/giam-khao/<slug:position>/", decide.seats, name="seats"),
    path("quyet-dinh/<slug:code>/ban-bao-ve/", panels.panels, name="panel-list"),
    path("quyet-dinh/<slug:code>/ban-bao-ve/<slug:position>/", panels.members, name="panel"),
    path("quyet-dinh/<slug:code>/ban-bao-ve/<slug:position>/them/", panels.add, name="panel-add"),
    path("quyet-dinh/<slug:code>/thay-giam-khao/<uuid:pk>/", panels.replace, name="panel-replace"),
]
