"""Signing in and out, and the keys.

Addresses are kept by an administrator, so allauth's page for changing one's own is not used.
"""

from allauth.account import views as allauth
from django.urls import include, path, re_path

from accounts import forms, views

account_urls = [  # accounts/
    path("login/", allauth.LoginView.as_view(form_class=forms.LoginForm), name="account_login"),
    path("email/", views.email, name="account_email"),
    path(
        "reauthenticate/",
        allauth.ReauthenticateView.as_view(form_class=forms.ReauthenticateForm),
        name="account_reauthenticate",
    ),
    path(
        "password/change/",
        allauth.PasswordChangeView.as_view(form_class=forms.ChangePasswordForm),
        name="account_change_password",
    ),
    path(
        "password/set/",
        allauth.PasswordSetView.as_view(form_class=forms.SetPasswordForm),
        name="account_set_password",
    ),
    path(
        "password/reset/",
        allauth.PasswordResetView.as_view(form_class=forms.ResetPasswordForm),
        name="account_reset_password",
    ),
    re_path(  # as allauth writes it
        r"^password/reset/key/(?P<uidb36>[0-9A-Za-z]+)-(?P<key>.+)/$",
        allauth.PasswordResetFromKeyView.as_view(form_class=forms.ResetPasswordKeyForm),
        name="account_reset_password_from_key",
    ),
    path("", include("allauth.account.urls")),
]

urlpatterns = [
    path("accounts/", include(account_urls)),
    path("keyboard/", views.keyboard, name="keyboard"),
]
