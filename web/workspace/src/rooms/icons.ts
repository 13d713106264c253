import Link from '@lucide/svelte/icons/link'
import Mail from '@lucide/svelte/icons/mail'
import MessageSquare from '@lucide/svelte/icons/message-square'
import Phone from '@lucide/svelte/icons/phone'
import Plug from '@lucide/svelte/icons/plug'
import ShieldCheck from '@lucide/svelte/icons/shield-check'
import type { Row } from '@backchannel/wire-staff'
import type { Component } from 'svelte'

/** The icon of each channel that enquiries come in by. */
export const CHANNEL_ICONS: Readonly<Record<Row['channel'], Component>> = {
  widget: MessageSquare,
  link: Link,
  email: Mail,
  phone: Phone,
  web_call: Phone,
  api: Plug,
  drill: ShieldCheck,
}
