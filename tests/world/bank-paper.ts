/** A line of a bank statement as a test thinks of it. Money out has a minus. */
export type PaperLine = {
  readonly amount: string
  readonly text?: string
  readonly payer?: string
  readonly iban?: string
  readonly bookedOn?: string
  readonly valueOn?: string
  /** The bank's own reference. */
  readonly reference?: string
  readonly endToEndId?: string
  readonly returns?: boolean
}

export type Paper = {
  readonly iban?: string
  readonly currency?: string
  readonly number?: string
  readonly day: string
  readonly opening?: string
  /** What the bank prints; left out, it is what opening and lines make. */
  readonly closing?: string
  readonly lines: readonly PaperLine[]
}

/** A camt.053 of one statement, as banks send it. */
export function bankPaper(paper: Paper): string {
  const { iban = 'DE89370400440532013000', currency = 'EUR', opening = '0.00', lines, day } = paper
  const closing = paper.closing ?? sumText([opening, ...lines.map((line) => line.amount)])
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M-${day}</MsgId><CreDtTm>${day}T20:00:00+01:00</CreDtTm></GrpHdr>
<Stmt><Id>${paper.number ?? day}</Id><CreDtTm>${day}T20:00:00+01:00</CreDtTm>
<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
${balance('OPBD', opening, currency, day)}${balance('CLBD', closing, currency, day)}
${lines.map((line, index) => entry(line, currency, day, index)).join('\n')}
</Stmt></BkToCstmrStmt></Document>`
}

const balance = (code: string, amount: string, currency: string, day: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${sized(amount, currency)}<Dt><Dt>${day}</Dt></Dt></Bal>`

const sized = (amount: string, currency: string) =>
  `<Amt Ccy="${currency}">${amount.replace('-', '')}</Amt><CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd>`

function entry(line: PaperLine, currency: string, day: string, index: number): string {
  const out = line.amount.startsWith('-')
  const side = out ? 'Cdtr' : 'Dbtr'
  const party = line.payer ? `<${side}><Pty><Nm>${escaped(line.payer)}</Nm></Pty></${side}>` : ''
  const account = line.iban ? `<${side}Acct><Id><IBAN>${line.iban}</IBAN></Id></${side}Acct>` : ''
  const returned = line.returns ? '<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>' : ''
  return `<Ntry>${sized(line.amount, currency)}<Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>${line.bookedOn ?? day}</Dt></BookgDt><ValDt><Dt>${line.valueOn ?? line.bookedOn ?? day}</Dt></ValDt>
<AcctSvcrRef>${line.reference ?? `${day}-${index + 1}`}</AcctSvcrRef>
<NtryDtls><TxDtls><Refs><EndToEndId>${line.endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>
<RltdPties>${party}${account}</RltdPties>
<RmtInf><Ustrd>${escaped(line.text ?? '')}</Ustrd></RmtInf>${returned}</TxDtls></NtryDtls></Ntry>`
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const cents = (text: string) => {
  const size = BigInt(text.replace(/[-.]/g, ''))
  return text.startsWith('-') ? -size : size
}
const sumText = (amounts: readonly string[]) => {
  const total = amounts.reduce((sum, amount) => sum + cents(amount), 0n)
  const digits = String(total < 0n ? -total : total).padStart(3, '0')
  return `${total < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}
