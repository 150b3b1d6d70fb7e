export type Accepted<T> = { readonly ok: true; readonly value: T }
export type Refusal<C extends string = string> = {
  readonly ok: false
  readonly code: C
  readonly facts: Readonly<Record<string, unknown>>
}
export type Outcome<T, C extends string = string> = Accepted<T> | Refusal<C>

/** Refusals are thrown only by `insist`: the transaction rolls back and the caller is told the code and the facts. */
export class Refused extends Error {
  readonly code: string
  readonly facts: Readonly<Record<string, unknown>>

  constructor(code: string, facts: Readonly<Record<string, unknown>> = {}) {
    super(code)
    this.name = 'Refused'
    this.code = code
    this.facts = facts
  }
}

export const accept = <T>(value: T): Accepted<T> => ({ ok: true, value })

/** A business "no" is data: say what is so (`invoice_is_paid`) and the facts a person needs to understand it. */
export const refuse = <C extends string>(code: C, facts: Readonly<Record<string, unknown>> = {}): Refusal<C> => ({
  ok: false,
  code,
  facts,
})

/** For verbs: takes the value out of an outcome, or ends the request with its refusal. */
export function insist<T>(outcome: Accepted<T> | Refusal): T {
  if (!outcome.ok) throw new Refused(outcome.code, outcome.facts)
  return outcome.value
}
