/** Hertz: a fifth, played one after the other. */
const NOTES = [587.33, 880]
const LENGTH_S = 0.22
const LOUDNESS = 0.06

let context: AudioContext | undefined

/** One soft sound of two notes. Silent where the browser does not play without a gesture, or has no sound. */
export function chime(): void {
  if (!('AudioContext' in window)) return
  context ??= new AudioContext()
  if (context.state === 'suspended') void context.resume()
  for (const [index, note] of NOTES.entries()) play(context, note, context.currentTime + index * LENGTH_S * 0.6)
}

function play(on: AudioContext, frequency: number, at: number): void {
  const [tone, volume] = [on.createOscillator(), on.createGain()]
  tone.frequency.value = frequency
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(LOUDNESS, at + 0.015)
  volume.gain.exponentialRampToValueAtTime(0.0001, at + LENGTH_S)
  tone.connect(volume).connect(on.destination)
  tone.start(at)
  tone.stop(at + LENGTH_S)
}
