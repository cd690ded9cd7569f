"""The web server's way in."""

import os

from django.conf import settings
from django.core.wsgi import get_wsgi_application

from correspondence.pdf import press

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
press.warm_up(room=settings.PRESS_ROOM)  # first, for it takes as long as the rest
application = get_wsgi_application()
