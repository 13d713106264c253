/** A stretch of two texts: in both, only in the first, or only in the second. */
export interface Difference {
  kind: 'same' | 'gone' | 'new'
  text: string
}

/**
 * How one text became another, word by word: the longest common run of words stays, what is around it is gone or new.
 * Words are those of the text's language, so that Chinese and Japanese are cut into words too.
 */
export function differences(before: string, after: string): Difference[] {
  const [one, other] = [wordsOf(before), wordsOf(after)]
  const start = sharedStart(one, other)
  const end = sharedEnd(one.slice(start), other.slice(start))
  const found: Difference[] = []
  add(found, 'same', one.slice(0, start))
  for (const step of between(one.slice(start, one.length - end), other.slice(start, other.length - end))) {
    add(found, step.kind, [step.text])
  }
  add(found, 'same', end ? one.slice(-end) : [])
  return found
}

/** The words of a text, each with the blank space before it. */
function wordsOf(text: string): string[] {
  const words: string[] = []
  let blank = ''
  for (const { segment } of new Intl.Segmenter(undefined, { granularity: 'word' }).segment(text)) {
    if (segment.trim()) words.push(blank + segment)
    blank = segment.trim() ? '' : blank + segment
  }
  return blank ? [...words, blank] : words
}

function sharedStart(one: readonly string[], other: readonly string[]): number {
  const at = one.findIndex((word, n) => word !== other[n])
  return at < 0 ? one.length : at
}

function sharedEnd(one: readonly string[], other: readonly string[]): number {
  return sharedStart([...one].reverse(), [...other].reverse())
}

/** The steps from one list of words to another, by the table of longest common subsequences. */
function between(one: readonly string[], other: readonly string[]): Difference[] {
  const lengths = table(one, other)
  const length = (i: number, j: number) => lengths[i]?.[j] ?? 0
  const steps: Difference[] = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [gone, come] = [one[i], other[j]]
    if (gone !== undefined && gone === come) {
      steps.push({ kind: 'same', text: gone })
      i += 1
      j += 1
    } else if (come === undefined || (gone !== undefined && length(i + 1, j) >= length(i, j + 1))) {
      steps.push({ kind: 'gone', text: gone ?? '' })
      i += 1
    } else {
      steps.push({ kind: 'new', text: come })
      j += 1
    }
  }
  return steps
}

function table(one: readonly string[], other: readonly string[]): Uint16Array[] {
  const rows = Array.from({ length: one.length + 1 }, () => new Uint16Array(other.length + 1))
  for (let i = one.length - 1; i >= 0; i -= 1) {
    const [row, below] = [rows[i], rows[i + 1]]
    if (!row || !below) continue
    for (let j = other.length - 1; j >= 0; j -= 1) {
      row[j] = one[i] === other[j] ? (below[j + 1] ?? 0) + 1 : Math.max(below[j] ?? 0, row[j + 1] ?? 0)
    }
  }
  return rows
}

function add(found: Difference[], kind: Difference['kind'], words: readonly string[]): void {
  const text = words.join('')
  const last = found.at(-1)
  if (last?.kind === kind) last.text += text
  else if (text) found.push({ kind, text })
}
