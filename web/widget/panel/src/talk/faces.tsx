import type { FaceView } from '@backchannel/wire-customer'
import { tell } from '../messages/talk_words'

/** The staff in a conversation, at most three. */
export function Faces({ faces }: { faces: readonly FaceView[] }) {
  if (!faces.length) return null
  return (
    <span class="avs" aria-hidden="true">
      {faces.slice(0, 3).map((face) => (
        <span class={`av t${tint(face.id)}`} key={face.id}>
          {initials(face.name)}
        </span>
      ))}
    </span>
  )
}

/** "Ines", "Ines and Ben", "Ines, Ben and Chi". */
export function names(faces: readonly FaceView[]): string {
  const all = faces.map((face) => face.name)
  const last = all.pop() ?? ''
  return all.length ? tell().and(all.join(', '), last) : last
}

/** Up to two letters for a name. */
export function initials(name: string): string {
  const words = name.trim().split(/\s+/)
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => [...(word ?? '')][0] ?? '')
  return letters.join('').toLocaleUpperCase()
}

/** One of six tints, the same for the same person each time. */
function tint(id: string): number {
  let sum = 0
  for (const char of id) sum = (sum * 31 + (char.codePointAt(0) ?? 0)) % 6
  return sum + 1
}
