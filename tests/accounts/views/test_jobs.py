"""The page of a job: one's own alone, asked again each second until it ends, in a sentence."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.actions import jobs
from accounts.models import Job
from accounts.rules.jobs import JobState
from audit.rules.refusals import Refusal
from tests.requests import said

pytestmark = pytest.mark.django_db
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
WORK = reverse("my-work")
BACK = "/can-bo/nhap/?tep=0123456789abcdef"
SWAP = {"HX-Request": "true", "HX-Target": "job"}


@pytest.fixture
def an(person):
    return person("an")


@pytest.fixture
def client(an):
    return signed_in(an)


@pytest.fixture
def job(an):
    return enqueued(an)


def signed_in(person):
    made = Client(headers={"accept-language": "vi"})
    made.force_login(person, backend=BACKEND)
    return made


def enqueued(person, back=BACK):
    return jobs.enqueue(
        key=uuid4(),
        kind="IMPORT_CADRES",
        arguments={},
        steps=2,
        leads_to="/can-bo/",
        back=back,
        by=person,
        at=timezone.now(),
    )


def page_of(job):
    return reverse("accounts:job", args=[job.pk])


def carried_out(job):
    now = timezone.now()
    claimed = jobs.claim(job.pk, now)
    facts = {"file": "can-bo.xlsx", "added": 3, "changed": 1, "same": 0}
    job = Job.objects.filter(pk=job.pk)
    job.update(state=JobState.DONE, ended_at=now, outcome="IMPORTED", facts=facts)
    return claimed


def text(answer):
    return answer.content.decode()


def test_what_no_worker_does_says_so_and_how_to_go_on(client, job):
    page = text(client.get(page_of(job)))

    assert "Chưa có máy nào làm việc nền" in page
    assert reverse("accounts:job-cancel", args=[job.pk]) in page


def test_what_is_under_way_tells_its_step_and_asks_again_each_second(client, job):
    jobs.step(jobs.claim(job.pk, timezone.now()), 1, timezone.now())

    page = client.get(page_of(job))
    part = client.get(page_of(job), headers=SWAP)

    for each in (page, part):
        assert each.status_code == 200
        assert "Đang làm bước 2 trên 2." in text(each)
        assert 'hx-trigger="every 1s"' in text(each)
        assert "Chưa có máy nào" not in text(each)
    assert "<html" not in text(part)
    assert "<noscript>" in text(page)  # without scripts, a link reloads the page


def test_the_end_stops_the_asking_and_leads_to_what_was_imported(client, job):
    carried_out(job)

    part = client.get(page_of(job), headers=SWAP)
    page = client.get(page_of(job))

    assert (part.status_code, page.status_code) == (286, 200)
    for each in (part, page):
        assert "Đã nhập tệp can-bo.xlsx: thêm 3, sửa 1, giữ nguyên 0." in text(each)
        assert 'href="/can-bo/"' in text(each)
        assert "every 1s" not in text(each)


def test_what_was_refused_says_why_and_leads_back_to_what_was_confirmed(client, job):
    claimed = jobs.claim(job.pk, timezone.now())
    refusal = Refusal("SAME_FILE", version=3)
    jobs.fail(job=claimed, refusal=refusal, by=job.person, at=timezone.now())

    page = text(client.get(page_of(job)))

    assert "Chưa làm được, chưa ghi gì" in page
    assert f'href="{BACK}"' in page


def test_a_job_stands_in_my_work_until_its_end_was_seen(client, job):
    assert "Đang làm: Nhập hồ sơ cán bộ" in text(client.get(WORK))

    carried_out(job)
    assert "Xem kết quả: Nhập hồ sơ cán bộ" in text(client.get(WORK))
    client.get(page_of(job))

    assert "Nhập hồ sơ cán bộ" not in text(client.get(WORK))


def test_whoever_asked_stops_it_once(client, job):
    address = reverse("accounts:job-cancel", args=[job.pk])

    assert "Dừng việc: Nhập hồ sơ cán bộ" in text(client.get(address))
    answer = client.post(address)

    assert (answer.status_code, answer["Location"]) == (303, page_of(job))
    assert "Đã yêu cầu dừng" in said(answer)[0]
    assert "Đã dừng, chưa ghi gì" in text(client.get(page_of(job)))
    assert client.post(address).status_code == 409


def test_what_was_asked_to_stop_says_that_it_will(client, job):
    jobs.claim(job.pk, timezone.now())

    client.post(reverse("accounts:job-cancel", args=[job.pk]))

    assert "dừng trước bước kế tiếp" in text(client.get(page_of(job)))


@pytest.mark.parametrize("name", ["accounts:job", "accounts:job-cancel"])
def test_nobody_else_sees_or_stops_a_job(job, person, name):
    other = signed_in(person("binh"))
    address = reverse(name, args=[job.pk])

    assert other.get(address).status_code == 404
    assert other.post(address).status_code == 404
    assert "Nhập hồ sơ cán bộ" not in text(other.get(WORK))
    assert Job.objects.get().is_active


@pytest.mark.parametrize("many", [1, 12])
def test_pages_ask_as_often_for_many_jobs_as_for_one(client, an, many):
    first, *_ = [enqueued(an, f"{BACK}{number}") for number in range(many)]
    client.get(WORK)  # what is read once for a process

    counts = []
    for address in (WORK, page_of(first)):
        with CaptureQueriesContext(
            connection,
        ) as queries:
            client.get(address)
        counts.append(len(queries))

    assert counts == [4, 4]
