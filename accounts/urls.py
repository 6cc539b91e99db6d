from django.urls import path

from accounts.views import codes, jobs, notices, passwords, people, tokens, unsent_inputs

app_name = "accounts"
urlpatterns = [
    path("tai-khoan/", people.own_account, name="own"),
    path("tai-khoan/thong-bao/", notices.ReadNotices.as_view(), name="notices"),
    path("tai-khoan/ma-truy-cap/", tokens.own_tokens, name="tokens"),
    path("tai-khoan/ma-truy-cap/huy/", tokens.EndTokens.as_view(), name="tokens-end"),
    path("tai-khoan/chua-gui/", unsent_inputs.own_unsent_inputs, name="unsent-inputs"),
    path("tai-khoan/chua-gui/bo/", unsent_inputs.forget_unsent_input, name="unsent-input-forget"),
    path("viec-nen/<uuid:pk>/", jobs.job, name="job"),
    path("viec-nen/<uuid:pk>/dung/", jobs.CancelJob.as_view(), name="job-cancel"),
    path("dat-mat-khau/", passwords.set_password, name="set-password"),
    path("nguoi-dung/", people.everybody, name="people"),
    path("nguoi-dung/moi/", codes.OpenAccount.as_view(), name="person-new"),
    path("nguoi-dung/<int:pk>/tam-khoa/", people.SuspendAccount.as_view(), name="person-suspend"),
    path("nguoi-dung/<int:pk>/mo-lai/", people.ResumeAccount.as_view(), name="person-resume"),
    path(
        "nguoi-dung/<int:pk>/go-chan/",
        people.LiftSignInLimit.as_view(),
        name="person-lift-limit",
    ),
    path(
        "nguoi-dung/<int:pk>/ma-mat-khau/",
        codes.IssuePasswordCode.as_view(),
        name="person-password-code",
    ),
    path(
        "nguoi-dung/<int:pk>/ma-mat-khau/hai-nguoi/",
        codes.RequestPasswordCode.as_view(),
        name="person-request-code",
    ),
    path("nguoi-dung/<int:pk>/khoa/", people.CloseAccount.as_view(), name="person-close"),
    path("nguoi-dung/vai-tro/<uuid:pk>/thu-hoi/", people.RevokeRole.as_view(), name="grant-revoke"),
]
