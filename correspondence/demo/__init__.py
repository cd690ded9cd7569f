"""The sample data: a living case to try Chancery with. Loaded by `manage.py demo`."""
