const NOTE = /^voice-note-(\d)m(\d\d)s\.\w+$/

/** Milliseconds of a voice note, as its name gives them, so that nobody need fetch it first; null for other files. */
export function lengthOfNote(name: string): number | null {
  const found = NOTE.exec(name)
  return found ? (Number(found[1]) * 60 + Number(found[2])) * 1000 : null
}
