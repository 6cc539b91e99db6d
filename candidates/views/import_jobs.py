"""An import that a worker does: a long list, once it was looked at and confirmed.

The list is read and judged again outside the database's lock, and written as the page would write
it: by the same action, whole or not at all.
"""

from contextlib import suppress
from dataclasses import replace
from functools import partial
from uuid import UUID, uuid4

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.access import current_person
from accounts.actions import jobs
from accounts.models import Job, Person
from candidates.actions.matching import remember_answers
from candidates.tables import upload_store
from candidates.tables.progress import ReadingStep, told_to
from candidates.views.import_changes import part_open_to
from candidates.views.import_check import (
    check_page,
    counts,
    form_that_asks,
    import_arguments,
    import_form,
)
from candidates.views.import_kinds import CADRES, EVALUATIONS, PAPERS, PLANNING, ImportKind
from candidates.views.import_reading import all_questions
from candidates.views.noted_questions import noted_questions
from candidates.views.pending_files import (
    PendingFile,
    check_address,
    forget_imported,
    owner_at,
    packed_file,
    unpacked_file,
)
from candidates.views.stored_readings import discard_reading
from exams.models import Campaign
from exams.rules.refusals import Refusal
from web.views import see_other, submit

KINDS = {kind.job: kind for kind in (PLANNING, CADRES, EVALUATIONS, PAPERS)}
STEPS = 4  # it is read, judged, compared with what is stored, and written


def import_by_worker(
    request: HttpRequest,
    kind: ImportKind,
    file: PendingFile,
    campaign: Campaign | None,
    leads_to: str,
) -> HttpResponse | None:
    """Hand the import of a long list to a worker, and lead to the page of the job.

    None where the page does it: the list is short, no worker is there, or an answer is missing.
    """
    questions = noted_questions(request, file)
    if questions is None or not jobs.is_worker_there(timezone.now()):
        return None
    form = form_that_asks(questions, request.POST)
    if not form.is_valid():
        return None
    key = uuid4()
    answers = {name: request.POST[name] for name in form.fields if name in request.POST}
    _store(key, packed_file(file, answers=answers))
    arguments = {"campaign": campaign.code if campaign else "", "file": file.mark}
    is_asked = submit(
        request,
        form,
        jobs.enqueue,
        key=key,
        kind=kind.job,
        arguments=arguments,
        steps=STEPS,
        leads_to=leads_to,
        back=check_address(request, file),
    )
    if is_asked:
        return job_page(request, file)
    return check_page(request, kind, file, kind.read(file), form)


def job_page(
    request: HttpRequest, file: PendingFile, *, only_active: bool = False
) -> HttpResponse | None:
    """Lead to the page of the latest job that imports a file, if there is one."""
    job = jobs.latest_job(current_person(request), check_address(request, file))
    if job is None or (only_active and not job.is_active):
        return None
    return see_other("accounts:job", job.pk)


def import_list(job: Job) -> None:
    """Read a list that was confirmed, and import it, whole or not at all.

    Raises what the reading and the action refuse, IMPORT_ASKS_MORE where what it would change has
    changed since, and JobStopped.
    """
    kind = KINDS[job.kind]
    file, facts = unpacked_file(upload_store.load(_owner(job.pk), upload_store.OF_JOBS))
    file = replace(file, reader=job.person)
    campaign = Campaign.objects.filter(code=job.arguments["campaign"]).first()
    with told_to(partial(tell_job, job)):
        reading = part_open_to(job.person, kind, kind.read(file), campaign)
    form = import_form(kind, reading, facts["answers"])
    if not form.is_valid():
        raise Refusal("IMPORT_ASKS_MORE")
    changes = counts(reading)
    writing = {name: changes[name] for name in ("added", "changed")}
    jobs.step(job, STEPS - 1, timezone.now(), code="JOB_WRITING", **writing)
    arguments = import_arguments(kind, reading, campaign, form.cleaned_data)
    now = timezone.now()
    act = partial(kind.action, **arguments, by=job.person, at=now)
    jobs.carry_out(job=job, act=act, outcome="IMPORTED", facts=changes, at=now)
    remember(kind, file, job.person)
    _clean_up(job, file)


def tell_job(job: Job, doing: ReadingStep, rows: int, of: int) -> None:
    """Let a job say how far the reading of its file is. Raises JobStopped."""
    steps_done = tuple(ReadingStep).index(doing)
    jobs.step(job, steps_done, timezone.now(), code=f"JOB_{doing}", rows=rows, of=of)


def remember(kind: ImportKind, file: PendingFile, person: Person) -> None:
    """Remember how the questions of the file that was just imported were answered."""
    if not file.is_matched:
        return
    answers = all_questions(kind, file).answers(file.placement)
    with suppress(Refusal):  # nothing new: the import is done all the same
        remember_answers(kind=kind.name, answers=answers, by=person, at=timezone.now())


def _clean_up(job: Job, file: PendingFile) -> None:
    upload_store.discard(_owner(job.pk), upload_store.OF_JOBS)
    address = job.back.partition("?")[0]
    forget_imported(job.person, address, file)
    discard_reading(owner_at(job.person, address))


def _store(key: UUID, content: bytes) -> None:
    upload_store.store(_owner(key), content, upload_store.OF_JOBS)


def _owner(key: UUID) -> str:
    return f"job {key}"
