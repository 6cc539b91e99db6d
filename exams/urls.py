from django.urls import path

from exams.views import (
    announcements,
    catalogue,
    clearances,
    cost_plan,
    draft_positions,
    grants,
    holidays,
    plan_days,
    postings,
    prepare,
    profile,
    public,
    reference_days,
    team_targets,
    units,
    vacancies,
)

app_name = "exams"
urlpatterns = [
    path("ky-thi/<slug:code>/", public.campaign, name="campaign"),
    path(
        "ky-thi/<slug:code>/thong-bao/<int:version>/",
        announcements.announcement,
        name="announcement",
    ),
    path("ky-thi/<slug:code>/quy-che/", public.regulations, name="regulations"),
    path("ky-thi/<slug:code>/lich/", public.calendar, name="calendar"),
    path("ky-thi/<slug:code>/lich.ics", public.calendar_file, name="calendar-file"),
    path("danh-muc/", catalogue.posts, name="catalogue"),
    path("danh-muc/chuc-danh/moi/", catalogue.EnterPost.as_view(), name="post-new"),
    path("danh-muc/chuc-danh/<slug:title>/", catalogue.EnterPost.as_view(), name="post"),
    path("danh-muc/don-vi/", units.units, name="units"),
    path("danh-muc/don-vi/moi/", units.EnterUnit.as_view(), name="unit-new"),
    path("danh-muc/don-vi/<slug:unit>/", units.EnterUnit.as_view(), name="unit"),
    path("danh-muc/chuc-danh-khuyet/", vacancies.register, name="vacancies"),
    path("danh-muc/chuc-danh-khuyet/ghi/", vacancies.EnterVacancy.as_view(), name="vacancy-new"),
    path("quy-hoach/chi-tieu/", team_targets.register, name="team-targets"),
    path("quy-hoach/chi-tieu/ghi/", team_targets.EnterTarget.as_view(), name="team-target-new"),
    path(
        "quy-hoach/chi-tieu/<uuid:pk>/bo/",
        team_targets.WithdrawTarget.as_view(),
        name="team-target-withdraw",
    ),
    path("lich-lam-viec/", holidays.EnterHoliday.as_view(), name="holidays"),
    path("lich-lam-viec/<uuid:pk>/bo/", holidays.StrikeHoliday.as_view(), name="holiday-strike"),
    path("quy-che/", profile.versions, name="profiles"),
    path("quy-che/hinh-thuc/", profile.types, name="competition-types"),
    path("quy-che/moi/", profile.draft, name="profile-new"),
    path("quy-che/<uuid:pk>/", profile.version, name="profile"),
    path("soan/moi/", prepare.DraftCampaign.as_view(), name="draft"),
    path("soan/<slug:code>/thong-tin/", prepare.ChangeCampaign.as_view(), name="edit"),
    path(
        "soan/<slug:code>/vi-tri/moi/", draft_positions.EnterPosition.as_view(), name="position-new"
    ),
    path(
        "soan/<slug:code>/vi-tri/<slug:position>/",
        draft_positions.EnterPosition.as_view(),
        name="position",
    ),
    path(
        "soan/<slug:code>/vi-tri/<slug:position>/bo/",
        draft_positions.RemovePosition.as_view(),
        name="position-remove",
    ),
    path(
        "soan/<slug:code>/moc-xet/",
        reference_days.SetReferenceDays.as_view(),
        name="reference-days",
    ),
    path("soan/<slug:code>/can-cu/", clearances.clearances, name="clearances"),
    path(
        "soan/<slug:code>/can-cu/<str:kind>/",
        clearances.TickClearance.as_view(),
        name="clearance",
    ),
    path(
        "soan/<slug:code>/can-cu/<str:kind>/bo/",
        clearances.TakeBackClearance.as_view(),
        name="clearance-take-back",
    ),
    path("dieu-hanh/<slug:code>/noi-dang/", postings.postings, name="postings"),
    path(
        "dieu-hanh/<slug:code>/noi-dang/them/", postings.TickPosting.as_view(), name="posting-new"
    ),
    path("dieu-hanh/<slug:code>/kinh-phi/", cost_plan.cost_plan, name="cost-plan"),
    path(
        "dieu-hanh/<slug:code>/kinh-phi/ghi/",
        cost_plan.EnterCostPlan.as_view(),
        name="cost-plan-new",
    ),
    path(
        "dieu-hanh/<slug:code>/kinh-phi/<int:version>/",
        cost_plan.cost_plan,
        name="cost-plan-version",
    ),
    path("soan/<slug:code>/ke-hoach/", plan_days.SetPlanDays.as_view(), name="plan-days"),
    path("soan/<slug:code>/phan-thi/<str:kind>/", prepare.EnterPart.as_view(), name="part"),
    path("nguoi-dung/<int:pk>/", grants.person, name="person"),
]
