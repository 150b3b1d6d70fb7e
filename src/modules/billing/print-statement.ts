import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { plus, zero, type Currency, type Money } from '#kernel/money'
import type { FileOut } from '#platform/wire'
import type { Work } from '#platform/work'
import { staffOf } from '#modules/company'
import { bucketOf, readStatement, type Bucket, type Statement, type StatementLine } from '#modules/ledger'
import { addressesOf, customerOf, printedAddress } from '#modules/parties'
import { paperSeller } from './paper-seller.ts'
import type { StatementItem, StatementPaper } from './paper/paper.ts'
import { renderStatement } from './paper/render.ts'
import { say } from './paper/say.ts'

type Request = {
  readonly customerId: Id<'cus'>
  readonly entityId: Id<'ent'>
  readonly currency: Currency
  readonly asAt?: Day | undefined
  readonly basis: 'value' | 'posting'
  readonly knownAt?: Date | undefined
}

/** What is open with one seller in one currency as at a day, on paper, in the customer's language. */
export async function printStatement(work: Work, request: Request): Promise<FileOut> {
  const statement = await readStatement(work, request)
  const customer = await customerOf(work.tx, request.customerId)
  const [collector] = customer.collectorId === null ? [] : await staffOf(work.tx, [customer.collectorId])
  const [address] = (await addressesOf(work.tx, [customer.id])).filter(
    ({ active, kind }) => active && kind === 'bill_to',
  )
  const bytes = renderStatement({
    locale: customer.language,
    seller: await paperSeller(work.tx, request),
    buyer: {
      name: customer.name,
      addressLines: address ? printedAddress(address) : [],
      customerNumber: customer.number,
      vatNumber: customer.vatNumber,
    },
    asAt: statement.asAt,
    currency: statement.currency,
    collector: collector ?? null,
    ...contentOf(statement),
  })
  // The name that somebody looks for in a folder of downloads: what, whose, when.
  const name = `${say(work.language, 'statementFile')} ${inFileName(customer.name)} ${statement.asAt}.pdf`
  return { name, mediaType: 'application/pdf', bytes, inline: true }
}

const inFileName = (name: string) =>
  name
    .replaceAll(/[\\/:*?"<>|]+/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()

/** On paper credits stand among the items with a minus, so that items, money and the five ages all add up to the total. */
export function contentOf(statement: Statement): Pick<StatementPaper, 'items' | 'unapplied' | 'total' | 'ageing'> {
  const { asAt, currency, ageing } = statement
  const creditNotes = statement.credits.filter(({ kind }) => kind === 'credit_note')
  const receipts = statement.credits.filter(({ kind }) => kind === 'receipt')
  // Money that nobody has applied yet is not late, whatever it will pay.
  const notDue = sumOf(currency, receipts)
  const aged = (bucket: Bucket) =>
    plus(
      ageing[bucket],
      sumOf(
        currency,
        creditNotes.filter((line) => line.dueOn && bucketOf(line.dueOn, asAt) === bucket),
      ),
    )
  return {
    items: [...statement.items, ...creditNotes].map(itemOf),
    unapplied: receipts.map(({ number, issuedOn, open }) => ({ reference: number, on: issuedOn, open })),
    total: statement.total,
    ageing: {
      notDue: plus(aged('not_due'), notDue),
      days1To30: aged('d1_30'),
      days31To60: aged('d31_60'),
      days61To90: aged('d61_90'),
      daysOver90: aged('over_90'),
    },
  }
}

const sumOf = (currency: Currency, lines: readonly StatementLine[]): Money =>
  lines.reduce((sum, { open }) => plus(sum, open), zero(currency))

const itemOf = (line: StatementLine): StatementItem => ({
  kind: line.kind === 'credit_note' ? 'credit_note' : 'invoice',
  number: line.number,
  issuedOn: line.issuedOn,
  dueOn: line.dueOn ?? line.issuedOn,
  yourOrder: line.reference,
  original: line.original,
  settled: line.settled,
  open: line.open,
  daysLate: line.daysLate,
})
