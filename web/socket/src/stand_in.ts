/** A browser's WebSocket, held in the test's hand: it opens, speaks and breaks when the test says so. */
export class SocketInHand {
  static readonly OPEN = 1
  static made: SocketInHand[] = []

  readyState = 0
  said: unknown[] = []
  onmessage: ((event: { data: unknown }) => void) | null = null
  onclose: ((event: { code: number }) => void) | null = null

  constructor(
    readonly address: string,
    readonly protocols: string[],
  ) {
    SocketInHand.made.push(this)
  }

  static get last(): SocketInHand {
    const last = SocketInHand.made.at(-1)
    if (!last) throw new Error('no socket was made')
    return last
  }

  send(data: string): void {
    this.said.push(JSON.parse(data))
  }

  close(): void {
    this.readyState = 3
  }

  hears(frame: unknown): void {
    this.readyState = 1
    this.onmessage?.({ data: typeof frame === 'string' ? frame : JSON.stringify(frame) })
  }

  breaks(code: number): void {
    this.readyState = 3
    this.onclose?.({ code })
  }
}
