from django.urls import path

from oversight.views import trail

app_name = "oversight"
urlpatterns = [
    path("nhat-ky/", trail.events, name="trail"),
    path("nhat-ky/kiem-tra/", trail.check, name="verify"),
    path("nhat-ky/<str:leaf>/", trail.event, name="event"),
]
