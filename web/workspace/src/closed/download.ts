import { t } from '../messages'
import { toasts } from '@backchannel/ui'
import { address, Failure, inWords } from '../wire'

/** What can be taken away of an enquiry. */
export type Edition = 'history.html' | 'history.csv' | 'history.json' | 'customer-copy.html'

/**
 * Fetch an edition and hand it to the browser as a file. It is fetched, rather than linked, so that a refusal is said
 * in words and the ledger can be read again when the line is in it.
 */
export async function download(room: string, code: string, edition: Edition): Promise<void> {
  try {
    const name = await fetchFile(address(`report/${room}/${edition}`), `${code}-${edition}`)
    toasts.say(t('closed.downloaded', { name }))
  } catch (error) {
    const text = error instanceof Failure ? inWords(error) : t('shell.unreachable')
    toasts.say(t('closed.download_failed'), { text, look: 'danger' })
  }
}

/** Fetch a file of the staff door and hand it to the browser; answers its name. Refusals are thrown as `Failure`. */
export async function fetchFile(url: string, fallback: string): Promise<string> {
  const answer = await fetch(url, { credentials: 'same-origin' })
  if (!answer.ok) throw await refusalOf(answer)
  const name = nameIn(answer.headers.get('content-disposition')) ?? fallback
  hand(await answer.blob(), name)
  return name
}

/** The file's name that an answer proposes (RFC 6266), or null. */
export function nameIn(disposition: string | null): string | null {
  const found = /filename="([^"]+)"|filename=([^;\s]+)/i.exec(disposition ?? '')
  return found?.[1] ?? found?.[2] ?? null
}

async function refusalOf(answer: Response): Promise<Failure> {
  const unread = { code: 'unreachable', message: t('shell.unreachable') }
  return new Failure(await answer.json().catch(() => unread), answer.status)
}

function hand(bytes: Blob, name: string): void {
  const link = document.createElement('a')
  link.href = URL.createObjectURL(bytes)
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000)
}
