"""Where a form that searches is posted to: it leads to the list, with no name in the address."""

from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest, QueryDict
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.access import require_duty
from accounts.rules.duties import Duty
from web.search_terms import SEARCH, remember
from web.views import see_other

LIST = "search-in"  # the address of the list
UNASKED = (LIST, SEARCH, "csrfmiddlewaretoken")


@require_POST
@require_duty(Duty.SIGNED_IN)
def search(request: HttpRequest) -> HttpResponse:
    """Keep what is searched for in the session; go to the list with the key, and other filters."""
    path = request.POST.get(LIST, "")
    if not path.startswith("/") or not url_has_allowed_host_and_scheme(path, None):
        return HttpResponseBadRequest()
    query = QueryDict(mutable=True)
    for name, values in request.POST.lists():
        if name not in UNASKED:
            query.setlist(name, values)
    words = request.POST.get(SEARCH, "").strip()
    if words:
        query[SEARCH] = remember(request.session, words)
    return see_other(f"{path}?{query.urlencode()}" if query else path)
