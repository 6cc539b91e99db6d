from django.urls import path

from rehearsal import views

app_name = "rehearsal"
urlpatterns = [
    path("dieu-hanh/<slug:code>/dien-tap/", views.rehearsals, name="rehearsals"),
]
