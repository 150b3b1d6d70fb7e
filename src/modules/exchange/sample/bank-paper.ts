export type BankLine = {
  readonly amount: bigint
  readonly payer: string
  readonly iban: string
  readonly text: string
  readonly reference: string
  readonly endToEndId?: string
  readonly returns?: boolean
}

type Paper = {
  readonly iban: string
  readonly currency: string
  readonly number: string
  readonly day: string
  readonly opening: bigint
  readonly lines: readonly BankLine[]
}

const text = (amount: bigint) => {
  const digits = String(amount < 0n ? -amount : amount).padStart(3, '0')
  return `${digits.slice(0, -2)}.${digits.slice(-2)}`
}
const escaped = (words: string) => words.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

/** A statement of a day as a bank sends it: camt.053.001.08, with opening and closing balance. */
export function statementPaper({ iban, currency, number, day, opening, lines }: Paper): string {
  const closing = lines.reduce((sum, line) => sum + line.amount, opening)
  const sized = (amount: bigint) =>
    `<Amt Ccy="${currency}">${text(amount)}</Amt><CdtDbtInd>${amount < 0n ? 'DBIT' : 'CRDT'}</CdtDbtInd>`
  const balance = (code: string, amount: bigint) =>
    `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp>${sized(amount)}<Dt><Dt>${day}</Dt></Dt></Bal>`
  const entry = (line: BankLine) => {
    const side = line.amount < 0n ? 'Cdtr' : 'Dbtr'
    return `<Ntry>${sized(line.amount)}<Sts><Cd>BOOK</Cd></Sts><BookgDt><Dt>${day}</Dt></BookgDt><ValDt><Dt>${day}</Dt></ValDt>
<AcctSvcrRef>${line.reference}</AcctSvcrRef><NtryDtls><TxDtls><Refs><EndToEndId>${line.endToEndId ?? 'NOTPROVIDED'}</EndToEndId></Refs>
<RltdPties><${side}><Pty><Nm>${escaped(line.payer)}</Nm></Pty></${side}><${side}Acct><Id><IBAN>${line.iban}</IBAN></Id></${side}Acct></RltdPties>
<RmtInf><Ustrd>${escaped(line.text)}</Ustrd></RmtInf>${line.returns ? '<RtrInf><Rsn><Cd>AM04</Cd></Rsn></RtrInf>' : ''}</TxDtls></NtryDtls></Ntry>`
  }
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>${number}</MsgId><CreDtTm>${day}T20:00:00+01:00</CreDtTm></GrpHdr>
<Stmt><Id>${number}</Id><CreDtTm>${day}T20:00:00+01:00</CreDtTm>
<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>${currency}</Ccy></Acct>
${balance('OPBD', opening)}${balance('CLBD', closing)}
${lines.map(entry).join('\n')}
</Stmt></BkToCstmrStmt></Document>`
}
