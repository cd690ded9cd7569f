"""The table of contents of the site."""

from django.urls import include, path

urlpatterns = [
    path("", include("accounts.urls")),
    path("", include("correspondence.urls")),
    path("recipients/", include("recipients.urls")),
]

handler400 = "config.failures.refused"
handler500 = "config.failures.failed"
