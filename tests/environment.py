"""Loaded by pytest before the settings: tests are development, whichever server they run on."""

import os

os.environ.setdefault("CHANCERY_ENV", "development")
os.environ["CHANCERY_TESTS"] = "1"
