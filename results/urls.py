from django.urls import path

from results.process.actions import INTERRUPTIONS, PROCESS
from results.views import announcement, control_room, my_result, publication

app_name = "results"
urlpatterns = [
    path("soan/<slug:code>/thong-bao/", announcement.announce, name="announce"),
    path("dieu-hanh/", control_room.campaigns, name="rooms"),
    path("dieu-hanh/<slug:code>/", control_room.control_room, name="room"),
    path("dieu-hanh/<slug:code>/phuc-khao/", my_result.receive_remark, name="receive-remark"),
    *(
        path(f"dieu-hanh/<slug:code>/{deed.slug}/", control_room.action_page(deed), name=deed.slug)
        for deed in (*PROCESS, *INTERRUPTIONS)
    ),
    path("ket-qua/<slug:code>/", publication.publications, name="publications"),
    path("ket-qua/<slug:code>/goi-kiem-chung/", publication.package, name="package"),
    path(
        "ket-qua/<slug:code>/<slug:kind>/<int:version>/",
        publication.publication,
        name="publication",
    ),
    path("ket-qua/<slug:code>/<slug:kind>/<int:version>/pdf/", publication.paper, name="paper"),
    path(
        "ket-qua/<slug:code>/<slug:kind>/<int:version>/xlsx/",
        publication.workbook,
        name="workbook",
    ),
    path("ket-qua-cua-toi/<slug:code>/", my_result.my_result, name="mine"),
    path("ket-qua-cua-toi/<slug:code>/phuc-khao/", my_result.ask_remark, name="ask-remark"),
]
