from django.urls import path

from results.views import mine, publication, room
from results.views.deeds import DEEDS, FATES

app_name = "results"
urlpatterns = [
    path("dieu-hanh/", room.rooms, name="rooms"),
    path("dieu-hanh/<slug:code>/", room.room, name="room"),
    path("dieu-hanh/<slug:code>/phuc-khao/", mine.receive_remark, name="receive-remark"),
    *(
        path(f"dieu-hanh/<slug:code>/{deed.slug}/", room.door(deed), name=deed.slug)
        for deed in (*DEEDS, *FATES)
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
    path("ket-qua-cua-toi/<slug:code>/", mine.mine, name="mine"),
    path("ket-qua-cua-toi/<slug:code>/phuc-khao/", mine.ask_remark, name="ask-remark"),
]
