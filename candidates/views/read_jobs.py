"""The reading of a large file by a worker: its page tells how far it is, and need not wait."""

from dataclasses import replace
from functools import partial
from typing import Any
from uuid import uuid4

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone

from accounts.access import current_person
from accounts.actions import jobs
from accounts.models import Job
from candidates.tables import upload_store
from candidates.tables.progress import ReadingStep, told_to
from candidates.views.import_jobs import KINDS as IMPORTS
from candidates.views.import_jobs import tell_job
from candidates.views.import_kinds import ImportKind
from candidates.views.job_reading import read_for_pages
from candidates.views.pending_files import (
    PendingFile,
    check_address,
    owner_at,
    packed_file,
    store_file,
    unpacked_file,
)
from candidates.views.stored_readings import store_reading
from exams.rules.refusals import Refusal
from web.fragments import is_swap
from web.views import see_other, submit

KINDS = {kind.reading_job: kind for kind in IMPORTS.values()}
READ = "doc-xong"  # how the address of a file says that its reader comes from the reading
AGAIN = "lai"  # and that a worker has read it once more for this very page


def read_again_by_worker(
    request: HttpRequest, kind: ImportKind, file: PendingFile, **how: Any
) -> HttpResponse | None:
    """Let a worker read a large file for the page that is opened, and lead back to it.

    None where the page does it: also when something was recorded while the worker read, so that
    no reader waits for ever on a busy day.
    """
    if AGAIN in request.GET:
        return None
    leads_to = f"{request.get_full_path()}&{AGAIN}=1"
    return read_by_worker(request, kind, file, leads_to, again=True, **how)


def read_by_worker(
    request: HttpRequest,
    kind: ImportKind,
    file: PendingFile,
    leads_to: str = "",
    back: str = "",
    **how: Any,
) -> HttpResponse | None:
    """Store a large file, let a worker read it, and lead to the page of the job.

    `how` says that it is read `again`, as it was answered, that all it `asks` is worked out, and
    what was `asked` already: the names of those fields.
    None where the page does it: the file is small, or no worker is there.
    """
    is_large = len(file.data) >= settings.READ_JOB_BYTES
    if not is_large or not jobs.is_worker_there(timezone.now()):
        return None
    store_file(request, file)
    back = back or f"{request.path}?doc={file.mark}"
    submit(
        request,
        None,
        jobs.enqueue,
        key=uuid4(),
        kind=kind.reading_job,
        arguments={"file": file.mark, **how},
        steps=len(ReadingStep),
        leads_to=leads_to or f"{check_address(request, file)}&buoc={READ}",
        back=back,
    )
    job = jobs.latest_job(current_person(request), back)
    if job is None:
        return None
    if is_swap(request, "again") or is_swap(request, "matched"):
        return HttpResponse(headers={"HX-Redirect": reverse("accounts:job", args=[job.pk])})
    return see_other("accounts:job", job.pk)


def read_list(job: Job) -> None:
    """Read the file that waits at an address, and store what was read beside it.

    Raises what the reading refuses, UPLOAD_REPLACED where another file waits there now, and
    JobStopped.
    """
    kind, owner = KINDS[job.kind], owner_at(job.person, job.back.partition("?")[0])
    sent = _stored_file(owner, job)
    with told_to(partial(tell_job, job)):
        file, read = read_for_pages(kind, sent, job.arguments)
    _stored_file(owner, job)  # still the same: nothing of another file is replaced
    if file != sent:
        upload_store.store(owner, packed_file(file))
    store_reading(owner, file, read)
    rows = len(read.reading.rows) if read.reading else 0
    jobs.finish(job, "FILE_READ", {"file": file.name, "rows": rows}, timezone.now())


def _stored_file(owner: str, job: Job) -> PendingFile:
    file, _ = unpacked_file(upload_store.load(owner))
    if file.mark != job.arguments["file"]:
        raise Refusal("UPLOAD_REPLACED", file=file.name)
    return replace(file, reader=job.person)
