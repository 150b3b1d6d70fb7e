import { formatAmount, money } from '#kernel/money'
import type { PostingRow } from './store-export.ts'

/** Plain-text accounting: both programs read the same entries, and differ in how a second day and the accounts are declared. */
export type JournalFormat = 'hledger' | 'ledger'

const branches = { asset: 'assets', liability: 'liabilities', income: 'revenues', expense: 'expenses' } as const

export const accountOf = ({ account, accountName, accountKind }: PostingRow): string =>
  `${branches[accountKind]}:${account} ${accountWords(accountName)}`.trimEnd()

/**
 * One entry. An amount in another currency than the seller's carries what it stands for in the seller's books as its total cost, so
 * that the entry balances there to the cent as it does here.
 */
export function journalEntry(postings: readonly [PostingRow, ...PostingRow[]], format: JournalFormat): string {
  const [first] = postings
  const { postedOn, valueOn } = first
  const days = postedOn === valueOn ? postedOn : `${postedOn}=${valueOn}`
  const told = [first.document ?? first.bankReference, first.kind.replaceAll('_', ' ')].filter((part) => part !== null)
  const head = `${format === 'ledger' ? days.replaceAll('-', '/') : days} * (${first.entryId}) ${plain(told.join(' | '))}`
  const note = `    ; entity: ${plain(first.entity)}`
  const width = Math.max(...postings.map((posting) => accountOf(posting).length))
  const lines = postings.map((posting) => {
    const customer = posting.customerId === null ? '' : `  ; customer: ${plain(posting.customerId)}`
    return `    ${accountOf(posting).padEnd(width)}  ${worth(posting)}${customer}`
  })
  return `${[head, note, ...lines].join('\n')}\n`
}

function worth({ amount, currency, entityAmount, entityCurrency }: PostingRow): string {
  const own = `${entityCurrency} ${formatAmount(money(entityAmount, entityCurrency))}`
  // An exchange difference exists in the seller's books alone.
  if (currency === entityCurrency || amount === 0n) return own
  const cost = formatAmount(money(entityAmount < 0n ? -entityAmount : entityAmount, entityCurrency))
  return `${currency} ${formatAmount(money(amount, currency))} @@ ${entityCurrency} ${cost}`
}

// Two blanks end the name of an account, a colon would put it below another.
const accountWords = (text: string) => text.replace(/[\p{Cc}\s;:|]+/gu, ' ').trim()

// A comment sign or a line break inside a text would end it early.
const plain = (text: string) => text.replace(/[\p{Cc};|]+/gu, (signs) => (signs === '|' ? '|' : ' ')).trim()
