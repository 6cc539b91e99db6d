from django.urls import path

from accounts.views import people

app_name = "accounts"
urlpatterns = [
    path("tai-khoan/", people.own_account, name="own"),
    path("nguoi-dung/", people.everybody, name="people"),
    path("nguoi-dung/moi/", people.open_account, name="person-new"),
    path("nguoi-dung/<int:pk>/tam-khoa/", people.suspend, name="person-suspend"),
    path("nguoi-dung/<int:pk>/mo-lai/", people.resume, name="person-resume"),
    path("nguoi-dung/<int:pk>/khoa/", people.close, name="person-close"),
    path("nguoi-dung/vai-tro/<uuid:pk>/thu-hoi/", people.revoke, name="grant-revoke"),
]
