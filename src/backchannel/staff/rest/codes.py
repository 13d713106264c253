"""Which refusals each operation adds to those that every one of them can give, for the description."""

from __future__ import annotations

Codes = tuple[tuple[str, int], ...]

OF_EVERY: Codes = (("not_set_up", 403),)
OF_OWN: Codes = (("origin_refused", 403), ("csrf_missing", 403))
OF_ROOMS: Codes = (("not_found", 404), ("not_allowed", 403))

_NOT_FOUND = ("not_found", 404)
_NOT_ALLOWED = ("not_allowed", 403)
_NAMES: Codes = (("text_empty", 422), ("text_too_long", 422))
_PASSWORD: Codes = (("password_too_short", 422), ("password_too_long", 422), ("password_guessable", 422))
_ACCOUNT: Codes = (
    *_NAMES,
    _NOT_ALLOWED,
    ("email_malformed", 422),
    ("email_taken", 409),
    ("role_unknown", 422),
    ("department_unknown", 422),
    ("capacity_out_of_range", 422),
    ("beyond_own_rights", 403),
)
_ADMINISTRATION: Codes = (_NOT_FOUND, _NOT_ALLOWED, ("beyond_own_rights", 403), ("last_administrator", 409))
_ROLE: Codes = (
    *_NAMES,
    _NOT_ALLOWED,
    ("permission_unknown", 422),
    ("reach_unknown", 422),
    ("name_taken", 409),
    ("beyond_own_rights", 403),
)
_DEPARTMENT: Codes = (*_NAMES, _NOT_ALLOWED, ("name_taken", 409))
_SETTINGS: Codes = (*_NAMES, ("colour_malformed", 422), ("time_zone_unknown", 422))
_TAG: Codes = (*_NAMES, _NOT_ALLOWED, ("wait_out_of_range", 422))
_HANDLED: Codes = (("enquiry_not_handled", 409), ("enquiry_closed", 409))
_SPEECH: Codes = (
    *_HANDLED,
    *_NAMES,
    ("key_malformed", 422),
    ("key_reused", 422),
    ("file_unknown", 422),
    ("too_many_files", 422),
)
_QUOTE = ("quote_unknown", 422)
_CHANGE: Codes = (
    ("not_yours", 403),
    ("too_late", 409),
    ("message_recalled", 409),
    ("key_malformed", 422),
    ("key_reused", 422),
)
_EDIT: Codes = (*_CHANGE, *_NAMES, ("text_unchanged", 422))
_ASIDE = ("private_message_unavailable", 409)
_DECIDED = ("suggestion_decided", 409)
_FULL = (("room_full", 409), ("channel_takes_no_members", 409))
_FILE: Codes = (*_HANDLED, ("file_too_large", 413), ("file_type_refused", 415), ("file_empty", 422))
_ASSISTANT: Codes = (*_NAMES, ("too_many_rooms", 422), ("enquiry_unknown", 422))
_PAGE = ("page_unknown", 422)
_PERIOD: Codes = (_NOT_ALLOWED, ("period_malformed", 422))
_CANNED: Codes = (
    *_NAMES,
    _NOT_ALLOWED,
    ("department_unknown", 422),
    ("shortcut_malformed", 422),
    ("variable_unknown", 422),
    ("shortcut_taken", 409),
    ("too_many_canned", 409),
)

CODES: dict[str, Codes] = {
    "check_link": (_NOT_FOUND,),
    "set_up_desk": (_NOT_FOUND, ("already_set_up", 409), ("email_malformed", 422), *_SETTINGS, *_PASSWORD),
    "sign_in": (("sign_in_failed", 401), ("too_many_attempts", 429)),
    "heartbeat": (_NOT_ALLOWED,),
    "check_invitation": (_NOT_FOUND,),
    "accept_invitation": (_NOT_FOUND, ("text_too_long", 422), *_PASSWORD),
    "change_me": _NAMES,
    "change_my_alerts": (("quiet_hours_malformed", 422),),
    "change_password": (("password_wrong", 403), *_PASSWORD),
    "end_session": (_NOT_FOUND,),
    "new_colleague": _ACCOUNT,
    "change_colleague": (*_ACCOUNT, *_ADMINISTRATION),
    "suspend": _ADMINISTRATION,
    "reactivate": _ADMINISTRATION,
    "invite": (*_ADMINISTRATION, ("staff_suspended", 409)),
    "new_role": _ROLE,
    "change_role": (*_ROLE, _NOT_FOUND, ("role_built_in", 409)),
    "remove_role": (*_ADMINISTRATION, ("role_in_use", 409), ("role_built_in", 409)),
    "new_department": _DEPARTMENT,
    "rename_department": (*_DEPARTMENT, _NOT_FOUND),
    "remove_department": (_NOT_FOUND, _NOT_ALLOWED, ("department_in_use", 409)),
    "change_settings": (*_SETTINGS, _NOT_ALLOWED),
    "new_tag": _TAG,
    "change_a_tag": (*_TAG, _NOT_FOUND),
    "archive_a_tag": (_NOT_FOUND, _NOT_ALLOWED),
    "tokens": (_NOT_ALLOWED,),
    "new_token": (("text_empty", 422), _NOT_ALLOWED),
    "end_token": (_NOT_FOUND, _NOT_ALLOWED),
    "list_assistants": (_NOT_ALLOWED,),
    "read_desk_assistant": (_NOT_ALLOWED,),
    "change_desk_assistant": (_NOT_ALLOWED,),
    "new_assistant": (*_ASSISTANT, _NOT_ALLOWED),
    "change_an_assistant": (*_ASSISTANT, _NOT_ALLOWED, _NOT_FOUND),
    "end_an_assistant": (_NOT_ALLOWED, _NOT_FOUND),
    "assistant_entries": (_ASIDE,),
    "assistant_speaks": (*_NAMES, _ASIDE, ("key_malformed", 422), ("key_reused", 422)),
    "assistant_suggests": (*_NAMES, _ASIDE, ("key_malformed", 422), ("key_reused", 422)),
    "list_my_closed_rooms": (_PAGE,),
    "read_overview": (_NOT_ALLOWED,),
    "read_column": (_NOT_ALLOWED, _NOT_FOUND, _PAGE),
    "pick_up": (("already_picked_up", 409), ("enquiry_closed", 409)),
    "join": (*_HANDLED, *_FULL),
    "take_over": (*_HANDLED, *_FULL),
    "leave": (("owner_cannot_leave", 409),),
    "assign": (("enquiry_closed", 409), ("staff_unknown", 422), *_FULL),
    "ask_in": (*_HANDLED, *_FULL, ("already_member", 409), ("staff_unknown", 422)),
    "remove": (*_HANDLED, ("owner_cannot_leave", 409)),
    "accept": (*_HANDLED, *_FULL, _NOT_FOUND, _NOT_ALLOWED, ("offer_over", 409)),
    "decline": (_NOT_FOUND, ("offer_over", 409)),
    "speak": (*_SPEECH, _QUOTE),
    "undo": (("already_released", 409), ("key_malformed", 422)),
    "change_desk_hold": (_NOT_ALLOWED,),
    "change_my_hold": (_NOT_ALLOWED,),
    "speak_privately": (*_SPEECH, _QUOTE, _ASIDE, ("mention_unknown", 422), ("too_many_mentions", 422)),
    "edit": (*_EDIT, *_HANDLED),
    "recall": (*_CHANGE, ("enquiry_not_handled", 409)),
    "edit_privately": _EDIT,
    "recall_privately": _CHANGE,
    "find_in_room": (("words_missing", 422), ("text_too_long", 422)),
    "list_my_mentions": (_PAGE,),
    "suggest": (*_SPEECH, _ASIDE, ("mention_unknown", 422), ("too_many_mentions", 422)),
    "use_suggestion": (("message_unknown", 422), _DECIDED),
    "dismiss": (*_HANDLED, ("text_too_long", 422), _DECIDED),
    "keep_canned": _CANNED,
    "change_canned": (*_CANNED, _NOT_FOUND),
    "remove_canned": (_NOT_FOUND, _NOT_ALLOWED),
    "ask_for_help": (*_HANDLED, _ASIDE, ("text_too_long", 422), ("flag_raised", 409)),
    "no_more_help": _HANDLED,
    "keep_draft": (("text_too_long", 422),),
    "keep_words_back": (
        _NOT_ALLOWED,
        ("text_too_long", 422),
        ("guard_word_too_short", 422),
        ("too_many_guard_words", 422),
    ),
    "upload": _FILE,
    "upload_privately": (*_FILE, _ASIDE),
    "read_suggestions": _PERIOD,
    "download_suggestions": _PERIOD,
    "read_report": (*_PERIOD, _PAGE),
    "read_figures": _PERIOD,
    "download_table": _PERIOD,
    "withdraw": (("still_member", 409),),
    "read_audit": (*_PERIOD, ("kind_unknown", 422), _PAGE),
    "download_audit": (*_PERIOD, ("kind_unknown", 422)),
    "audit_state": (_NOT_ALLOWED,),
    "read_health": (_NOT_ALLOWED,),
    "verify_audit": (_NOT_ALLOWED,),
}
"""By the handler's name; what is true of every operation, of changing ones and of rooms is not repeated."""
