"""Acts of the act table that no event of the twins plays, each with the reason."""

_ONCE = "done once for every world, when the desk is laid down"
_ALIKE = "administration: the same in both worlds, and no customer's doing; its own tests hold it"

LEFT_OUT = {
    "set_up": _ONCE,
    "accept_invite": _ONCE,
    "create_staff": _ONCE,
    "create_department": _ONCE,
    "create_tag": _ONCE,
    "create_channel_token": _ONCE,
} | dict.fromkeys(
    (
        "sign_out",
        "end_own_session",
        "change_own_password",
        "invite_again",
        "change_staff",
        "suspend_staff",
        "reactivate_staff",
        "create_role",
        "change_role",
        "remove_role",
        "change_department",
        "remove_department",
        "change_tag",
        "archive_tag",
        "change_desk_settings",
        "change_hold",
        "end_channel_token",
    ),
    _ALIKE,
)
