import { stdin, stdout } from 'node:process'
import { find } from '../src/guard/features'
import { judge } from '../src/guard/score'
import type { Situation } from '../src/guard/situation'

/**
 * Judges situations, for `script/bench guard`: JSON lines in, JSON lines out, in the same order. Not part of the
 * workspace; the module that it calls is.
 */
async function main(): Promise<void> {
  let text = ''
  for await (const part of stdin) text += String(part)
  const lines = text.split('\n').filter((line) => line.trim())
  stdout.write(lines.map((line, at) => `${JSON.stringify(judged(line, at + 1))}\n`).join(''))
}

function judged(line: string, number: number) {
  const situation = read(line, number)
  const { score, asks, reasons } = judge(situation)
  const shown = reasons.map(({ feature, weight }) => ({ feature, weight: round(weight) }))
  return { id: situation.id ?? number, score: round(score), asks, reasons: shown, features: find(situation).features }
}

function read(line: string, number: number): Situation & { id?: string } {
  try {
    const found = JSON.parse(line) as Situation & { id?: string }
    const { room, draft } = found
    const whole = [room.customer, draft.author, draft.text].every((one) => typeof one === 'string')
    const lists = [room.staff, room.messages, draft.own_audiences].every(Array.isArray)
    if (!whole || !lists || draft.seconds_since_mode_change === undefined) throw new Error('a key is missing')
    return found
  } catch (error) {
    throw new Error(`line ${number} is no situation: ${error instanceof Error ? error.message : String(error)}`)
  }
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000
}

await main()
