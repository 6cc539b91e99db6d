"""Addresses of the planning list, its conferences and the personnel records."""

from django.urls import path

from candidates.views import (
    annul_conference,
    ballot_counts,
    conference,
    evaluations,
    imports,
    in_office,
    plan,
    planning_match,
    settle_match,
    trainings,
)

urlpatterns = [
    path("quy-hoach/", plan.planning, name="planning"),
    path("quy-hoach/nhap/", imports.planning, name="import-planning"),
    path("quy-hoach/doi-chieu/<slug:code>/", planning_match.matches, name="matches"),
    path(
        "quy-hoach/doi-chieu/<slug:code>/<str:number>/",
        settle_match.SettleMatch.as_view(),
        name="settle-match",
    ),
    path("quy-hoach/hoi-nghi/", conference.register, name="conferences"),
    path("quy-hoach/hoi-nghi/moi/", conference.EnterConference.as_view(), name="conference-new"),
    path("quy-hoach/hoi-nghi/<uuid:pk>/", conference.conference_page, name="conference"),
    path(
        "quy-hoach/hoi-nghi/<uuid:pk>/ghi-lai/",
        conference.EnterConference.as_view(),
        name="conference-again",
    ),
    path(
        "quy-hoach/hoi-nghi/<uuid:pk>/kiem-phieu/",
        ballot_counts.CountBallots.as_view(),
        name="count-ballots",
    ),
    path(
        "quy-hoach/hoi-nghi/<uuid:pk>/khac-nhau/",
        ballot_counts.SettleCount.as_view(),
        name="settle-count",
    ),
    path(
        "quy-hoach/hoi-nghi/<uuid:pk>/huy/",
        annul_conference.AnnulConference.as_view(),
        name="conference-annul",
    ),
    path(
        "quy-hoach/hoi-nghi/<uuid:pk>/de-nghi-huy/",
        annul_conference.AskToAnnulConference.as_view(),
        name="conference-ask-annul",
    ),
    path("quy-hoach/hoi-nghi/<uuid:pk>/bien-ban/", conference.minutes, name="conference-minutes"),
    path("can-bo/", plan.cadres, name="cadres"),
    path("can-bo/duong-chuc/", in_office.in_office, name="in-office"),
    path("can-bo/nhap/", imports.cadres, name="import-cadres"),
    path("can-bo/danh-gia/", evaluations.evaluations, name="evaluations"),
    path("can-bo/danh-gia/nhap/", imports.evaluations, name="import-evaluations"),
    path("can-bo/<uuid:pk>/", plan.cadre, name="cadre"),
    path("can-bo/<uuid:pk>/boi-duong/", trainings.EnterTraining.as_view(), name="training-new"),
    path(
        "can-bo/boi-duong/<uuid:pk>/bo/",
        trainings.WithdrawTraining.as_view(),
        name="training-withdraw",
    ),
]
