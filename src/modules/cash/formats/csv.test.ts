import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { test } from 'node:test'
import { readBankFile } from './bank-file.ts'
import type { CsvMapping } from './csv/mapping.ts'
import { parseMapping, presetMappings } from './csv/mapping.ts'
import { explainRefusal } from './refusals.ts'
import type { Statement } from './statement.ts'
import { amountText, statementJson } from './statement.ts'

type Text = string | Uint8Array

async function readAll(bytes: Text, mapping?: CsvMapping): Promise<readonly Statement[]> {
  const outcome = await readBankFile({ name: 'test.csv', bytes: Buffer.from(bytes) }, mapping ? { mapping } : {})
  assert.ok(outcome.ok, outcome.ok ? '' : explainRefusal(outcome).reason)
  return outcome.value
}

async function read(bytes: Text, mapping?: CsvMapping): Promise<Statement> {
  const [statement, ...others] = await readAll(bytes, mapping)
  assert.ok(statement)
  assert.equal(others.length, 0)
  return statement
}

const mappingOf = (change: Record<string, unknown>) =>
  parseMapping(
    JSON.stringify({
      name: 'own',
      bank: 'Own bank',
      header: ['Day', 'Money'],
      delimiter: ',',
      columns: { booked: 'Day', amount: 'Money' },
      dates: 'DD/MM/YYYY',
      decimal: '.',
      ...change,
    }),
  )

const sample = (name: string) => readFileSync(new URL(`./samples/${name}`, import.meta.url))
const rows = (statement: Statement) =>
  statement.lines.map((line) => [
    line.bookedOn,
    amountText(line.amount, line.currency),
    line.payerName,
    line.remittance,
  ])

test('a preset knows its bank by the header; the running balance proves the lines; twins stay two', async () => {
  const statement = await read(sample('running-balance.csv'))
  const { lines, ...head } = statementJson(statement)
  assert.deepEqual(head, {
    account: 'BE71096123456769',
    currency: 'EUR',
    statementId: '02025011',
    opening: { day: '2025-02-03', amount: '1000.00' },
    closing: { day: '2025-02-05', amount: '2406.60' },
    balanced: true,
  })
  assert.deepEqual(lines[0], {
    bookedOn: '2025-02-03',
    valueOn: '2025-02-03',
    amount: '1250.00',
    currency: 'EUR',
    reference: null,
    endToEndId: null,
    payerName: 'Café De Kroon',
    payerAccount: 'BE68539007547034',
    remittance: 'factuur 2025/117 EUROPESE OVERSCHRIJVING ***090/9337/55493***',
    bankCode: null,
  })
  assert.deepEqual(statement.lines[0]?.creditorReferences, ['***090/9337/55493***'])
  assert.deepEqual(
    statement.lines.map((line) => line.occurrence),
    [1, 1, 2, 1],
  )
  assert.equal(new Set(statement.lines.map((line) => line.lineKey)).size, 4)
})

test('the newest line first is as good, a missing line is not', async () => {
  const [header = '', ...lines] = sample('running-balance.csv').toString().trim().split('\n')
  const upside = await read([header, ...lines.toReversed()].join('\n'))
  assert.equal(upside.balanced, true)
  assert.equal(upside.opening?.amount, 100_000n)
  assert.equal(upside.closing?.amount, 240_660n)
  const torn = await read([header, lines[0], lines[1], lines[3]].join('\n'))
  assert.equal(torn.balanced, false)
})

test('lines above the header, a column each for in and out, text that goes on below', async () => {
  const statement = await read(sample('in-and-out.csv'))
  assert.equal(statement.account, '123-456789-001')
  assert.equal(statement.currency, 'SGD')
  assert.equal(statement.balanced, null)
  assert.deepEqual(rows(statement), [
    ['2025-02-03', '1200.00', null, 'GIRO PAYMENT INV 2025-17 KOPI & CO'],
    ['2025-02-04', '-2.00', null, 'SERVICE CHARGE'],
  ])
})

test('no header at all, known by the shape of its rows; a notice between the rows is told, not swallowed', async () => {
  const statement = await read(
    '03.02.2025;"ÜBERWEISUNG RE 17";04.02.2025;1.200,50;EUR;;\nNothing happened today;;\n04.02.2025;"BILLA; WIEN";04.02.2025;-33,87;EUR;;\n',
  )
  assert.deepEqual(rows(statement), [
    ['2025-02-03', '1200.50', null, 'ÜBERWEISUNG RE 17'],
    ['2025-02-04', '-33.87', null, 'BILLA; WIEN'],
  ])
  assert.deepEqual(statement.notes, ['line 2 is no booking: Nothing happened today'])
})

test('banks without a header are known by the shape of their rows', async () => {
  const abn = await read(
    '123456789\tEUR\t20250203\t100,00\t90,00\t20250203\t-10,00\tBEA NR:1\n123456789\tEUR\t20250204\t90,00\t1.090,00\t20250204\t1.000,00\tfactuur 17\n',
  )
  assert.deepEqual([abn.account, abn.balanced, abn.opening?.amount], ['123456789', true, 10_000n])
  assert.deepEqual(rows(abn), [
    ['2025-02-03', '-10.00', null, 'BEA NR:1'],
    ['2025-02-04', '1000.00', null, 'factuur 17'],
  ])
  const triodos = await read(
    '"03-02-2025","NL20TRIO0254712345","12,50","Debet","Eneco","NL91ABNA0417164300","IC","gas","87,50"\n"04-02-2025","NL20TRIO0254712345","1.000,00","Credit","De Kroon","NL91ABNA0417164300","ET","factuur 17","1.087,50"\n',
  )
  assert.equal(triodos.balanced, true)
  assert.deepEqual(rows(triodos), [
    ['2025-02-03', '-12.50', 'Eneco', 'gas'],
    ['2025-02-04', '1000.00', 'De Kroon', 'factuur 17'],
  ])
})

test('German tags are taken apart, and an announced line is no line', async () => {
  const header =
    '"Auftragskonto";"Buchungstag";"Valutadatum";"Buchungstext";"Verwendungszweck";"Beguenstigter/Zahlungspflichtiger";"Kontonummer";"BLZ";"Betrag";"Waehrung";"Info"'
  const row = (info: string) =>
    `"100200300";"03.02.25";"04.02.25";"GUTSCHRIFT";"EREF+E2E-9MREF+M-1SVWZ+RE-17 vielen Dank";"Bäckerei Kröger";"DE75512108001245126199";"X";"1.036,99";"EUR";"${info}"`
  const text = [header, row('Umsatz gebucht'), row('Umsatz vorgemerkt')].join('\r\n')
  const statement = await read(Buffer.from(text, 'latin1'))
  assert.equal(statement.pending, 1)
  assert.deepEqual(rows(statement), [['2025-02-03', '1036.99', 'Bäckerei Kröger', 'RE-17 vielen Dank']])
  assert.equal(statement.lines[0]?.endToEndId, 'E2E-9')
  assert.equal(statement.lines[0]?.details.mandate, 'M-1')
})

test('a preset for another alphabet reads its own bytes', async () => {
  const header =
    '"Položka";"Datum zaúčtování";"Částka CZK";"Bankovní spojení";"Datum provedení";"Variabilní symbol 1";"Název protiúčtu";"Referenční číslo transakce";"Zpráva pro příjemce"'
  const row = '"Platba";"2025/02/03";"1234,50";"19-2000145399/0800";"2025/02/03";"20250017";"Zlín s.r.o.";"T1";"děkuji"'
  // The letters of windows-1250 that are not those of Latin 1.
  const letters: Readonly<Record<string, number>> = { ž: 0x9e, č: 0xe8, Č: 0xc8, ě: 0xec, ř: 0xf8 }
  const bytes = Uint8Array.from(`${header}\n${row}\n`, (letter) => letters[letter] ?? letter.charCodeAt(0))
  const statement = await read(bytes)
  assert.equal(statement.currency, 'CZK')
  assert.deepEqual(rows(statement), [['2025-02-03', '1234.50', 'Zlín s.r.o.', 'děkuji 20250017']])
  assert.deepEqual(statement.lines[0]?.creditorReferences, ['20250017'])
})

test('a byte order mark, a pound sign, a card that is spent from, CR for what came back, a trailing comma', async () => {
  const statement = await read(
    '\uFEFFDate Processed,Description,Amount,\nPending,SHOP,£8.99,\n12-Dec-2025,TRAINS,"£1,183.23",\n02-Dec-2025,PAYMENT,"+ £1,100.00",CR\n',
  )
  assert.deepEqual(rows(statement), [
    ['2025-12-12', '-1183.23', null, 'TRAINS'],
    ['2025-12-02', '1100.00', null, 'PAYMENT'],
  ])
  assert.equal(statement.currency, 'GBP')
  assert.equal(statement.pending, 1)
})

test('lines that end strangely and a quote that was lost', async () => {
  const header =
    '"IBAN/BBAN","Munt","BIC","Volgnr","Datum","Rentedatum","Bedrag","Saldo na trn","Tegenrekening IBAN/BBAN","Naam tegenpartij","Code","Omschrijving-1"'
  const statement = await read(
    `${header}\r\r\n"NL91ABNA0417164300","EUR","X","1","2025-02-03","2025-02-03","+50,00","+150,00","","Ons","cb","a, b"\r\r\nNL91ABNA0417164300","EUR","X","2","2025-02-04","2025-02-04","-20,00","+130,00","","Zij","db"," "\r\r\n`,
  )
  assert.equal(statement.account, 'NL91ABNA0417164300')
  assert.equal(statement.balanced, true)
  assert.deepEqual(rows(statement), [
    ['2025-02-03', '50.00', 'Ons', 'a, b'],
    ['2025-02-04', '-20.00', 'Zij', null],
  ])
})

test('a file of several accounts and currencies is several statements', async () => {
  const text =
    'Date,Account,Currency,Amount,Description\n2025-02-03,A,EUR,1.00,x\n2025-02-03,B,EUR,-2.00,y\n2025-02-03,A,JPY,300,z\n'
  const statements = await readAll(text)
  assert.deepEqual(
    statements.map((each) => [each.account, each.currency, each.lines.map((line) => line.amount)]),
    [
      ['A', 'EUR', [100n]],
      ['B', 'EUR', [-200n]],
      ['A', 'JPY', [300n]],
    ],
  )
})

test('words of many banks are understood without a preset', async () => {
  const files: readonly (readonly [bank: string, text: string, expected: readonly unknown[]])[] = [
    [
      'Dutch, side in words',
      '"Datum";"Naam / Omschrijving";"Rekening";"Tegenrekening";"Code";"Af Bij";"Bedrag (EUR)";"Mutatiesoort";"Mededelingen"\n"20250203";"De Kroon";"NL91ABNA0417164300";"";"GT";"Bij";"12,50";"Online";"factuur 17"\n"20250228";"Eneco";"NL91ABNA0417164300";"";"IC";"Af";"1.000,00";"Incasso";"gas"',
      [
        ['2025-02-03', '12.50', 'De Kroon', 'factuur 17'],
        ['2025-02-28', '-1000.00', 'Eneco', 'gas'],
      ],
    ],
    [
      'German, lines above',
      '"Kontonummer:";"DE02120300000000202051 / Girokonto";\n"Kontostand vom 10.02.2025:";"1.000,00 EUR";\n\n"Buchungstag";"Wertstellung";"Buchungstext";"Auftraggeber / Begünstigter";"Verwendungszweck";"Kontonummer";"Betrag (EUR)";\n"03.02.2025";"03.02.2025";"Gutschrift";"Kröger";"RE 17";"DE75512108001245126199";"12,50";\n"04.02.2025";"04.02.2025";"Lastschrift";"Eon";"Strom";"DE75512108001245126199";"-8,00";',
      [
        ['2025-02-03', '12.50', 'Kröger', 'Gutschrift RE 17'],
        ['2025-02-04', '-8.00', 'Eon', 'Lastschrift Strom'],
      ],
    ],
    [
      'English, state of each line',
      'Type,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance\nTOPUP,2025-02-03 10:00:00,2025-02-03 10:01:00,From Acme,12.50,0.00,GBP,COMPLETED,112.50\nFEE,2025-02-03 10:00:00,2025-02-03 11:00:00,Plan,-2.50,0.00,GBP,COMPLETED,110.00\nCARD,2025-02-04 10:00:00,,Shop,-1.00,0.00,GBP,PENDING,\n',
      [
        ['2025-02-03', '12.50', null, 'From Acme'],
        ['2025-02-03', '-2.50', null, 'Plan'],
      ],
    ],
    [
      'German, both sides named, the currency as a sign in the header',
      '"Girokonto";"DE02120300000000202051"\n"Buchungsdatum";"Wertstellung";"Status";"Zahlungspflichtige*r";"Zahlungsempfänger*in";"Verwendungszweck";"IBAN";"Betrag (€)"\n"03.02.25";"03.02.25";"Gebucht";"Kröger";"Wir";"RE 17";"DE75512108001245126199";"1.012,50"\n"04.02.25";"04.02.25";"Gebucht";"Wir";"Eon";"Strom";"DE75512108001245126199";"-8"\n"05.02.25";"";"Vorgemerkt";"Wir";"Eon";"Strom";"";"-9"',
      [
        ['2025-02-03', '1012.50', 'Kröger', 'RE 17'],
        ['2025-02-04', '-8.00', 'Eon', 'Strom'],
      ],
    ],
    [
      'American, month first, proved by the 15th',
      'Posting Date,Description,Amount,Running Balance\n02/15/2025,ACH ACME,"1,234.50",2234.50\n02/16/2025,FEE,(12.00),2222.50',
      [
        ['2025-02-15', '1234.50', null, 'ACH ACME'],
        ['2025-02-16', '-12.00', null, 'FEE'],
      ],
    ],
    [
      'Spanish, debe and haber',
      'Fecha;Concepto;Debe;Haber;Saldo\n13/02/2025;TRANSFERENCIA;;12,50;112,50\n14/02/2025;COMISION;2,50;;110,00',
      [
        ['2025-02-13', '12.50', null, 'TRANSFERENCIA'],
        ['2025-02-14', '-2.50', null, 'COMISION'],
      ],
    ],
    [
      'French, signed debits',
      'Date;Libellé;Débit;Crédit\n13/02/2025;VIREMENT;;1 212,50\n14/02/2025;FRAIS;-2,50;',
      [
        ['2025-02-13', '1212.50', null, 'VIREMENT'],
        ['2025-02-14', '-2.50', null, 'FRAIS'],
      ],
    ],
    [
      'Swiss, apostrophes, a total below',
      'Buchungsdatum;Valuta;Buchungstext;Belastung;Gutschrift;Saldo\n13.02.2025;13.02.2025;Zahlung;;"1\'212.50";"2\'000.00"\n14.02.2025;14.02.2025;Gebühr;5.00;;"1\'995.00"\nTotal;;;5.00;1\'212.50;',
      [
        ['2025-02-13', '1212.50', null, 'Zahlung'],
        ['2025-02-14', '-5.00', null, 'Gebühr'],
      ],
    ],
    [
      'Swedish, tabs in UTF-16',
      '\uFEFFBokföringsdag\tBelopp\tAvsändare\tMeddelande\n2025-02-13\t-1 212,50\tHyra AB\tfeb\n',
      [['2025-02-13', '-1212.50', 'Hyra AB', 'feb']],
    ],
  ]
  for (const [bank, text, expected] of files) {
    const bytes = text.startsWith('\uFEFF') ? Buffer.from(text, 'utf16le') : Buffer.from(text)
    const statement = await read(bytes)
    assert.deepEqual(rows(statement), expected, bank)
    if (bank.includes('currency')) assert.equal(statement.currency, 'EUR')
  }
})

test('an IBAN above the header is the account', async () => {
  const statement = await read('Konto: DE02 1203 0000 0000 2020 51\n\nDatum;Betrag\n03.02.2025;-1,00\n')
  assert.equal(statement.account, 'DE02120300000000202051')
})

test('a table without rows is a statement without lines', async () => {
  const statement = await read('Date,Description,Amount\n')
  assert.deepEqual(statement.lines, [])
  assert.equal(statement.balanced, null)
})

test('a mapping of one’s own may turn signs, name a currency, count columns, leave rows out', async () => {
  const mapping = mappingOf({
    header: undefined,
    rows: ['^\\d', '.', '.'],
    columns: { booked: 1, amount: 2, remittance: [3] },
    currency: 'SEK',
    inverseSign: true,
    ignore: ['^9'],
  })
  const statement = await read('03/04/2025,12.00,coffee\n99/99/9999,1.00,total\n', mapping)
  assert.equal(statement.currency, 'SEK')
  assert.deepEqual(rows(statement), [['2025-04-03', '-12.00', null, 'coffee']])
  assert.equal(statement.notes.length, 1)
})

test('every preset names its columns in its own header', () => {
  const presets = presetMappings()
  assert.ok(presets.length >= 15)
  assert.equal(new Set(presets.map((preset) => preset.name)).size, presets.length)
  for (const preset of presets) {
    if (!preset.header) continue
    for (const role of ['booked', 'amount', 'debit', 'credit', 'sign'] as const) {
      const column = preset.columns[role]
      if (typeof column === 'string') assert.ok(preset.header.includes(column), `${preset.name}: ${role}`)
    }
  }
})
