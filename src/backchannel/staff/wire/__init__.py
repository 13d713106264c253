"""What goes over the wire at the staff door: every body and every frame, field by field.

Routes, all under the staff listener. The session is a cookie; every request that changes something carries the header
``X-CSRF-Token`` with the value that `Me` gives. What speaks to the customer and what only staff read are different
routes with different bodies; no field chooses an audience, each names the one its user was shown.

Filters are ``channel``, ``tag``, ``owner``, ``department`` (ids) and ``text`` (part of a code, name or subject). The
report's ``from`` and ``to`` are days such as ``2026-01-31`` in the desk's time zone, both included.

People and admission (`people`)

========================================= ========================= ==========================================
GET    /api/setup                         –                         `SetupState`
POST   /api/setup/check                   `SetupLink`               204, or 404 `not_found`
POST   /api/setup                         `SetUp`                   `Me` (201, signed in)
POST   /api/session                       `SignIn`                  `Me` (201)
GET    /api/session                       –                         `Me`, or 401 `not_signed_in`
DELETE /api/session                       –                         204
POST   /api/session/renew                 –                         204: another twelve hours (beside the heartbeat)
POST   /api/heartbeat                     `Heartbeat`               204: at the desk for another 90 seconds
POST   /api/invitations/check             `InvitationToken`         `InvitationView`, or 404
POST   /api/invitations/accept            `AcceptInvitation`        `Me` (201, signed in)
PUT    /api/me                            `MyProfile`               `Me`
PUT    /api/me/password                   `NewPassword`             204
GET    /api/me/sessions                   –                         list of `SessionView`
DELETE /api/me/sessions/{id}              –                         204
GET    /api/me/alerts                     –                         `AlertChoices`: how I hear of what comes in
PUT    /api/me/alerts                     `AlertChoices`            `AlertChoices`
GET    /api/team                          –                         `Team`: colleagues, roles, departments
POST   /api/staff                         `NewStaff`                `InvitationLink` (201): its link is shown once
PUT    /api/staff/{id}                    `StaffChange`             `StaffView`
POST   /api/staff/{id}/suspend            –                         `StaffView`
POST   /api/staff/{id}/reactivate         –                         `StaffView`
POST   /api/staff/{id}/invite             –                         `InvitationLink` (201): a new link, the old one ends
POST   /api/roles                         `RoleBody`                `RoleView` (201)
PUT    /api/roles/{id}                    `RoleBody`                `RoleView`
DELETE /api/roles/{id}                    –                         204, 409 `role_in_use`
POST   /api/departments                   `DepartmentBody`          `DepartmentView` (201)
PUT    /api/departments/{id}              `DepartmentBody`          `DepartmentView`
DELETE /api/departments/{id}              –                         204, 409 `department_in_use`
========================================= ========================= ==========================================

What customers meet (`desk`)

========================================= ========================= ==========================================
GET    /api/settings                      –                         `Settings` (with the widget's install snippet)
PUT    /api/settings                      `SettingsBody`            `Settings`
GET    /api/hold                          –                         `HoldView`: for how long public speech is held
PUT    /api/hold                          `HoldBody`                `HoldView`
PUT    /api/me/hold                       `HoldBody`                `HoldView`
GET    /api/tags                          –                         list of `TagView`
POST   /api/tags                          `TagBody`                 `TagView` (201)
PUT    /api/tags/{id}                     `TagBody`                 `TagView`
DELETE /api/tags/{id}                     –                         204
GET    /api/channel-tokens                –                         list of `ChannelTokenView`
POST   /api/channel-tokens                `NewChannelToken`         `ChannelTokenMade` (201)
DELETE /api/channel-tokens/{id}           –                         204
========================================= ========================= ==========================================

Assistants (`assistants`); those under ``/api/assistant`` take an assistant's bearer token and no session

========================================= ========================= ==========================================
GET    /api/assistants                    –                         list of `AssistantView`
POST   /api/assistants                    `AssistantBody`           `AssistantMade` (201): its token is shown once
PUT    /api/assistants/{id}               `AssistantBody`           `AssistantView`
DELETE /api/assistants/{id}               –                         204
GET    /api/desk-assistant                –                         `DeskAssistant`: whether it is on
PUT    /api/desk-assistant                `DeskAssistant`           `DeskAssistant`
GET    /api/assistant                     –                         `AssistantSelf`
GET    /api/assistant/rooms               ?stamp=,wait_s=           `AssistantRooms`: at once, or when something is new
GET    /api/assistant/rooms/{id}/entries  ?public_after=,private_after=,limit=   `AssistantEntries`
POST   /api/assistant/rooms/{id}/private-messages  `AssistantMessageBody`     `PrivateMessageReceipt` (201)
POST   /api/assistant/rooms/{id}/suggestions       `AssistantSuggestionBody`  `PrivateMessageReceipt` (201)
========================================= ========================= ==========================================

Enquiries (`rooms`)

========================================= ========================= ==========================================
GET    /api/rooms/mine                    –                         list of `MyRoom`, picked up first on top
GET    /api/rooms/mine/closed             ?before=                  `RowsPage`
GET    /api/rooms/queue                   –                         list of `Row`: open and missed, offered to me
GET    /api/offers                        –                         list of `OfferView`
POST   /api/offers/{id}/accept            –                         `RoomView`
POST   /api/offers/{id}/decline           –                         204
GET    /api/overview                      ?filters                  `Overview`: four columns with counts
GET    /api/overview/{column}             ?filters, before=         `RowsPage`
GET    /api/rooms/{id}                    –                         `RoomView`
GET    /api/rooms/{id}/found              ?words=,public_before=,private_before=   `TimelinePage`: what fits
GET    /api/rooms/{id}/timeline           ?public_before=,private_before=,limit=   `TimelinePage`
POST   /api/rooms/{id}/pick-up            –                         `RoomView`
POST   /api/rooms/{id}/join               –                         `RoomView`
POST   /api/rooms/{id}/take-over          –                         `RoomView`
POST   /api/rooms/{id}/leave              –                         204
POST   /api/rooms/{id}/close              –                         `RoomView`
POST   /api/rooms/{id}/assign             `Colleague`               `RoomView`
POST   /api/rooms/{id}/offers             `Colleague`               `OfferView` (201): ask a colleague in
DELETE /api/rooms/{id}/members/{staff}    –                         204
GET    /api/rooms/{id}/access             –                         list of `RoomReader`: who was in it, and may read
POST   /api/rooms/{id}/access/{staff}/withdraw  –                   list of `RoomReader`
POST   /api/rooms/{id}/access/{staff}/restore   –                   list of `RoomReader`
POST   /api/rooms/{id}/seen               `SeenBody`                204
POST   /api/rooms/{id}/messages           `MessageBody`             `MessageReceipt`, `HeldReceipt` (201)
POST   /api/rooms/{id}/held/{key}/undo    –                         `TakenBack`, 409 `already_released`
POST   /api/rooms/{id}/files              raw bytes, ?name=         `FileView` (201), for the customer
GET    /api/rooms/{id}/files/{file}       (/preview)                the bytes
POST   /api/rooms/{id}/private-seen       `SeenBody`                204
POST   /api/rooms/{id}/private-messages   `PrivateMessageBody`      `PrivateMessageReceipt` (201)
POST   /api/rooms/{id}/private-files      raw bytes, ?name=         `FileView` (201), for staff
GET    /api/rooms/{id}/private-files/{file} (/preview)              the bytes
PUT    /api/rooms/{id}/messages/{message}              `EditBody`   `ChangeReceipt`
POST   /api/rooms/{id}/messages/{message}/recall       `RecallBody` `ChangeReceipt`: how far it had come
GET    /api/rooms/{id}/messages/{message}/history                   list of `Wording`, recorded
PUT    /api/rooms/{id}/private-messages/{message}      `PrivateEditBody` `PrivateChangeReceipt`
POST   /api/rooms/{id}/private-messages/{message}/recall `PrivateRecallBody` `PrivateChangeReceipt`
GET    /api/rooms/{id}/private-messages/{message}/history           list of `Wording`, recorded
GET    /api/rooms/{id}/messages/{message}/place                     `MessagePlace`: where a link leads
GET    /api/rooms/{id}/private-messages/{message}/place             `PrivateMessagePlace`
GET    /api/rooms/{id}/mentionable        –                         list of `Mentionable`: whom one could name
GET    /api/canned                        –                         list of `CannedView`
POST   /api/canned                        `CannedBody`              `CannedView` (201)
PUT    /api/canned/{id}                   `CannedBody`              `CannedView`
DELETE /api/canned/{id}                   –                         204
GET    /api/mentions                      ?before=                  `MentionsPage`: where I was named
GET    /api/rooms/{id}/drafts             –                         list of `DraftView`, mine
PUT    /api/rooms/{id}/drafts             `DraftBody`               204; an empty text ends it
========================================= ========================= ==========================================

The audience guard (`guard`)

========================================= ========================= ==========================================
POST   /api/rooms/{id}/slips              `SlipBody`                204: it is counted; no text is told
GET    /api/guard                         –                         `GuardWords`: what the desk keeps to itself
PUT    /api/guard                         `GuardWords`              `GuardWords`
========================================= ========================= ==========================================

Coaching (`coaching`)

========================================= ========================= ==========================================
POST   /api/rooms/{id}/suggestions        `SuggestionBody`          `PrivateMessageReceipt` (201)
POST   /api/rooms/{id}/suggestions/{seq}/used     `UsedBody`        204: my message said its words
POST   /api/rooms/{id}/suggestions/{seq}/dismiss  `DismissBody`     204
POST   /api/rooms/{id}/flag               `FlagBody`                204: ask for help
DELETE /api/rooms/{id}/flag               –                         204: it is taken back, or answered by hand
========================================= ========================= ==========================================

Report (`report`)

========================================= ========================= ==========================================
GET    /api/report                        ?from=,to=,filters,before= `ReportPage`
GET    /api/report/figures                ?from=,to=                `Figures`
GET    /api/report/suggestions            ?from=,to=                `SuggestionReport`
GET    /api/report/suggestions.csv        ?from=,to=                a download
GET    /api/report/table.csv              ?from=,to=,filters        a download
GET    /api/report/{id}/history.{html|csv|json}                     the full chat history, a download, recorded
GET    /api/report/{id}/customer-copy.html                          what the customer may have, a download
GET    /api/rooms/{id}/ledger             –                         list of `LedgerLine`: who read and downloaded
========================================= ========================= ==========================================

Audit (`audit`); ``enquiry`` is an id or a code, days are those of the desk's time zone and may be left out

========================================= ========================= ==========================================
GET    /api/audit                         ?staff=,enquiry=,kind=,from=,to=,before=  `AuditPage`
GET    /api/audit/ledger.csv              ?staff=,enquiry=,kind=,from=,to=  a download, recorded
GET    /api/audit/state                   –                         `AuditState`: how the chain stands
POST   /api/audit/verify                  –                         `AuditState`, after a verification of it all
========================================= ========================= ==========================================

Health (`health`)

========================================= ========================= ==========================================
GET    /api/health                        –                         `HealthView`: the ten locks, as they were tried
========================================= ========================= ==========================================

The socket (`frames`) is GET /api/socket with the cookie: `FromStaff` in, `ToStaff` out.
Every refusal is an `ErrorBody`.
"""

from __future__ import annotations

from backchannel.staff.wire import (
    access,
    alerts,
    assistants,
    audit,
    canned,
    changes,
    coaching,
    desk,
    frames,
    guard,
    health,
    held,
    links,
    mentions,
    people,
    report,
    rooms,
    speech,
)
from backchannel.staff.wire.body import ErrorBody

WIRE_TYPES = (
    ErrorBody,
    *people.TYPES,
    *alerts.TYPES,
    *assistants.TYPES,
    *desk.TYPES,
    *rooms.TYPES,
    *speech.TYPES,
    *coaching.TYPES,
    *guard.TYPES,
    *health.TYPES,
    *held.TYPES,
    *links.TYPES,
    *mentions.TYPES,
    *canned.TYPES,
    *changes.TYPES,
    *report.TYPES,
    *access.TYPES,
    *audit.TYPES,
    *frames.TYPES,
)
"""Everything that this door's description names."""
