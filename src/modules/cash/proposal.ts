import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'

/** An open item that a bank line may pay, or a credit note that may go along. Amounts in minor units of the line's currency. */
export type Candidate = {
  readonly itemId: Id<'itm'>
  readonly customerId: Id<'cus'>
  readonly number: string
  readonly bare: string
  readonly open: bigint
  readonly dueOn: Day
  /** What of it the payer may keep as cash discount, if this money is in time. */
  readonly discount: bigint
  /** The discount that this money is too late for. */
  readonly missed: bigint
}

/**
 * Who may be paying: known by the account, by his customer number in the text, by his very name, by a name that begins alike, or
 * because he belongs to somebody of these.
 */
export type Payer = {
  readonly customerId: Id<'cus'>
  readonly by: 'account' | 'number' | 'name' | 'kin' | 'family'
  /** How often people confirmed it. An account is known from the second time on; a name never decides. */
  readonly confirmed: number
}

/** What is known of a bank line when it is booked. Everything is of its legal entity and its currency. */
export type LineFacts = {
  readonly amount: bigint
  /** Bare numbers that the line gives: the checked creditor reference, and everything its text mentions. */
  readonly reference: string | null
  readonly mentions: readonly string[]
  /** Those that run to the end of the text, where a bank may have cut it off. */
  readonly ending: readonly string[]
  /** Items whose bare number is the reference or is mentioned, the settled ones too. */
  readonly named: readonly Candidate[]
  readonly payers: readonly Payer[]
  /** Open items of the payers, and their open credit notes. */
  readonly ofPayers: readonly Candidate[]
  readonly credits: readonly Candidate[]
  /** Some open items of anybody with just this amount. */
  readonly sameAmount: readonly Candidate[]
}

export type Method =
  | 'reference'
  | 'number'
  | 'near_number'
  | 'cut_number'
  | 'exact_item'
  | 'exact_set'
  | 'with_credit'
  | 'balance'
  | 'oldest_first'
  | 'amount_only'
  | 'payer_only'
export type Share = { readonly itemId: Id<'itm'>; readonly amount: bigint }
export type Reason = { readonly key: string; readonly values: Readonly<Record<string, string | number | bigint>> }

export type Proposal = {
  readonly customerId: Id<'cus'>
  readonly method: Method
  readonly shares: readonly Share[]
  /** Credit notes that are set against the same items; offered, never taken without being asked. */
  readonly credits: readonly Share[]
  /** What of the line is left over for the customer. */
  readonly rest: bigint
  readonly probability: number
  readonly reasons: readonly Reason[]
}

export const why = (key: string, values: Reason['values'] = {}): Reason => ({ key, values })
export const sumOf = (items: readonly Candidate[]) => items.reduce((total, item) => total + item.open, 0n)

type Grounds = Pick<Proposal, 'method' | 'probability' | 'reasons'>

/** Pays the items by due day, then by id, as far as the money goes. `payer` is given where he is not the debtor. */
export function oldestFirst(
  facts: LineFacts,
  items: readonly Candidate[],
  grounds: Grounds,
  payer?: Id<'cus'>,
): Proposal {
  const [first] = items
  if (!first) throw new Error('a proposal of no items')
  const { shares, rest } = poured(facts.amount, items)
  return { customerId: payer ?? first.customerId, shares, credits: [], rest, ...grounds }
}

/** The items are paid by the line and by credit notes together. */
export function withCredits(
  facts: LineFacts,
  items: readonly Candidate[],
  credits: readonly Candidate[],
  grounds: Grounds,
): Proposal {
  const [first] = items
  if (!first) throw new Error('a proposal of no items')
  const { shares, rest } = poured(facts.amount + sumOf(credits), items)
  const taken = credits.map((credit) => ({ itemId: credit.itemId, amount: credit.open }))
  return { customerId: first.customerId, shares, credits: taken, rest, ...grounds }
}

/** Nothing to pay: all of the line is the customer's. */
export const surplus = (facts: LineFacts, customerId: Id<'cus'>, grounds: Grounds): Proposal => ({
  customerId,
  shares: [],
  credits: [],
  rest: facts.amount,
  ...grounds,
})

function poured(amount: bigint, items: readonly Candidate[]) {
  let left = amount
  const shares: Share[] = []
  for (const item of items.toSorted(byDueDay)) {
    const part = item.open < left ? item.open : left
    if (part > 0n) shares.push({ itemId: item.itemId, amount: part })
    left -= part
  }
  return { shares, rest: left }
}

// Two runs over the same data must apply the same cents to the same items.
export const byDueDay = (a: Candidate, b: Candidate) =>
  a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : Number(a.itemId - b.itemId)
