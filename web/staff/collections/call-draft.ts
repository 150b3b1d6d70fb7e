import type { logCall } from '#contracts/collections'
import { typedMoney } from './typed-amount.ts'
import type { Asked } from '#web'
import type { Account, Outcome } from './desk-words.ts'

/** What somebody types about a call, as texts. */
export type Draft = {
  readonly day: string
  readonly amount: string
  readonly named: string
  readonly note: string
  readonly nextOn: string
  readonly documentIds: readonly string[]
  readonly documentId: string
  readonly cause: string
}
export type Faults = Readonly<Partial<Record<keyof Draft, 'missing' | 'unreadable'>>>

export const emptyCall = (account: Account, today: string): Draft => ({
  day: today,
  amount: account.collectable.amount,
  named: '',
  note: '',
  nextOn: '',
  documentIds: [],
  documentId: '',
  cause: '',
})

/** The request, or what is missing for it. */
export function requestOf(
  account: Account,
  outcome: Outcome,
  draft: Draft,
): { readonly asked: Asked<typeof logCall> | null; readonly faults: Faults } {
  const faults = faultsOf(outcome, draft, account)
  if (Object.keys(faults).length > 0) return { asked: null, faults }
  const amount = typedMoney(draft.amount, account.collectable.currency) ?? undefined
  return {
    faults,
    asked: {
      entityId: account.entityId,
      customerId: account.customer.id,
      outcome,
      ...(account.contact === null ? {} : { contactId: account.contact.id }),
      ...given('note', draft.note),
      ...given('nextOn', draft.nextOn),
      ...(outcome === 'promise' ? { promise: { promisedOn: draft.day, ...(amount ? { amount } : {}) } } : {}),
      ...(outcome === 'papers_sent' ? { documentIds: [...draft.documentIds] } : {}),
      ...(outcome === 'dispute' && amount
        ? { dispute: { documentId: draft.documentId, cause: draft.cause, amount, text: draft.note.trim() } }
        : {}),
      ...(namesDay(outcome) ? { namedOn: draft.day, ...given('named', draft.named) } : {}),
    },
  }
}

export const namesDay = (outcome: Outcome) =>
  outcome === 'paid_already' || outcome === 'not_approved' || outcome === 'in_pay_run'

function faultsOf(outcome: Outcome, draft: Draft, account: Account): Faults {
  const faults: { -readonly [K in keyof Faults]: Faults[K] } = {}
  const readable = typedMoney(draft.amount, account.collectable.currency) !== null
  if ((outcome === 'promise' || namesDay(outcome)) && draft.day === '') faults.day = 'missing'
  if ((outcome === 'promise' || outcome === 'dispute') && !readable) faults.amount = 'unreadable'
  if (outcome === 'papers_sent' && draft.documentIds.length === 0) faults.documentIds = 'missing'
  if (outcome === 'dispute') {
    if (draft.documentId === '') faults.documentId = 'missing'
    if (draft.cause === '') faults.cause = 'missing'
    if (draft.note.trim() === '') faults.note = 'missing'
  }
  return faults
}

const given = <Name extends 'note' | 'nextOn' | 'named'>(name: Name, text: string): { readonly [N in Name]?: string } =>
  text.trim() === '' ? {} : ({ [name]: text.trim() } as { readonly [N in Name]: string })
