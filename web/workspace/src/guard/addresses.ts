import type { Said, Situation } from './situation'
import { isUnspaced, literal, plain } from './text'

/** Hosts that only the desk's own people reach; what a customer runs themselves is not among them. */
const OWN_HOST = new RegExp(
  '\\b(?:https?:\\/\\/)?(?:[\\w-]+\\.)*(?:(?:jira|redmine|confluence|wiki|intranet|intern|internal|jenkins|grafana|' +
    'kibana|gitlab|git|admin|backoffice|crm|flags|sharepoint|zendesk|salesforce|staging|vpn)\\.[\\w.-]+|' +
    '[\\w-]+\\.(?:local|lan|internal|intern|corp|intranet|infra|home\\.arpa)(?:\\.[\\w-]+)*)(?=[/:?#\\s]|$)',
  'iu',
)
const CUSTOMERS_OWN = /\b(?:localhost|127\.0\.0\.1|192\.168\.\d+\.\d+|speedport\.ip|fritz\.box|router\.local)\b/iu
const TICKET = /(?<![\p{L}\p{N}])[A-Z]{2,6}-\d{2,6}(?![\p{L}\p{N}])/gu

/** The address of a page of the desk's own in a text, or null. */
export function ownAddress(text: string): string | null {
  const found = OWN_HOST.exec(text)
  return found && !CUSTOMERS_OWN.test(found[0]) ? found[0] : null
}

/**
 * A ticket's number that the customer has not seen here, or null.
 *
 * @param text the draft
 * @param messages those of the room
 * @param anywhere whether one that nobody has named counts too; a customer may be told of a new one
 */
export function unknownTicket(text: string, messages: readonly Said[], anywhere: boolean): string | null {
  const seen = messages
    .filter((one) => one.audience === 'customer')
    .map((one) => one.text)
    .join(' ')
  const aside = messages
    .filter((one) => one.audience === 'staff')
    .map((one) => one.text)
    .join(' ')
  return text.match(TICKET)?.find((one) => !seen.includes(one) && (anywhere || aside.includes(one))) ?? null
}

/** A word of the desk's list that stands in the draft, or null. */
export function keptWord({ draft, room }: Situation): string | null {
  const text = plain(draft.text)
  return room.kept_words?.find((word) => isIn(text, plain(word))) ?? null
}

function isIn(text: string, word: string): boolean {
  if (!word) return false
  const edges = isUnspaced(word) ? ['', ''] : ['(?<![\\p{L}\\p{N}])', '(?![\\p{L}\\p{N}])']
  return new RegExp(`${edges[0]}${literal(word).replace(/\s+/g, '\\s+')}${edges[1]}`, 'iu').test(text)
}
