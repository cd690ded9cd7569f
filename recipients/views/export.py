"""Export of what the directory shows under a filter."""

from django.http import HttpResponseBase, QueryDict, StreamingHttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.http import content_disposition_header

from accounts.models import User
from accounts.rights import Right, SignedInRequest, allowed
from history.models import Event, record
from recipients.exporting.formats import Format
from recipients.exporting.rows import entries
from recipients.forms.export import ExportForm
from recipients.forms.organizations import OrganizationFilter
from recipients.models import Organization
from recipients.models.organization import OrganizationQuerySet
from recipients.views.form_page import form_page

EXPORTED = "exported recipients"

_HEADERS = {"Cache-Control": "no-store, private", "X-Content-Type-Options": "nosniff"}


@allowed(Right.EXPORT_RECIPIENTS)
def organization_export(request: SignedInRequest) -> HttpResponseBase:
    """The kinds of file, with the number of organizations on the button; and the file itself.

    A filter that makes no sense is named, and nothing is exported under it.
    """
    chosen = OrganizationFilter(request.GET)
    organizations = chosen.apply(Organization.objects.unmerged().in_order())
    size = organizations.count()
    form = ExportForm(
        _asked(request),
        chosen=chosen,
        size=size,
        needs_reason=not _keeps(request),
        initial=request.GET.dict(),
    )
    if form.is_bound and form.is_valid():
        return _file(request, form, organizations)
    context = {"filter": chosen, "size": size, "back": _list_of(request)}
    return form_page(request, "organization_export", form, **context, events=_exports(request))


def _asked(request: SignedInRequest) -> QueryDict | None:
    """The form as it was sent; who keeps the directory may also ask by the address alone."""
    if request.method == "POST":
        return request.POST
    is_whole = request.method == "GET" and "format" in request.GET and _keeps(request)
    return request.GET if is_whole else None


def _file(
    request: SignedInRequest, form: ExportForm, organizations: OrganizationQuerySet
) -> StreamingHttpResponse:
    """The file, and the event that says who took it."""
    kind, now = Format(form.cleaned_data["format"]), timezone.localtime()
    record(request.user, EXPORTED, by=request.user, **form.facts)
    found = entries(organizations, on=now.date(), with_given_up=form.chosen.wants_given_up)
    content = kind.written(found, at=now, site=request.build_absolute_uri("/").rstrip("/"))
    disposition = content_disposition_header(
        as_attachment=True, filename=kind.file_name(now.date())
    )
    return StreamingHttpResponse(
        content,
        content_type=kind.media_type,
        headers=_HEADERS | {"Content-Disposition": disposition},
    )


def _keeps(request: SignedInRequest) -> bool:
    return bool(request.user.has_right(Right.KEEP_RECIPIENTS))


def _list_of(request: SignedInRequest) -> str:
    """The directory under the same filter."""
    kept = request.GET.copy()
    kept.pop("format", None)
    return f"{reverse('recipients:organization_list')}?{kept.urlencode()}"


def _exports(request: SignedInRequest) -> list[Event]:
    """Who took what before; for those who keep the directory."""
    if not _keeps(request):
        return []
    about_people = Event.objects.filter(subject_type=User._meta.label_lower)
    return list(about_people.filter(verb=EXPORTED).order_by("-pk")[:12])
