from django.urls import path

from results.process.actions import PROCESS
from results.process.interruptions import INTERRUPTIONS
from results.urls import bodies
from results.views import (
    announcement,
    appointments,
    approvals,
    calendar_feed,
    clock,
    control_room,
    deciding,
    disqualification,
    gates,
    hold_again,
    issue_papers,
    late_files,
    letters,
    my_result,
    outbox,
    outside_steps,
    own_letters,
    own_receipt,
    paper,
    paper_codes,
    paper_envelope,
    paper_files,
    paper_reception,
    paper_stubs,
    papers,
    preparation,
    publication,
    refused_late,
    remark_requests,
    reminders,
    request_list,
    requested,
    signed_copies,
)

app_name = "results"
urlpatterns = [
    path("soan/<slug:code>/", preparation.campaign, name="prepare"),
    path("soan/<slug:code>/thong-bao/", announcement.announce, name="announce"),
    path(
        "soan/<slug:code>/rut-thong-bao/",
        announcement.TakeBackAnnouncement.as_view(),
        name="take-back-announcement",
    ),
    path("tai-khoan/lich/", calendar_feed.own_calendar, name="own-calendar"),
    path("tai-khoan/lich/huy/", calendar_feed.EndCalendarFeed.as_view(), name="end-calendar"),
    path("lich/<str:secret>.ics", calendar_feed.calendar_feed, name="calendar-feed"),
    path("dieu-hanh/", control_room.campaigns, name="rooms"),
    path("dieu-hanh/<slug:code>/", control_room.control_room, name="room"),
    path("dieu-hanh/<slug:code>/thoi-han/", clock.clock, name="clock"),
    path(
        "dieu-hanh/<slug:code>/thoi-han/<str:step>/",
        outside_steps.RecordOutside.as_view(),
        name="record-outside",
    ),
    path(
        "dieu-hanh/<slug:code>/phuc-khao/",
        remark_requests.ReceiveRemark.as_view(),
        name="receive-remark",
    ),
    path("dieu-hanh/<slug:code>/bo-nhiem/", appointments.appointments, name="appointments"),
    path(
        "dieu-hanh/<slug:code>/bo-nhiem/<str:number>/",
        appointments.RecordAppointment.as_view(),
        name="record-appointment",
    ),
    *bodies.urlpatterns,
    path("kiem-tra-van-ban/", paper_codes.paper_code, name="paper-code"),
    path("dieu-hanh/<slug:code>/van-ban/", papers.papers, name="papers"),
    path(
        "dieu-hanh/<slug:code>/van-ban/<uuid:pk>/in/", paper_files.paper_print, name="paper-print"
    ),
    path(
        "dieu-hanh/<slug:code>/van-ban/<uuid:pk>/ban-ky/",
        signed_copies.AttachScan.as_view(),
        name="attach-scan",
    ),
    path("dieu-hanh/<slug:code>/van-ban/<uuid:pk>/tep/", paper_files.paper_scan, name="paper-scan"),
    path(
        "dieu-hanh/<slug:code>/van-ban/<uuid:pk>/tep/<uuid:scan>/",
        paper_files.replaced_scan,
        name="replaced-paper-scan",
    ),
    path(
        "dieu-hanh/<slug:code>/van-ban/ban-ky/",
        signed_copies.AttachScans.as_view(),
        name="attach-scans",
    ),
    path(
        "dieu-hanh/<slug:code>/van-ban/<slug:kind>/", papers.papers_of_kind, name="papers-of-kind"
    ),
    path(
        "dieu-hanh/<slug:code>/van-ban/<slug:kind>/phat-hanh/",
        issue_papers.IssuePapers.as_view(),
        name="issue-papers",
    ),
    path(
        "dieu-hanh/<slug:code>/van-ban/<slug:kind>/in/",
        paper_files.papers_together,
        name="papers-together",
    ),
    path(
        "dieu-hanh/<slug:code>/van-ban/<slug:kind>/<str:subject>/nhap/",
        paper_files.paper_draft,
        name="paper-draft",
    ),
    path("dieu-hanh/<slug:code>/thu/", outbox.outbox, name="outbox"),
    path(
        "dieu-hanh/<slug:code>/thu/nhac-nop/",
        reminders.RemindDrafts.as_view(),
        name="remind-drafts",
    ),
    path("dieu-hanh/<slug:code>/thu/<uuid:pk>/", outbox.waiting_letter, name="waiting-letter"),
    path(
        "dieu-hanh/<slug:code>/thu/bo/<slug:kind>/",
        letters.DropLetters.as_view(),
        name="drop-letters",
    ),
    path(
        "dieu-hanh/<slug:code>/thu/gui/<slug:kind>/",
        letters.ReleaseLetters.as_view(),
        name="release-letters",
    ),
    path("thu/", own_letters.my_letters, name="my-letters"),
    path("thu/<uuid:pk>/", own_letters.my_letter, name="my-letter"),
    path("du-tuyen/<slug:code>/bien-nhan/", own_receipt.own_receipt, name="own-receipt"),
    path("thu/<uuid:pk>/van-ban/", own_letters.my_paper, name="my-paper"),
    path("dieu-hanh/<slug:code>/nop-muon/", late_files.late_files, name="late-files"),
    path("dieu-hanh/<slug:code>/nop-muon/<str:number>/", late_files.admit_late, name="admit-late"),
    path(
        "dieu-hanh/<slug:code>/nop-muon/<str:number>/tu-choi/",
        refused_late.RefuseLate.as_view(),
        name="refuse-late",
    ),
    path("dieu-hanh/<slug:code>/doi-thong-bao/", requested.change, name="ask-change"),
    path(
        "dieu-hanh/<slug:code>/dinh-chinh/<slug:kind>/",
        requested.correction,
        name="ask-correction",
    ),
    path(
        "dieu-hanh/<slug:code>/it-giam-khao/<slug:position>/",
        requested.reduce_panel,
        name="ask-reduce",
    ),
    path(
        "phong-thi/<slug:code>/<str:kind>/<str:number>/dinh-chi/",
        disqualification.disqualify,
        name="ask-disqualify",
    ),
    path(
        "ban-cham/<slug:code>/bai/<slug:script>/hai-nguoi/",
        deciding.decide_script,
        name="ask-decide-script",
    ),
    path(
        "quyet-dinh/<slug:code>/doi-thoai/<uuid:pk>/hai-nguoi/",
        deciding.decide_remark,
        name="ask-decide-remark",
    ),
    path(
        "quyet-dinh/<slug:code>/mot-nguoi/<slug:position>/hai-nguoi/",
        deciding.decide_survivor_again,
        name="ask-survivor-again",
    ),
    path(
        "quyet-dinh/<slug:code>/bang-diem/<slug:position>/hai-nguoi/",
        deciding.order_tie_again,
        name="ask-tie-again",
    ),
    path(
        "quyet-dinh/<slug:code>/de-an/<slug:number>/hai-nguoi/",
        deciding.decide_defence,
        name="ask-decide-defence",
    ),
    path(
        "khieu-nai/<slug:code>/<uuid:pk>/thi-lai/",
        hold_again.hold_again,
        name="ask-hold-again",
    ),
    path(
        "cham-thi/<slug:code>/bai/<slug:script>/mo-lai/",
        requested.reopen_mark,
        name="ask-reopen-mark",
    ),
    path(
        "bao-ve/<uuid:pk>/phieu/<slug:number>/mo-lai/",
        requested.reopen_slip,
        name="ask-reopen-slip",
    ),
    path("dieu-hanh/<slug:code>/nhan-phach/", paper.IssueLabels.as_view(), name="labels"),
    path(
        "dieu-hanh/<slug:code>/nhan-phach/<int:number>/in/",
        paper.PrintLabels.as_view(),
        name="print-labels",
    ),
    path(
        "dieu-hanh/<slug:code>/nhan-bai/",
        paper_reception.ReceiveScripts.as_view(),
        name="receive-scripts",
    ),
    path(
        "dieu-hanh/<slug:code>/nhan-bai/huy-nhan/",
        paper_reception.VoidLabel.as_view(),
        name="void-label",
    ),
    path(
        "dieu-hanh/<slug:code>/tui-dau-phach/",
        paper_envelope.SealEnvelope.as_view(),
        name="stub-envelope",
    ),
    path(
        "dieu-hanh/<slug:code>/tui-dau-phach/nguoi-thu-hai/",
        paper_envelope.CountersignEnvelope.as_view(),
        name="countersign",
    ),
    path(
        "dieu-hanh/<slug:code>/tui-dau-phach/mo-lai/",
        paper_envelope.ReopenEnvelope.as_view(),
        name="reopen-envelope",
    ),
    path(
        "dieu-hanh/<slug:code>/tui-dau-phach/bien-ban/",
        paper_envelope.envelope_minutes,
        name="envelope-minutes",
    ),
    path("dieu-hanh/<slug:code>/mo-phach/", paper_stubs.ReadStub.as_view(), name="stubs"),
    path(
        "dieu-hanh/<slug:code>/mo-phach/bo-dong/",
        paper_stubs.StrikeStub.as_view(),
        name="strike-stub",
    ),
    path(
        "dieu-hanh/<slug:code>/mo-phach/doc-xong/",
        paper_stubs.FinishReading.as_view(),
        name="finish-stubs",
    ),
    path(
        "dieu-hanh/<slug:code>/mo-phach/doc-thay/",
        paper_stubs.TakeOverReading.as_view(),
        name="take-over-stubs",
    ),
    path(
        "dieu-hanh/<slug:code>/mo-phach/bien-ban/",
        paper_stubs.opening_minutes,
        name="opening-minutes",
    ),
    *(
        path(f"dieu-hanh/<slug:code>/{action.slug}/", gates.action_page(action), name=action.slug)
        for action in (*PROCESS, *INTERRUPTIONS)
    ),
    path("de-nghi/", request_list.approval_requests, name="requests"),
    path("de-nghi/<uuid:pk>/", approvals.approval_request, name="request"),
    path("de-nghi/<uuid:pk>/duyet/", approvals.apply_request, name="request-apply"),
    path("de-nghi/<uuid:pk>/tra-lai/", approvals.reject_request, name="request-reject"),
    path("de-nghi/<uuid:pk>/rut/", approvals.withdraw_request, name="request-withdraw"),
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
    path(
        "ket-qua-cua-toi/<slug:code>/phuc-khao/",
        my_result.RequestRemark.as_view(),
        name="ask-remark",
    ),
]
