/** A message that another one answers, named by its log, its place in it, and its id. Two kinds, never mixed up. */
export interface PublicQuote {
  readonly log: 'public'
  readonly place: number
  readonly id: string
}
export interface PrivateQuote {
  readonly log: 'private'
  readonly place: number
  readonly id: string
}

export type Quote = PublicQuote | PrivateQuote

/** What each audience's next message may answer: what goes to the customer answers nothing but public messages. */
export interface Answered {
  customer: PublicQuote | null
  staff: Quote | null
}
