import sys
from typing import override

from django.apps import AppConfig

from correspondence.pdf import press


class CorrespondenceConfig(AppConfig):
    name = "correspondence"

    @override
    def ready(self) -> None:
        """A worker has the press ready for its first job; other commands may never use it."""
        if sys.argv[1:3] == ["procrastinate", "worker"]:
            press.warm_up()
