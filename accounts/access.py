"""Who may open what: every view names the duties it asks for, and no name means no entry."""

from collections.abc import Callable, Iterable
from functools import wraps
from http import HTTPStatus
from typing import Any, TypeVar, cast

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from rest_framework.permissions import BasePermission
from rest_framework.throttling import AnonRateThrottle

from accounts.actions import sessions, unsent_inputs
from accounts.models import Grant, Person
from accounts.models.grant import sharing_waivers
from accounts.rules.duties import DUTIES, Duty, Role, roles_with
from audit.actions.record import client_address
from web.sentences import label
from web.typed_by import AGAIN, page_before
from web.views import View

# A page that takes one of the first shows marks, unless it takes another than these at all.
OF_MARKS = frozenset(
    {Duty.MARK, Duty.ALLOCATE, Duty.SETTLE, Duty.SCORE_DEFENCE, Duty.READ_RANKING, Duty.READ_TRAIL}
)
BESIDE_MARKS = OF_MARKS | {Duty.DECIDE, Duty.WATCH}
SESSION_ENDED = gettext_lazy(
    "Phiên làm việc đã hết nên việc vừa gửi chưa được ghi. Nội dung bạn đã gõ được giữ trong một "
    "giờ và hiện lại sau khi bạn đăng nhập."
)
ViewT = TypeVar("ViewT", bound=Callable[..., Any])
_INVALID = HTTPStatus.UNPROCESSABLE_ENTITY  # the form, with what was typed in it
_OUTSIDE = ("allauth.", "django.views.static", "django.contrib.staticfiles", "django.views.i18n")


def require_duty(
    *duties: Duty, campaign: str | None = None, files: bool = False
) -> Callable[[ViewT], ViewT]:
    """Name the duties that open a view, a function or a class; holding one of them is enough.

    `campaign` is the URL keyword of the campaign in which it must be held (None: any will do);
    `files` shows files: who owes the statement on relations there signs it first. The action
    behind the view asks again, for its own campaign and its own day.
    """

    def declare(view: ViewT) -> ViewT:
        declared: Any = view
        declared.required_duties, declared.campaign_keyword = duties, campaign
        declared.shows_files = files
        return view

    return declare


def required_duties(view: Any) -> tuple[Duty, ...] | None:
    """Return the duties a view names, None when it names none."""
    duties = getattr(_declared_on(view), "required_duties", None)
    return (duties,) if isinstance(duties, Duty) else duties


def campaign_keyword(view: Any) -> str | None:
    """Return the URL keyword of the campaign in which a view asks for its duty, or None."""
    keyword: str | None = getattr(_declared_on(view), "campaign_keyword", None)
    return keyword


def shows_files(view: Any) -> bool:
    """Say whether a view shows files, which the statement on relations opens."""
    return bool(getattr(_declared_on(view), "shows_files", False))


def _declared_on(view: Any) -> Any:
    """Return what carries the duty: the function, or the class behind its `as_view()`."""
    return getattr(view, "cls", getattr(view, "view_class", view))


def has_duty(person: Any, duties: tuple[Duty, ...], campaign: str | None = None) -> bool:
    """Say whether somebody holds one of the duties today: in one campaign, or (None) in any."""
    if Duty.EVERYONE in duties:
        return True
    now = timezone.now()
    return person.is_authenticated and any(person.may(duty, campaign, at=now) for duty in duties)


def current_person(request: HttpRequest) -> Person:
    """Return the signed-in person; a view that names a duty lets nobody else in."""
    if not isinstance(request.user, Person):
        raise PermissionDenied
    return request.user


def duties_of_user(request: HttpRequest, campaign: str | None = None) -> frozenset[Duty]:
    """Return what the signed-in person may do today: in one campaign, or (None) in any."""
    return current_person(request).duties(campaign, at=timezone.now())


def people_with(duties: Iterable[Duty], campaign: str) -> dict[Duty, list[Person]]:
    """Return who holds each of these duties in a campaign today, with one query."""
    wanted = set(duties)
    roles = [role for role in Role if wanted & DUTIES[role]]
    grants = Grant.objects.filter(role__in=roles, revoked_at=None, person__is_active=True)
    today = timezone.localdate()
    people: dict[Duty, dict[int, Person]] = {duty: {} for duty in wanted}
    named = grants.select_related("person").order_by("person__full_name", "person")
    for grant in sharing_waivers(named):
        if grant.covers(campaign, today):
            for duty in wanted & grant.duties(campaign):
                people[duty][grant.person_id] = grant.person
    return {duty: list(of_duty.values()) for duty, of_duty in people.items()}


class DutyMiddleware:
    """Let nobody into a view that does not name its duty."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        token = client_address.set(request.META.get("REMOTE_ADDR", ""))
        try:
            response = self.get_response(request)
        finally:
            client_address.reset(token)
        _let_go_of_typed(request, response)
        if not _is_for_everyone(request):
            response["Cache-Control"] = "no-store"
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> None:
        """Write down who asked for marks that are not theirs; the answer is the same."""
        if isinstance(error, PermissionDenied):
            _record_refused_access(request)

    def process_view(
        self, request: HttpRequest, view: Any, args: Any, kwargs: Any
    ) -> HttpResponse | None:
        duties = required_duties(view)
        if duties is None and not getattr(view, "__module__", "").startswith(_OUTSIDE):
            raise PermissionDenied  # no duty named
        if duties is None or hasattr(view, "cls"):  # a library's page; the API asks for itself
            return None
        keyword = campaign_keyword(view)
        code = kwargs[keyword] if keyword else None
        if has_duty(request.user, duties, code):
            return _to_statement(request, code) if _is_unsigned(request, view, code) else None
        if not request.user.is_authenticated:
            return _to_login(request)
        if owed := _statement_owed_in(request.user, duties, code):
            return _to_statement(request, owed)
        _record_refused_access(request)
        raise PermissionDenied(_opened_by(duties))


def _is_unsigned(request: HttpRequest, view: Any, code: Any) -> bool:
    """Say whether a view shows files, and its reader owes the statement in their campaign."""
    return shows_files(view) and current_person(request).owes_statement_in(code)


def _statement_owed_in(person: Any, duties: tuple[Duty, ...], code: str | None) -> str:
    """Return the campaign in which a statement alone keeps somebody from a page; blank: none."""
    today = timezone.localdate()
    for grant in person.standing_grants:
        campaign = grant.campaign or code
        owed = grant.owes_statement(campaign) and DUTIES[Role(grant.role)] & set(duties)
        if owed and grant.covers(campaign, today):
            return str(campaign)
    return ""


def _to_statement(request: HttpRequest, code: Any) -> HttpResponse:
    messages.info(request, _("Hãy ký cam kết trước: sau đó trang này mở cho bạn."))
    return redirect("candidates:statement", code)


def _let_go_of_typed(request: HttpRequest, response: HttpResponse) -> None:
    """Let go of what was typed before a session ended, once the page that it is for has it.

    A page that answers otherwise (closed meanwhile, stood still) leaves it where it is.
    """
    item = request.POST.get(AGAIN) if request.method == "POST" else None
    has_it = response.status_code < HTTPStatus.BAD_REQUEST or response.status_code == _INVALID
    if item and has_it and isinstance(request.user, Person):
        unsent_inputs.forget(request.user, item, timezone.now())


def _opened_by(duties: tuple[Duty, ...]) -> str:
    """Say in words which roles open a page; of what stands on it, nothing."""
    roles = sorted({role for duty in duties for role in roles_with(duty)})
    text = _("Trang này mở cho: %(roles)s. Người quản trị giao vai trò.")
    return text % {"roles": label(" ".join(roles))} if roles else ""


def _is_for_everyone(request: HttpRequest) -> bool:
    """Say whether a page shows no more to one reader than to another, or is no page of ours."""
    view = request.resolver_match.func if request.resolver_match else None
    return Duty.EVERYONE in (required_duties(view) or (Duty.EVERYONE,))


def _record_refused_access(request: HttpRequest) -> None:
    match = request.resolver_match
    if match is None or not isinstance(request.user, Person):
        return
    duties = frozenset(required_duties(match.func) or ())
    if duties & OF_MARKS and duties <= BESIDE_MARKS:
        sessions.access_refused(
            page=match.view_name,
            campaign=match.kwargs.get(campaign_keyword(match.func) or "", ""),
            by=request.user,
            at=timezone.now(),
        )


def _to_login(request: HttpRequest) -> HttpResponse:
    """Ask who it is, and lead back: what was sent after the session ended is not lost."""
    address = request.get_full_path()
    if request.method in ("GET", "HEAD"):
        return redirect_to_login(address)
    if unsent_inputs.store(request, timezone.now()):
        messages.warning(request, SESSION_ENDED)
        return redirect_to_login(reverse("accounts:unsent-inputs"))
    messages.warning(
        request,
        _("Phiên làm việc đã hết nên việc vừa gửi chưa được ghi. Hãy đăng nhập rồi làm lại."),
    )
    return redirect_to_login(page_before(request) or address)


class _VisitorThrottle(AnonRateThrottle):
    scope = "public_files"  # among DEFAULT_THROTTLE_RATES


def limited_for_visitors(view: View) -> View:
    """Let an address that nobody signed in from take so many files a minute, and no more (429)."""

    @wraps(view)
    def answer(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if _VisitorThrottle().allow_request(cast(Any, request), cast(Any, view)):
            return view(request, *args, **kwargs)
        context = {
            "title": _("Quá nhiều yêu cầu"),
            "why": _("Địa chỉ này vừa tải quá nhiều tệp. Hãy thử lại sau một phút."),
        }
        response = render(request, "refused.html", context, status=429)
        response["Retry-After"] = "60"
        return response

    return answer


class HasDuty(BasePermission):
    """The same question for the JSON views; a view without a duty is closed."""

    def has_permission(self, request: Any, view: Any) -> bool:
        duties = required_duties(type(view))
        if duties is not None and has_duty(request.user, duties):
            return True
        _record_refused_access(request._request)
        return False
