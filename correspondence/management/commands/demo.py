"""manage.py demo"""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from correspondence.demo.builder import load
from correspondence.models import NotAllowed


class Command(BaseCommand):
    help = "Load the sample data, once. Only in development."

    def handle(self, *args: Any, **options: Any) -> None:
        if settings.PRODUCTION:
            raise CommandError(
                "The demo is sample data with known passwords: it is loaded in development only "
                "(CHANCERY_ENV=development)."
            )
        try:
            is_new = load(today=timezone.localdate())
        except NotAllowed as error:
            raise CommandError(str(error)) from error
        self.stdout.write(
            "The sample data is loaded." if is_new else "The sample data is there; nothing changed."
        )
