import { accountNumber, knownCurrency } from './bank-text.ts'
import { isBooked, linesOf } from './camt/entry.ts'
import type { CodedBalance } from './camt/balance.ts'
import { balanceOf, chosenBalances } from './camt/balance.ts'
import type { AccountFacts } from './camt/party.ts'
import { accountWays } from './camt/party.ts'
import { badFile } from './refusals.ts'
import type { LineDraft, StatementDraft, StatementKind } from './statement.ts'
import { provesBalance } from './statement.ts'
import type { Element } from './xml.ts'
import { readXml, textAt } from './xml.ts'

// camt.053, 052 and 054 differ in their names, hardly in what stands in them.
const containers: Readonly<Record<string, { readonly kind: StatementKind; readonly format: string }>> = {
  Stmt: { kind: 'statement', format: 'camt.053' },
  Rpt: { kind: 'report', format: 'camt.052' },
  Ntfctn: { kind: 'notification', format: 'camt.054' },
}
const message = /^BkToCstmr(?:Stmt|AcctRpt|DbtCdtNtfctn)(?:V\d\d)?$/

const isContainer = (path: readonly string[]) =>
  Object.hasOwn(containers, path.at(-1) ?? '') && message.test(path.at(-2) ?? '')

const reading = {
  whole: (path: readonly string[]) => isContainer(path.slice(0, -1)),
  // Addresses, agents and sums are half of the file, and nobody here asks for them.
  skipped: new Set(['CardTx', 'CtctDtls', 'GrpHdr', 'Intrst', 'PstlAdr', 'RltdAgts', 'RltdDts', 'Svcr', 'TxsSummry']),
}

/** Reads camt.052, 053 and 054 of any version, statement by statement. */
export async function* readCamt(texts: AsyncIterable<string>): AsyncGenerator<StatementDraft> {
  let namespace = ''
  let outermost: Element | null = null
  let innermost: Element | null = null
  let open: OpenStatement | null = null
  let statements = 0
  for await (const { event, path, element } of readXml(texts, reading)) {
    if (event === 'open') {
      outermost ??= element
      if (path.length <= 2) innermost = element
      if (element.name === 'Document' || message.test(element.name)) namespace = namespaceOf(element) || namespace
      if (isContainer(path)) open = emptyStatement(element, namespace)
    } else if (event === 'element') {
      if (open) take(open, element)
    } else if (open && isContainer(path)) {
      yield finished(open)
      statements += 1
      open = null
    }
  }
  if (statements > 0 || !outermost || !innermost) return
  if (outermost.name === 'Document' && (innermost === outermost || message.test(innermost.name))) {
    throw badFile('camt_has_no_statement', { namespace })
  }
  const name = outermost.name === 'Document' ? innermost.name : outermost.name
  throw badFile('camt_message_unknown', { message: name, namespace: namespace || namespaceOf(outermost) })
}

const namespaceOf = ({ attributes }: Element): string => {
  const named = Object.entries(attributes).filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'))
  const own = named.find(([, value]) => value.includes('camt.05')) ?? named.find(([name]) => name === 'xmlns')
  return own?.[1] ?? ''
}

type OpenStatement = {
  readonly kind: StatementKind
  readonly format: string
  account: AccountFacts
  statementId: string | null
  readonly balances: CodedBalance[]
  readonly lines: LineDraft[]
  pending: number
}

function emptyStatement({ name }: Element, namespace: string): OpenStatement {
  const { kind = 'statement', format = 'camt' } = containers[name] ?? {}
  return {
    kind,
    format: /camt\.05[234]\.\d{3}\.\d\d/.exec(namespace)?.[0] ?? format,
    account: { number: null, owner: null, currency: null },
    statementId: null,
    balances: [],
    lines: [],
    pending: 0,
  }
}

function take(open: OpenStatement, element: Element): void {
  switch (element.name) {
    case 'Id':
      open.statementId = element.text || null
      return
    case 'Acct':
      open.account = accountOf(element)
      return
    case 'Bal': {
      const balance = balanceOf(element, open.account.currency)
      if (balance) open.balances.push(balance)
      return
    }
    case 'Ntry':
      if (isBooked(element)) for (const line of linesOf(element, open.account)) open.lines.push(line)
      else open.pending += 1
  }
}

const accountOf = (element: Element): AccountFacts => ({
  number: accountNumber(textAt(element, ...accountWays)),
  owner: textAt(element, 'Ownr/Nm', 'Ownr/Pty/Nm', 'Nm'),
  currency: knownCurrency(textAt(element, 'Ccy') ?? ''),
})

function finished({ kind, format, account, statementId, balances, lines, pending }: OpenStatement): StatementDraft {
  const currency = account.currency ?? balances[0]?.currency ?? lines[0]?.currency ?? null
  const { opening, closing, interim } = chosenBalances(balances, currency)
  const facts = { opening, closing, currency }
  const proof = provesBalance({ ...facts, lines })
  const draft = { kind, format, account: account.number, statementId, ...facts, lines, pending, notes: [] }
  if (proof !== false) return { ...draft, balanced: proof }
  // A few banks write the sign of the booking that is undone, and leave the turning to the flag. The balances tell.
  const turned = lines.map((line) => (line.details.reversal ? { ...line, amount: -line.amount } : line))
  if (provesBalance({ ...facts, lines: turned })) return { ...draft, lines: turned, balanced: true }
  // A report within the day may hold only what came since the last one: its interim balance can prove, but not disprove.
  return { ...draft, balanced: kind === 'report' && interim ? null : false }
}
