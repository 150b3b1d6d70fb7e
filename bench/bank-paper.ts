type Paid = { readonly number: string; readonly open: bigint }

const decimal = (cents: bigint) => `${cents / 100n}.${String(cents % 100n).padStart(2, '0')}`

/** A camt.053 of one statement in which each line pays an invoice in full and says which. */
export function bankPaper(iban: string, paid: readonly Paid[]): string {
  const closing = paid.reduce((total, { open }) => total + open, 0n)
  return `<?xml version="1.0" encoding="UTF-8"?>
<Document xmlns="urn:iso:std:iso:20022:tech:xsd:camt.053.001.08"><BkToCstmrStmt>
<GrpHdr><MsgId>M-1</MsgId><CreDtTm>2025-03-07T08:00:00+01:00</CreDtTm></GrpHdr>
<Stmt><Id>1</Id><CreDtTm>2025-03-07T08:00:00+01:00</CreDtTm>
<Acct><Id><IBAN>${iban}</IBAN></Id><Ccy>EUR</Ccy></Acct>
${balance('OPBD', '0.00')}${balance('CLBD', decimal(closing))}
${paid.map(entry).join('\n')}
</Stmt></BkToCstmrStmt></Document>`
}

const balance = (code: string, amount: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Dt><Dt>2025-03-06</Dt></Dt></Bal>`

const entry = ({ number, open }: Paid) =>
  `<Ntry><Amt Ccy="EUR">${decimal(open)}</Amt><CdtDbtInd>CRDT</CdtDbtInd><Sts><Cd>BOOK</Cd></Sts>
<BookgDt><Dt>2025-03-06</Dt></BookgDt><ValDt><Dt>2025-03-06</Dt></ValDt><AcctSvcrRef>B-${number}</AcctSvcrRef>
<NtryDtls><TxDtls><RmtInf><Ustrd>Invoice ${number}</Ustrd></RmtInf></TxDtls></NtryDtls></Ntry>`
