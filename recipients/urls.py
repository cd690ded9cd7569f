"""The directory: organizations, offices, lists, forms of address."""

from django.urls import include, path

from recipients.views import (
    decisions,
    duplicates,
    export,
    holders,
    import_acts,
    import_columns,
    import_rows,
    imports,
    list_copies,
    list_entries,
    list_rules,
    lists,
    merges,
    offices,
    organization_parts,
    organizations,
    proposals,
    search,
    styles,
    to_verify,
    working_days,
)

app_name = "recipients"

organization_urls = [  # <pk>/
    path("", organizations.organization_detail, name="organization_detail"),
    path("edit/", organizations.organization_edit, name="organization_edit"),
    path("deactivate/", organizations.organization_deactivate, name="organization_deactivate"),
    path("reactivate/", organizations.organization_reactivate, name="organization_reactivate"),
    path("delete/", organizations.organization_delete, name="organization_delete"),
    path("merge/", merges.merge_find, name="merge_find"),
    path("merge/<int:other_pk>/", merges.merge_new, name="merge_new"),
    path("apart/<int:other_pk>/", duplicates.duplicate_apart, name="duplicate_apart"),
    path("names/new/", organization_parts.name_new, name="name_new"),
    path("addresses/new/", organization_parts.address_new, name="address_new"),
    path("contacts/new/", organization_parts.contact_new, name="contact_new"),
    path("holidays/new/", working_days.holiday_new, name="holiday_new"),
    path("offices/new/", offices.office_new, name="office_new"),
    path("propose/", proposals.organization_propose, name="organization_propose"),
]

part_urls = [
    path("names/<int:pk>/edit/", organization_parts.name_edit, name="name_edit"),
    path("names/<int:pk>/remove/", organization_parts.name_remove, name="name_remove"),
    path("address-hints/", organization_parts.address_hints, name="address_hints"),
    path("addresses/<int:pk>/edit/", organization_parts.address_edit, name="address_edit"),
    path("addresses/<int:pk>/remove/", organization_parts.address_remove, name="address_remove"),
    path("contacts/<int:pk>/edit/", organization_parts.contact_edit, name="contact_edit"),
    path("contacts/<int:pk>/remove/", organization_parts.contact_remove, name="contact_remove"),
    path("holidays/<int:pk>/edit/", working_days.holiday_edit, name="holiday_edit"),
    path("holidays/<int:pk>/remove/", working_days.holiday_remove, name="holiday_remove"),
]

office_urls = [  # offices/<pk>/
    path("", offices.office_detail, name="office_detail"),
    path("edit/", offices.office_edit, name="office_edit"),
    path("confirm/", offices.office_confirm, name="office_confirm"),
    path("titles/new/", offices.title_new, name="title_new"),
    path("forms/new/", styles.own_form_new, name="own_form_new"),
    path("holders/new/", holders.holder_new, name="holder_new"),
    path("holders/propose/", proposals.holder_propose, name="holder_propose"),
]

office_part_urls = [
    path("titles/<int:pk>/edit/", offices.title_edit, name="title_edit"),
    path("titles/<int:pk>/remove/", offices.title_remove, name="title_remove"),
    path("holders/<int:pk>/edit/", holders.holder_edit, name="holder_edit"),
    path("holders/<int:pk>/names/new/", holders.holder_name_new, name="holder_name_new"),
    path("holder-names/<int:pk>/edit/", holders.holder_name_edit, name="holder_name_edit"),
]

list_urls = [  # lists/<pk>/
    path("", lists.list_detail, name="list_detail"),
    path("edit/", lists.list_edit, name="list_edit"),
    path("copy/", list_copies.list_copy, name="list_copy"),
    path("merge/", list_copies.list_merge, name="list_merge"),
    path("fix/", list_rules.list_fix, name="list_fix"),
    path("left-out/", list_rules.list_left_out, name="list_left_out"),
    path("archive/", lists.list_archive, name="list_archive"),
    path("restore/", lists.list_restore, name="list_restore"),
    path("find/", search.office_search, name="office_search"),
    path("add/", list_entries.list_entry_add, name="list_entry_add"),
]

entry_urls = [  # lists/entries/<pk>/
    path("up/", list_entries.list_entry_up, name="list_entry_up"),
    path("down/", list_entries.list_entry_down, name="list_entry_down"),
    path("role/", list_entries.list_entry_role, name="list_entry_role"),
    path("remove/", list_entries.list_entry_remove, name="list_entry_remove"),
]

style_urls = [  # forms-of-address/
    path("", styles.style_list, name="style_list"),
    path("new/", styles.style_new, name="style_new"),
    path("<int:pk>/", styles.style_detail, name="style_detail"),
    path("<int:pk>/edit/", styles.style_edit, name="style_edit"),
    path("<int:pk>/forms/new/", styles.form_new, name="form_new"),
    path("forms/<int:pk>/edit/", styles.form_edit, name="form_edit"),
    path("forms/<int:pk>/remove/", styles.form_remove, name="form_remove"),
]

import_urls = [  # imports/<pk>/
    path("", imports.import_detail, name="import_detail"),
    path("progress/", imports.import_progress, name="import_progress"),
    path("again/", imports.import_again, name="import_again"),
    path("cancel/", imports.import_cancel, name="import_cancel"),
    path("reading/", import_columns.import_reading, name="import_reading"),
    path("preview/", import_columns.import_preview, name="import_preview"),
    path("columns/", import_columns.import_match, name="import_match"),
    path("columns/<int:place>/", import_columns.import_column, name="import_column"),
    path("check/", import_columns.import_check, name="import_check"),
    path("decide/", import_rows.import_decide, name="import_decide"),
    path("decide-all/", import_rows.import_decide_all, name="import_decide_all"),
    path("invalid-rows/", import_rows.import_rejects, name="import_rejects"),
    path("apply/", import_acts.import_apply, name="import_apply"),
    path("resume/", import_acts.import_resume, name="import_resume"),
    path("undo/", import_acts.import_undo, name="import_undo"),
]

proposal_urls = [  # proposals/
    path("", decisions.proposal_list, name="proposal_list"),
    path("new/", proposals.proposal_new, name="proposal_new"),
    path("<int:pk>/", decisions.proposal_detail, name="proposal_detail"),
    path("<int:pk>/accept/", decisions.proposal_accept, name="proposal_accept"),
    path("<int:pk>/decline/", decisions.proposal_decline, name="proposal_decline"),
    path("<int:pk>/withdraw/", decisions.proposal_withdraw, name="proposal_withdraw"),
]

urlpatterns = [
    path("", organizations.organization_list, name="organization_list"),
    path("new/", organizations.organization_new, name="organization_new"),
    path("export/", export.organization_export, name="organization_export"),
    path("organization-names/", search.organization_names, name="organization_names"),
    path("tags/", search.tag_names, name="tag_names"),
    path("<int:pk>/", include(organization_urls)),
    path("", include(part_urls)),
    path("offices/<int:pk>/", include(office_urls)),
    path("", include(office_part_urls)),
    path("lists/", lists.list_list, name="list_list"),
    path("lists/new/", lists.list_new, name="list_new"),
    path("lists/new/by-rule/", list_rules.list_new_by_rule, name="list_new_by_rule"),
    path("lists/rule/", list_rules.list_rule_count, name="list_rule_count"),
    path("lists/<int:pk>/", include(list_urls)),
    path("lists/entries/<int:pk>/", include(entry_urls)),
    path("forms-of-address/", include(style_urls)),
    path("imports/", imports.import_list, name="import_list"),
    path("imports/new/", imports.import_new, name="import_new"),
    path("imports/<int:pk>/", include(import_urls)),
    path("to-verify/", to_verify.to_verify, name="to_verify"),
    path("to-verify/verify/", to_verify.details_verify, name="details_verify"),
    path("proposals/", include(proposal_urls)),
    path("duplicates/", duplicates.duplicate_list, name="duplicate_list"),
    path("merges/<int:pk>/undo/", merges.merge_undo, name="merge_undo"),
]
