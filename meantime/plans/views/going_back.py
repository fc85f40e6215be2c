"""Where a form leads when it is done: back to the page on which it stood."""

from django.http import HttpRequest, HttpResponseRedirect
from django.utils.http import url_has_allowed_host_and_scheme


def back_or(request: HttpRequest, otherwise: str) -> HttpResponseRedirect:
    """`back` of the form where it is a path of this site, so that no form leads anybody elsewhere."""
    back = request.POST.get("back", "")
    here = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return HttpResponseRedirect(back if here else otherwise)
