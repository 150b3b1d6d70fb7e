import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readBankFile } from './bank-file.ts'
import type { Statement } from './statement.ts'
import { amountText, statementJson } from './statement.ts'

const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url))

async function read(bytes: Uint8Array | string): Promise<readonly Statement[]> {
  const outcome = await readBankFile({ name: 'test.xml', bytes: Buffer.from(bytes) })
  assert.ok(outcome.ok, outcome.ok ? '' : outcome.code)
  return outcome.value
}

async function refusal(bytes: Uint8Array | string) {
  const outcome = await readBankFile({ name: 'test.xml', bytes: Buffer.from(bytes) })
  assert.ok(!outcome.ok, 'the file was taken')
  return outcome
}

const documentOf = (statement: string, namespace = 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.04') =>
  `<Document xmlns="${namespace}"><BkToCstmrStmt><Stmt><Id>S</Id>${statement}</Stmt></BkToCstmrStmt></Document>`

const account = '<Acct><Id><IBAN>NL91ABNA0417164300</IBAN></Id><Ccy>EUR</Ccy><Ownr><Nm>Us B.V.</Nm></Ownr></Acct>'

const balance = (code: string, amount: string, day: string) =>
  `<Bal><Tp><CdOrPrtry><Cd>${code}</Cd></CdOrPrtry></Tp><Amt Ccy="EUR">${amount.replace('-', '')}</Amt>
   <CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd><Dt><Dt>${day}</Dt></Dt></Bal>`

const entry = (amount: string, inside = '', currency = 'EUR') =>
  `<Ntry><Amt Ccy="${currency}">${amount.replace('-', '')}</Amt><CdtDbtInd>${amount.startsWith('-') ? 'DBIT' : 'CRDT'}</CdtDbtInd>
   <Sts>BOOK</Sts><BookgDt><Dt>2025-03-10</Dt></BookgDt>${inside}</Ntry>`

const details = (...transactions: readonly string[]) =>
  `<NtryDtls>${transactions.map((each) => `<TxDtls>${each}</TxDtls>`).join('')}</NtryDtls>`

const statementOf = async (inside: string) => {
  const [statement] = await read(documentOf(account + inside))
  assert.ok(statement)
  return statement
}

const lineOf = async (inside: string) => {
  const [line] = (await statementOf(inside)).lines
  assert.ok(line)
  return line
}

const amountsOf = (statement: Statement) => statement.lines.map((line) => amountText(line.amount, line.currency))

test('a statement of version 8: batch, return, booking text, and what is only announced', async () => {
  const [statement] = await read(sample('statement-v8.xml'))
  assert.ok(statement)
  assert.equal(statement.kind, 'statement')
  assert.equal(statement.format, 'camt.053.001.08')
  assert.equal(statement.pending, 1)
  const { lines, ...head } = statementJson(statement)
  assert.deepEqual(head, {
    account: 'DE02120300000000202051',
    currency: 'EUR',
    statementId: '2025-049',
    opening: { day: '2025-03-09', amount: '1000.00' },
    closing: { day: '2025-03-10', amount: '1540.50' },
    balanced: true,
  })
  const common = { bookedOn: '2025-03-10', currency: 'EUR' }
  assert.deepEqual(lines, [
    {
      ...common,
      valueOn: '2025-03-11',
      amount: '200.50',
      reference: 'PART-1',
      endToEndId: 'E2E-1',
      payerName: 'Ärztehaus am Dom',
      payerAccount: 'DE75512108001245126199',
      remittance: 'Rechnung RE-2025-0017 vielen Dank RF18539007547034 RE-2025-0017',
      bankCode: 'PMNT/RCDT/ESCT',
    },
    {
      ...common,
      valueOn: '2025-03-11',
      amount: '300.00',
      reference: 'PART-2',
      endToEndId: null,
      payerName: 'Bäckerei Kröger',
      payerAccount: '4711',
      remittance: 'RE-2025-0019',
      bankCode: 'PMNT/RCDT/VCOM',
    },
    {
      ...common,
      valueOn: '2025-03-10',
      amount: '-60.00',
      reference: 'RET-1',
      endToEndId: null,
      payerName: 'Café Ünal',
      payerAccount: 'DE12500105170648489890',
      remittance: null,
      bankCode: 'NRTI+109',
    },
    {
      ...common,
      valueOn: '2025-03-10',
      amount: '100.00',
      reference: 'CARD-1',
      endToEndId: null,
      payerName: null,
      payerAccount: null,
      remittance: 'Kartenzahlungen Filiale 3',
      bankCode: null,
    },
  ])
})

test('what the bank says beyond that is kept', async () => {
  const [statement] = await read(sample('statement-v8.xml'))
  const [part, , returned] = statement?.lines ?? []
  assert.deepEqual(part?.creditorReferences, ['RF18539007547034'])
  assert.deepEqual(part?.documentNumbers, ['RE-2025-0017'])
  assert.deepEqual(part?.details, {
    bankText: 'Sammelgutschrift',
    entryBankReference: 'BATCH-1',
    entryReference: '7',
    part: '1/2',
    paymentInformationId: 'PI-1',
    proprietaryCode: 'NTRF+166',
    uetr: 'd0826d0f-a005-4e3b-b3dc-54da4ac7f0d0',
    ultimateDebtor: 'Praxis Dr. Weiß',
  })
  assert.deepEqual(returned?.details, {
    charges: '3.50 EUR',
    mandate: 'MANDATE-9',
    proprietaryCode: 'NRTI+109',
    returnReason: 'MD06',
    returnText: 'Widerspruch',
    reversal: 'true',
  })
})

test('the first version, with prefixes, a yen and an interim balance', async () => {
  const [statement] = await read(sample('report-v1.xml'))
  assert.ok(statement)
  assert.equal(statement.kind, 'report')
  assert.deepEqual(amountsOf(statement), ['-700', '-500'])
  assert.equal(statement.account, '77-1')
  assert.equal(statement.currency, 'JPY')
  assert.equal(statement.closing?.amount, -5000n)
  assert.equal(statement.opening, null)
  assert.equal(statement.balanced, null)
  assert.deepEqual(
    statement.lines.map((line) => [line.bookedOn, line.valueOn, line.payerName, line.remittance]),
    [
      ['2025-03-10', null, 'Sato K.K.', null],
      ['2025-03-10', null, null, '0815'],
    ],
  )
})

test('several statements in a file come one by one, each with its own balances', async () => {
  const one = `<Stmt><Id>1</Id>${account}${balance('OPBD', '0', '2025-03-09')}${entry('5')}${balance('CLBD', '5', '2025-03-10')}</Stmt>`
  const two = `<Stmt><Id>2</Id>${account}${balance('PRCD', '5', '2025-03-10')}${entry('-6')}${balance('CLBD', '-1', '2025-03-11')}</Stmt>`
  const statements = await read(`<Document><BkToCstmrStmt><GrpHdr/>${one}${two}</BkToCstmrStmt></Document>`)
  assert.deepEqual(
    statements.map((statement) => [statement.statementId, statement.balanced, amountsOf(statement)]),
    [
      ['1', true, ['5.00']],
      ['2', true, ['-6.00']],
    ],
  )
})

test('a statement of several days opens with the first and closes with the last', async () => {
  const days =
    balance('OPBD', '30', '2025-03-10') +
    balance('CLBD', '60', '2025-03-10') +
    balance('OPBD', '10', '2025-03-09') +
    balance('CLBD', '30', '2025-03-09')
  const statement = await statementOf(days + entry('20') + entry('30'))
  assert.equal(statement.opening?.amount, 1000n)
  assert.equal(statement.closing?.amount, 6000n)
  assert.equal(statement.balanced, true)
})

test('a page between has interim balances on either side', async () => {
  const page = balance('ITBD', '10', '2025-03-10') + balance('ITBD', '15', '2025-03-10')
  assert.equal((await statementOf(page + entry('5'))).balanced, true)
  assert.equal((await statementOf(page + entry('6'))).balanced, false)
  const last = balance('ITBD', '10', '2025-03-10') + balance('CLBD', '15', '2025-03-10')
  assert.equal((await statementOf(last + entry('5'))).balanced, true)
  const first = balance('OPBD', '10', '2025-03-10') + balance('ITBD', '15', '2025-03-10')
  assert.equal((await statementOf(first + entry('5'))).balanced, true)
})

test('an interim balance of a report within the day proves, but does not disprove', async () => {
  const report = (amount: string) =>
    documentOf(account + balance('OPBD', '10', '2025-03-10') + balance('ITBD', '15', '2025-03-10') + entry(amount))
      .replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt')
      .replaceAll('Stmt>', 'Rpt>')
  assert.equal((await read(report('5')))[0]?.balanced, true)
  assert.equal((await read(report('6')))[0]?.balanced, null)
})

test('balances that do not add up are shown as they are', async () => {
  const statement = await statementOf(
    balance('OPBD', '10', '2025-03-10') + balance('CLBD', '16', '2025-03-10') + entry('5'),
  )
  assert.equal(statement.balanced, false)
})

test('parts that do not make the entry leave it one line', async () => {
  const parts = details(
    '<Amt Ccy="EUR">10</Amt><RmtInf><Ustrd>A</Ustrd></RmtInf><RltdPties><Dbtr><Nm>Same</Nm></Dbtr></RltdPties>',
    '<Amt Ccy="EUR">19</Amt><RmtInf><Ustrd>B</Ustrd></RmtInf><RltdPties><Dbtr><Nm>Same</Nm></Dbtr></RltdPties>',
  )
  const { lines } = await statementOf(entry('30', parts))
  assert.equal(lines.length, 1)
  assert.equal(lines[0]?.amount, 3000n)
  assert.equal(lines[0]?.remittance, 'A B')
  assert.equal(lines[0]?.payerName, 'Same')
})

test('parts are read where this bank writes them', async () => {
  const ordered = '<InstdAmt><Amt Ccy="USD">9</Amt></InstdAmt>'
  const parts = details(
    `<AmtDtls>${ordered}<TxAmt><Amt Ccy="EUR">10</Amt></TxAmt></AmtDtls>`,
    `<AmtDtls>${ordered}<TxAmt><Amt Ccy="EUR">20</Amt></TxAmt></AmtDtls>`,
  )
  const statement = await statementOf(entry('-30', parts))
  assert.deepEqual(amountsOf(statement), ['-10.00', '-20.00'])
  assert.equal(statement.lines[0]?.details.instructed, '9.00 USD')
})

test('a part may go the other way, as charges of a batch do', async () => {
  const parts = details(
    '<Amt Ccy="EUR">31</Amt><CdtDbtInd>CRDT</CdtDbtInd>',
    '<Amt Ccy="EUR">1</Amt><CdtDbtInd>DBIT</CdtDbtInd>',
  )
  assert.deepEqual(amountsOf(await statementOf(entry('30', parts))), ['31.00', '-1.00'])
})

test('the amount of a line is what reached the account, not what was ordered', async () => {
  const line = await lineOf(
    entry(
      '30',
      details(
        '<AmtDtls><InstdAmt><Amt Ccy="USD">33.00</Amt></InstdAmt><TxAmt><Amt Ccy="EUR">0.04</Amt></TxAmt></AmtDtls>',
      ),
    ),
  )
  assert.equal(line.amount, 3000n)
  assert.equal(line.details.instructed, '33.00 USD')
})

test('an entry of nothing is a line of nothing', async () => {
  assert.deepEqual(amountsOf(await statementOf(entry('0'))), ['0.00'])
})

test('padding is no fraction, and a fraction is no padding', async () => {
  assert.equal((await lineOf(entry('8.85000'))).amount, 885n)
  const refused = await refusal(documentOf(account + entry('8.855')))
  assert.equal(refused.code, 'camt_amount_has_fractions')
  assert.equal(refused.facts['place'], 'line 1')
})

test('a reversal has the sign of its effect, which is the sign that stands beside it', async () => {
  const reversed = await lineOf(entry('-60', '<RvslInd>true</RvslInd>'))
  assert.equal(reversed.amount, -6000n)
  assert.equal(reversed.details.reversal, 'true')
})

test('a bank that leaves the turning to the flag is known by its balances', async () => {
  const turned = balance('OPBD', '100', '2025-03-10') + balance('CLBD', '160', '2025-03-10')
  const statement = await statementOf(turned + entry('-60', '<RvslInd>true</RvslInd>'))
  assert.deepEqual(amountsOf(statement), ['60.00'])
  assert.equal(statement.balanced, true)
})

const parties = (debtor: string, creditor: string, own = 'NL91ABNA0417164300') =>
  `<RltdPties><Dbtr><Nm>${debtor}</Nm></Dbtr><DbtrAcct><Id><IBAN>${debtor === 'Us B.V.' ? own : 'BE68539007547034'}</IBAN></Id></DbtrAcct>
   <Cdtr><Nm>${creditor}</Nm></Cdtr><CdtrAcct><Id><IBAN>${creditor === 'Us B.V.' ? own : 'BE68539007547034'}</IBAN></Id></CdtrAcct></RltdPties>`

test('the payer is the debtor of a credit, the creditor of a debit', async () => {
  assert.equal((await lineOf(entry('1', details(parties('Customer', 'Us B.V.'))))).payerName, 'Customer')
  assert.equal((await lineOf(entry('-1', details(parties('Us B.V.', 'Supplier'))))).payerName, 'Supplier')
  assert.equal((await lineOf(entry('1', details('<RltdPties><Cdtr><Nm>Us</Nm></Cdtr></RltdPties>')))).payerName, null)
})

test('a returned payment is about the other side of the original, never about ourselves', async () => {
  const back = '<RtrInf><Rsn><Cd>AC04</Cd></Rsn></RtrInf>'
  const debitBack = await lineOf(entry('-1', details(parties('Customer', 'Us B.V.') + back)))
  assert.equal(debitBack.payerName, 'Customer')
  const transferBack = await lineOf(entry('1', details(parties('Us B.V.', 'Supplier') + back)))
  assert.equal(transferBack.payerName, 'Supplier')
  assert.equal(transferBack.payerAccount, 'BE68539007547034')
  const unsaid = await lineOf(entry('1', details(parties('Us B.V.', 'Supplier'))))
  assert.equal(unsaid.payerName, 'Supplier')
})

test('an ultimate debtor stands in where there is no debtor, and is kept where there is', async () => {
  const ultimate = '<UltmtDbtr><Nm>Subsidiary</Nm></UltmtDbtr>'
  const alone = await lineOf(entry('1', details(`<RltdPties>${ultimate}</RltdPties>`)))
  assert.equal(alone.payerName, 'Subsidiary')
  const both = await lineOf(entry('1', details(`<RltdPties><Dbtr><Nm>Parent</Nm></Dbtr>${ultimate}</RltdPties>`)))
  assert.equal(both.payerName, 'Parent')
  assert.equal(both.details.ultimateDebtor, 'Subsidiary')
})

test('words for nothing are nothing', async () => {
  const refs = '<Refs><AcctSvcrRef>NONREF</AcctSvcrRef><EndToEndId>NOT PROVIDED</EndToEndId></Refs>'
  const line = await lineOf(entry('1', `<AcctSvcrRef>NONREF</AcctSvcrRef>${details(refs)}`))
  assert.equal(line.reference, null)
  assert.equal(line.endToEndId, null)
})

test('announced, future and informational entries are counted, not booked', async () => {
  const announced = ['PDNG', 'FUTR', 'INFO'].map((status) => entry('1').replace('BOOK', status)).join('')
  const worded = entry('1').replace('<Sts>BOOK</Sts>', '<Sts><Prtry>BOOK</Prtry></Sts>')
  const statement = await statementOf(announced + worded + entry('2'))
  assert.deepEqual(amountsOf(statement), ['2.00'])
  assert.equal(statement.pending, 4)
})

test('the message may stand in an envelope, and in a version that is not known yet', async () => {
  const newer = documentOf(account + entry('1'), 'urn:iso:std:iso:20022:tech:xsd:camt.053.001.13')
  assert.equal((await read(newer))[0]?.format, 'camt.053.001.13')
  const wrapped = `<Message><AppHdr xmlns="urn:iso:std:iso:20022:tech:xsd:head.001.001.02"/>${newer}</Message>`
  assert.equal((await read(wrapped))[0]?.lines.length, 1)
})

const latin = (text: string) => Buffer.from(text, 'latin1')
const utf16 = (text: string, mark: string) => Buffer.from(mark + text, 'utf16le')

test('every encoding that a bank may use', async () => {
  const text = (encoding: string) =>
    `<?xml version="1.0" encoding="${encoding}"?>${documentOf(account + entry('1', details('<RmtInf><Ustrd>Büro</Ustrd></RmtInf>')))}`
  const files: readonly (readonly [string, Uint8Array])[] = [
    ['UTF-8', Buffer.from(text('UTF-8'))],
    ['UTF-8 with mark', Buffer.from(`\uFEFF${text('UTF-8')}`)],
    ['UTF-16LE with mark', utf16(text('UTF-16'), '\uFEFF')],
    ['UTF-16LE without mark', utf16(text('UTF-16'), '')],
    ['UTF-16BE with mark', utf16(text('UTF-16'), '\uFEFF').swap16()],
    ['UTF-16 said, UTF-8 written', Buffer.from(text('UTF-16'))],
    ['ISO-8859-1', latin(text('ISO-8859-1'))],
    ['ISO-8859-15', latin(text('iso-8859-15'))],
    ['windows-1252', latin(text('windows-1252'))],
  ]
  for (const [encoding, bytes] of files) {
    const [statement] = await read(bytes)
    assert.equal(statement?.lines[0]?.remittance, 'Büro', encoding)
  }
  assert.equal((await refusal(text('EBCDIC-XY'))).code, 'file_encoding_unknown')
})

test('what is no statement is refused by its name', async () => {
  const other = await refusal(
    '<Document xmlns="urn:iso:std:iso:20022:tech:xsd:pain.002.001.03"><CstmrPmtStsRpt/></Document>',
  )
  assert.equal(other.code, 'camt_message_unknown')
  assert.deepEqual(other.facts, {
    message: 'CstmrPmtStsRpt',
    namespace: 'urn:iso:std:iso:20022:tech:xsd:pain.002.001.03',
  })
  assert.equal((await refusal('<html><body>Session expired</body></html>')).code, 'camt_message_unknown')
  assert.equal((await refusal('<Document xmlns="urn:x:camt.053.001.02"/>')).code, 'camt_has_no_statement')
  assert.equal(
    (await refusal('<Document><BkToCstmrStmt><GrpHdr/></BkToCstmrStmt></Document>')).code,
    'camt_has_no_statement',
  )
})

test('what cannot be read names its place', async () => {
  const bad: readonly (readonly [string, string])[] = [
    [entry('1').replace('CRDT', 'KRDT'), 'camt_sign_unknown'],
    [entry('1,50'), 'camt_amount_unreadable'],
    [entry(''), 'camt_amount_unreadable'],
    [entry('1', '', 'EURO'), 'camt_currency_unknown'],
    [entry('99999999999999999'), 'camt_amount_unreadable'],
    [entry('1').replace('2025-03-10', '2025-02-30'), 'camt_day_unreadable'],
    [entry('1').replace('2025-03-10', '10.03.2025'), 'camt_day_unreadable'],
  ]
  for (const [inside, code] of bad) {
    const refused = await refusal(documentOf(`${account}\n${inside}`))
    assert.equal(refused.code, code)
    assert.match(String(refused.facts['place']), /^line [2-4]$/, inside)
  }
  const cut = await refusal(documentOf(account + entry('1')).slice(0, -30))
  assert.equal(cut.code, 'xml_is_malformed')
  assert.match(String(cut.facts['place']), /^line \d+, column \d+$/)
})
