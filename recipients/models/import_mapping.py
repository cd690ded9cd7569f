"""How the columns of a kind of file are read, for the next file of that kind."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ImportMapping(models.Model):
    """How the columns of one kind of file are read, remembered under a name."""

    name = models.CharField(_("name"), max_length=80, unique=True)
    headers = models.JSONField(default=list)
    columns = models.JSONField(default=list)
    constants = models.JSONField(default=dict)
    used_at = models.DateTimeField(auto_now=True)

    class Meta:
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name
