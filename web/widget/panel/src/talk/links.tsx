import type { ComponentChild } from 'preact'

/** Addresses of the web alone: nothing else in a text becomes a link, whatever it claims to be. */
const ADDRESS = /\b(?:https?:\/\/|www\.)[^\s<>"'`\\]+/gi
const TRAILING = /[.,:;!?*_~)\]}\u3002\uff0c\uff1b\uff01\uff1f\u300d\u300f]$/

/** A text with its web addresses made into links that open beside and tell the other side nothing. */
export function Linked({ text }: { text: string }) {
  const parts: ComponentChild[] = []
  let at = 0
  for (const found of text.matchAll(ADDRESS)) {
    const address = trimmed(found[0])
    parts.push(text.slice(at, found.index), link(address))
    at = found.index + address.length
  }
  return (
    <>
      {parts}
      {text.slice(at)}
    </>
  )
}

/** An address without the punctuation of the sentence around it; a bracket stays when it is opened within. */
export function trimmed(address: string): string {
  let end = address
  for (let last = TRAILING.exec(end)?.[0]; last; last = TRAILING.exec(end)?.[0]) {
    const opening = { ')': '(', ']': '[', '}': '{' }[last]
    if (opening && end.split(opening).length >= end.split(last).length) break
    end = end.slice(0, -1)
  }
  return end
}

function link(address: string): ComponentChild {
  const href = address.startsWith('www.') ? `https://${address}` : address
  return (
    <a href={href} target="_blank" rel="noopener noreferrer nofollow">
      {address}
    </a>
  )
}
