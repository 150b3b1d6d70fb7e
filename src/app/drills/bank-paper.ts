type Paper = { readonly iban: string; readonly round: number; readonly lines: number; readonly amount: string }

/** A camt.053 in which strangers pay equal amounts without a word. */
export function bankPaperFor({ iban, round, lines, amount }: Paper): string {
  const opening = (round * lines * Number(amount)).toFixed(2)
  const closing = ((round + 1) * lines * Number(amount)).toFixed(2)
  const on = new Date(Date.UTC(2025, 0, 6 + round)).toISOString().slice(0, 10)
  const entries = Array.from({ length: lines }, (_, index) => entry(on, amount, `${round}-${index + 1}`))
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M-${round}</MsgId><CreDtTm>${on}T20:00:00+01:00</CreDtTm></GrpHdr>
<Stmt><Id>${round + 1}</Id><CreDtTm>${on}T20:00:00+01:00</CreDtTm>
<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', opening, on)}${balance('CLBD', closing, on)}
${entries.join('\n')}
</Stmt></BkToCstmrStmt></Document>`
}

const balance = (code: string, amount: string, on: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>${on}</Dt></Dt></Bal>`

const entry = (on: string, amount: string, reference: string) =>
  `<Ntry><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>${on}</Dt></BookgDt><ValDt><Dt>${on}</Dt></ValDt><AcctSvcrRef>${reference}</AcctSvcrRef>
<NtryDtls><TxDtls><RltdPties><Dbtr><Pty><Nm>Unknown ${reference}</Nm></Pty></Dbtr></RltdPties></TxDtls></NtryDtls></Ntry>`
