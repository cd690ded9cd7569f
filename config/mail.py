"""How letters about accounts leave: EMAIL_URL in the words of Django's MAILERS."""

from typing import Any

import environ

SECONDS_TO_WAIT = 15  # for a mail server that does not answer


def mailer(url: str) -> dict[str, Any]:
    """The MAILERS entry for smtp://, smtp+tls://, smtp+ssl://, consolemail:// or filemail://."""
    said = environ.Env.email_url_config(url)
    backend = said["EMAIL_BACKEND"]
    options: dict[str, Any] = {}
    if backend.endswith("smtp.EmailBackend"):
        options = {
            "host": said["EMAIL_HOST"],
            "port": said["EMAIL_PORT"],
            "username": said["EMAIL_HOST_USER"] or "",
            "password": said["EMAIL_HOST_PASSWORD"] or "",
            "use_tls": said.get("EMAIL_USE_TLS", False),
            "use_ssl": said.get("EMAIL_USE_SSL", False),
            "timeout": SECONDS_TO_WAIT,
        }
    elif backend.endswith("filebased.EmailBackend"):
        options = {"file_path": f"/{said['EMAIL_FILE_PATH']}"}
    return {"BACKEND": backend, "OPTIONS": options}
