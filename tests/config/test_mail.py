from config.mail import SECONDS_TO_WAIT, mailer


def test_a_mail_server_with_its_account():
    entry = mailer("smtp+tls://office%40x.example:p%3Aw@mail.example:2525")
    assert entry == {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": "mail.example",
            "port": 2525,
            "username": "office@x.example",
            "password": "p:w",
            "use_tls": True,
            "use_ssl": False,
            "timeout": SECONDS_TO_WAIT,
        },
    }


def test_a_folder_instead_of_a_server():
    assert mailer("filemail:///srv/mail")["OPTIONS"] == {"file_path": "/srv/mail"}


def test_the_terminal_instead_of_a_server():
    assert mailer("consolemail://")["OPTIONS"] == {}
