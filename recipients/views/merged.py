"""Entries that went into another: their pages lead there, and their history stays."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.rights import SignedInRequest
from history.models import Event
from recipients.dates import in_words
from recipients.models import Merge, Office, Organization


def merged_page(request: SignedInRequest, entry: Organization | Office) -> HttpResponse:
    """The way to the entry that stands for it; with `?history` what happened to it till then."""
    body = entry.organization if isinstance(entry, Office) else entry
    merge = Merge.objects.standing().filter(merged=body).first()
    on = timezone.localdate(merge.merged_at) if merge else None
    if "history" not in request.GET:
        words = {"name": entry, "day": in_words(on) if on else ""}
        messages.info(request, _("%(name)s was merged into this entry on %(day)s.") % words)
        return redirect(entry.survivor)
    context = {
        "entry": entry,
        "survivor": entry.survivor,
        "on": on,
        "tenures": entry.tenures(on=timezone.localdate()) if isinstance(entry, Office) else [],
        "events": Event.objects.about(entry)[:200],
    }
    return render(request, "recipients/merged_entry.html", context)
