"""What the registry works with, page by page and act by act."""

from django.urls import include, path

from correspondence.views import (
    addressees,
    dispatches,
    enclosures,
    files,
    letter_enclosures,
    letters,
    matters,
    preview,
    record,
    responses,
    settings,
    standing,
    transitions,
    users,
    work_list,
)

app_name = "correspondence"

letter_urls = [  # letters/<pk>/
    path("", letters.letter_detail, name="letter_detail"),
    path("edit/", letters.letter_edit, name="letter_edit"),
    path("texts/add/", letters.letter_text_add, name="letter_text_add"),
    path("discard/", letters.letter_discard, name="letter_discard"),
    path("addressees/", addressees.addressee_section, name="addressee_section"),
    path("addressees/find/", addressees.addressee_find, name="addressee_find"),
    path("addressees/add/<int:office_pk>/", addressees.addressee_add, name="addressee_add"),
    path(
        "addressees/add-list/<int:list_pk>/",
        addressees.addressee_add_list,
        name="addressee_add_list",
    ),
    path("enclosures/", letter_enclosures.enclosure_section, name="enclosure_section"),
    path(
        "enclosures/choose/<int:enclosure_pk>/",
        letter_enclosures.enclosure_choose,
        name="enclosure_choose",
    ),
    path("enclosures/upload/", letter_enclosures.enclosure_upload, name="enclosure_upload"),
    path(
        "enclosures/drop/<int:enclosure_pk>/",
        letter_enclosures.enclosure_drop,
        name="enclosure_drop",
    ),
    path("preview/", preview.letter_preview, name="letter_preview"),
    path("submit/", transitions.letter_submit, name="letter_submit"),
    path("return/", transitions.letter_return, name="letter_return"),
    path("withdraw/", transitions.letter_withdraw, name="letter_withdraw"),
    path("approve/", transitions.letter_approve, name="letter_approve"),
    path("revise/", transitions.letter_revise, name="letter_revise"),
    path("register/", transitions.letter_register, name="letter_register"),
    path("cancel/", transitions.letter_cancel, name="letter_cancel"),
    path("close/", transitions.letter_close, name="letter_close"),
    path("reopen/", transitions.letter_reopen, name="letter_reopen"),
    path("dispatch/", dispatches.dispatch_log, name="dispatch_log"),
    path("file-copies/", files.file_copies, name="file_copies"),
    path("sealing/", letters.letter_sealing, name="letter_sealing"),
]

addressee_urls = [  # addressees/<pk>/
    path("edit/", addressees.addressee_edit, name="addressee_edit"),
    path("remove/", addressees.addressee_remove, name="addressee_remove"),
    path("move/<str:direction>/", addressees.addressee_move, name="addressee_move"),
    path("waive/", standing.addressee_waive, name="addressee_waive"),
    path("reply-due/", standing.addressee_reply_due, name="addressee_reply_due"),
    path("draft/", preview.draft_pdf, name="draft_pdf"),
    path("draft/<int:page>/", preview.draft_page, name="draft_page"),
    path("file-copy/", files.file_copy, name="file_copy"),
    path("file-copy/<int:page>/", files.file_copy_page, name="file_copy_page"),
    path("respond/", responses.response_log, name="response_log"),
    path("outcomes/<int:request_pk>/", responses.outcome_note, name="outcome_note"),
]

dispatch_urls = [  # dispatches/<pk>/
    path("deliver/", dispatches.dispatch_deliver, name="dispatch_deliver"),
    path("come-back/", dispatches.dispatch_come_back, name="dispatch_come_back"),
    path("proof/", dispatches.proof_add, name="proof_add"),
]

urlpatterns = [
    path("", work_list.work_list, name="work_list"),
    path("letters/", letters.letter_list, name="letter_list"),
    path("letters/new/", letters.letter_new, name="letter_new"),
    path("letters/record/", record.letter_record, name="letter_record"),
    path("letters/record/find/", record.record_find, name="record_find"),
    path("letters/<int:pk>/", include(letter_urls)),
    path("addressees/<int:pk>/", include(addressee_urls)),
    path("dispatches/<int:pk>/", include(dispatch_urls)),
    path("responses/", responses.response_list, name="response_list"),
    path("responses/<int:pk>/", responses.response_detail, name="response_detail"),
    path("responses/<int:pk>/void/", responses.response_void, name="response_void"),
    path("responses/<int:pk>/file/", files.response_file, name="response_file"),
    path("proofs/<int:pk>/file/", files.proof_file, name="proof_file"),
    path("matters/", matters.matter_list, name="matter_list"),
    path("matters/new/", matters.matter_new, name="matter_new"),
    path("matters/<int:pk>/", matters.matter_detail, name="matter_detail"),
    path("matters/<int:pk>/edit/", matters.matter_edit, name="matter_edit"),
    path("enclosures/", enclosures.enclosure_list, name="enclosure_list"),
    path("enclosures/new/", enclosures.enclosure_new, name="enclosure_new"),
    path("enclosures/<int:pk>/", enclosures.enclosure_detail, name="enclosure_detail"),
    path("enclosures/<int:pk>/edit/", enclosures.enclosure_edit, name="enclosure_edit"),
    path("enclosures/<int:pk>/editions/add/", enclosures.edition_add, name="edition_add"),
    path("editions/<int:pk>/file/", files.edition_file, name="edition_file"),
    path("settings/", settings.settings, name="settings"),
    path("settings/series/new/", settings.series_new, name="series_new"),
    path("settings/series/<int:pk>/", settings.series_edit, name="series_edit"),
    path("settings/letterheads/new/", settings.letterhead_new, name="letterhead_new"),
    path("settings/letterheads/<int:pk>/", settings.letterhead_edit, name="letterhead_edit"),
    path("settings/signatories/new/", settings.signatory_new, name="signatory_new"),
    path("settings/signatories/<int:pk>/", settings.signatory_edit, name="signatory_edit"),
    path("settings/users/", users.user_list, name="user_list"),
    path("settings/users/new/", users.user_new, name="user_new"),
    path("settings/users/<int:pk>/", users.user_edit, name="user_edit"),
]
