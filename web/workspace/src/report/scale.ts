/** The values at a chart's lines: from 0, in round steps, at most five of them, the last at or above the highest. */
export function ticks(highest: number): number[] {
  const step = roundStep(Math.max(highest, 1) / 4)
  const steps = Math.max(1, Math.ceil(highest / step))
  return Array.from({ length: steps + 1 }, (_, index) => index * step)
}

/** Which of so many days get their date written below, so that the words do not touch. */
export function labelled(days: number, most = 6): number[] {
  const every = days <= most ? 1 : weekly(Math.ceil(days / most))
  return Array.from({ length: days }, (_, index) => index).filter((index) => index % every === 0)
}

function roundStep(raw: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(raw, 1)))
  const factor = [1, 2, 5, 10].find((one) => one * power >= raw) ?? 10
  return Math.max(1, factor * power)
}

function weekly(every: number): number {
  return every <= 3 ? every : Math.ceil(every / 7) * 7
}
