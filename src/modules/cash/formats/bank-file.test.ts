import assert from 'node:assert/strict'
import { createReadStream, readdirSync, readFileSync } from 'node:fs'
import { Readable } from 'node:stream'
import { test } from 'node:test'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { gzipSync } from 'node:zlib'
import * as fc from 'fast-check'
import { Refused } from '#kernel/outcome'
import { readBankFile, readStatements } from './bank-file.ts'
import { explainRefusal, isBankFileCode } from './refusals.ts'

const samples = new URL('./samples/', import.meta.url)
const files = readdirSync(samples).map((name) => ({ name, bytes: readFileSync(new URL(name, samples)) }))

const codeOf = async (bytes: Uint8Array | string) => {
  const outcome = await readBankFile({ name: 'file', bytes: Buffer.from(bytes) })
  return outcome.ok ? 'taken' : outcome.code
}

test('the content decides, not the name', async () => {
  const cases: readonly (readonly [content: string | Uint8Array, code: string])[] = [
    ['', 'file_is_empty'],
    [' \n\r\n', 'file_is_empty'],
    [gzipSync(''), 'file_is_empty'],
    [':20:STARTUMSE\n:25:10020030/1234567\n', 'file_format_not_read'],
    ['{1:F01BANKDEFFAXXX0000000000}{4:\n:20:1\n', 'file_format_not_read'],
    ['OFXHEADER:100\nDATA:OFXSGML\n', 'file_format_not_read'],
    ['940 S 8\n:20:1\n:25:2\n', 'file_format_not_read'],
    ['<?xml version="1.0"?>\n<?OFX OFXHEADER="200"?>\n<OFX><A>1</OFX>', 'file_format_not_read'],
    ['!Type:Bank\nD3/2/25\n', 'file_format_not_read'],
    ['01,BANK,CUSTOMER,250203,1200,1,80,,2/\n', 'file_format_not_read'],
    [`0000001022572505        00938669${' '.repeat(90)}\n`, 'file_format_not_read'],
    ['%PDF-1.7\n', 'file_format_not_read'],
    ['PK\u0003\u0004rest', 'file_is_an_archive'],
    [Uint8Array.of(0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0), 'file_format_unknown'],
    [Uint8Array.of(0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0), 'file_encoding_unknown'],
    ['hello', 'csv_header_unknown'],
  ]
  for (const [content, code] of cases) assert.equal(await codeOf(content), code, JSON.stringify(content).slice(0, 40))
})

test('a gzipped file is the file, in one piece or in many, whatever it is called', async () => {
  for (const { name, bytes } of files) {
    const plain = await readBankFile({ name, bytes })
    assert.ok(plain.ok)
    assert.deepEqual(await readBankFile({ name, bytes: gzipSync(bytes) }), plain)
    assert.deepEqual(await readBankFile({ name, bytes: inBits(gzipSync(bytes)) }), plain)
    assert.deepEqual(await readBankFile({ name, bytes: inBits(bytes) }), plain)
  }
})

test('a gzipped file that is cut short, damaged or a bomb is refused', async () => {
  const packed = gzipSync(files[0]?.bytes ?? '')
  assert.equal(await codeOf(packed.subarray(0, packed.length - 20)), 'gzip_is_damaged')
  const broken = Buffer.from(packed)
  broken.fill(0x55, 40, 60)
  assert.equal(await codeOf(broken), 'gzip_is_damaged')
  const bomb = gzipSync('a,b\n'.repeat(4 * 2 ** 20))
  assert.equal(await codeOf(bomb), 'gzip_is_a_bomb')
  assert.equal(await codeOf(gzipSync(`<a>${' '.repeat(40 * 2 ** 20)}</a>`)), 'xml_item_is_too_large')
})

const laughs = `<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY lol "lol">${Array.from(
  { length: 9 },
  (_, n) => `<!ENTITY lol${n + 1} "${`&lol${n || ''};`.repeat(10)}">`,
).join('')}]><Document>&lol9;</Document>`
const doctypes: readonly (readonly [name: string, text: string])[] = [
  ['billion laughs', laughs],
  [
    'quadratic blow-up',
    `<!DOCTYPE d [<!ENTITY a "${'a'.repeat(100_000)}">]><Document>${'&a;'.repeat(10_000)}</Document>`,
  ],
  ['external entity, file', '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><Document>&x;</Document>'],
  ['external entity, http', '<!DOCTYPE d [<!ENTITY x SYSTEM "http://127.0.0.1:1/">]><Document>&x;</Document>'],
  ['external subset', '<!DOCTYPE Document SYSTEM "http://127.0.0.1:1/d.dtd"><Document/>'],
  ['parameter entity', '<!DOCTYPE d [<!ENTITY % p SYSTEM "http://127.0.0.1:1/p"> %p;]><Document/>'],
  ['behind comments and instructions', '<?xml version="1.0"?><!-- <Document> --><?x <a ?>\n<!DOCTYPE d><Document/>'],
  ['in small letters', '<!doctype d><Document/>'],
]

test('a document type declaration is refused before it is read, in every encoding', async () => {
  for (const [name, text] of doctypes) {
    const declared = (encoding: string) =>
      text.startsWith('<?xml') ? text.replace('?>', ` encoding="${encoding}"?>`) : text
    const ways: readonly Uint8Array[] = [
      Buffer.from(text),
      Buffer.from(`\uFEFF${text}`),
      Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le'),
      Buffer.from(declared('UTF-16'), 'utf16le'),
      Buffer.from(`\uFEFF${declared('UTF-16')}`, 'utf16le').swap16(),
      Buffer.from(declared('ISO-8859-1'), 'latin1'),
      gzipSync(text),
    ]
    for (const bytes of ways) {
      const started = process.cpuUsage()
      assert.equal(await codeOf(bytes), 'xml_has_doctype', name)
      assert.ok(process.cpuUsage(started).user < 1_000_000, `${name} took too long`)
      assert.equal((await readBankFile({ name, bytes: inBits(bytes) })).ok, false, `${name} in bits`)
    }
  }
})

const open = '<Document><BkToCstmrStmt><Stmt>'
const attacks: readonly (readonly [name: string, text: string, code: string])[] = [
  ['100,000 nested elements', '<a>'.repeat(100_000), 'xml_is_too_deep'],
  ['100,000 nested elements in a statement', `${open}${'<Ntry>'.repeat(100_000)}`, 'xml_is_too_deep'],
  ['nested where nobody reads', `${open}<Acct><Svcr>${'<a>'.repeat(100_000)}`, 'xml_is_too_deep'],
  ['a text without end', `${open}<Id>${'x'.repeat(3_000_000)}`, 'xml_item_is_too_large'],
  ['an attribute without end', `${open}<Id a="${'x'.repeat(3_000_000)}`, 'xml_item_is_too_large'],
  ['a name without end', `<${'x'.repeat(3_000_000)}`, 'xml_item_is_too_large'],
  ['a comment without end', `<!--${'x'.repeat(3_000_000)}`, 'xml_item_is_too_large'],
  ['a comment without end inside', `${open}<!--${'x'.repeat(3_000_000)}`, 'xml_item_is_too_large'],
  ['an entry without end', `${open}<Ntry>${'<a/>'.repeat(600_000)}`, 'xml_item_is_too_large'],
  ['an entity that nobody declared', `${open}<Id>&passwd;</Id>`, 'xml_is_malformed'],
  ['a second root', `${open}</Stmt></BkToCstmrStmt></Document><Document/>`, 'xml_is_malformed'],
]

test('other bombs are refused, and do not go off', async () => {
  for (const [name, text, code] of attacks) {
    const started = process.cpuUsage()
    assert.equal(await codeOf(text), code, name)
    assert.ok(process.cpuUsage(started).user < 8_000_000, `${name} took too long`)
  }
})

test('tables made to hang are refused, or read', async () => {
  const blanks = ' '.repeat(100_000)
  const tables = [
    `Date,Amount\n2025-02-03,"${"'".repeat(50_000)}x"\n`,
    `Date,Amount\n2025-02-03,"1${blanks}2"\n`,
    `Date,Amount,Text\n2025-02-03,-1.00,"${'EREF+'.repeat(20_000)}"\n`,
    `Date,Amount\n${'"'.repeat(150_000)}\n`,
    `${'Date,'.repeat(1000)}\n`,
    '\n'.repeat(1_000_000),
    `Konto: ${'DE02 1203 0000 '.repeat(5_000)}\nDate,Amount\n2025-02-03,-1.00\n`,
  ]
  for (const [at, table] of tables.entries()) {
    const started = process.cpuUsage()
    await codeOf(table)
    assert.ok(process.cpuUsage(started).user < 2_000_000, `table ${at} took too long`)
  }
})

const marks = ['<', '>', '"', ';', ',', '\n', '&lt;', '<!DOCTYPE', ']]>', '\u0000', '-->', '</Ntry>', '<Ntry>', '<a>']
const values = [
  '',
  '-',
  '0',
  '-5',
  '1,50',
  '1.005',
  '999999999999999999',
  'KRDT',
  'EUR',
  'EURO',
  '2025-02-30',
  '3/4/25',
  'x',
  '1',
]
const tokens = [...marks, ...values]

// Deterministic: a failure prints its seed, and the seed makes it again.
const mutation = fc.record({
  file: fc.nat({ max: files.length - 1 }),
  edits: fc.array(
    fc.record({
      kind: fc.constantFrom('flip', 'cut', 'repeat', 'insert', 'swap', 'end', 'value', 'value', 'value'),
      at: fc.double({ min: 0, max: 1, noNaN: true }),
      to: fc.double({ min: 0, max: 1, noNaN: true }),
      bytes: fc.oneof(
        fc.uint8Array({ minLength: 1, maxLength: 8 }),
        fc.constantFrom(...tokens).map((text) => new Uint8Array(Buffer.from(text))),
      ),
    }),
    { minLength: 1, maxLength: 6 },
  ),
})

type Edit = { readonly kind: string; readonly at: number; readonly to: number; readonly bytes: Uint8Array }

function edited(bytes: Uint8Array, { kind, at, to, bytes: added }: Edit): Uint8Array {
  const from = Math.floor(Math.min(at, to) * bytes.length)
  const until = Math.floor(Math.max(at, to) * bytes.length)
  const [before, middle, after] = [bytes.subarray(0, from), bytes.subarray(from, until), bytes.subarray(until)]
  switch (kind) {
    case 'flip':
      return Buffer.concat([
        before,
        middle.map((byte, index) => (index === 0 ? byte ^ (1 << (until % 8)) : byte)),
        after,
      ])
    case 'cut':
      return Buffer.concat([before, after])
    case 'repeat':
      return Buffer.concat([before, middle, middle, after])
    case 'swap':
      return Buffer.concat([middle, before, after])
    case 'value': {
      // What stands between two marks is replaced whole, so that the file stays well-formed and the value goes wrong.
      const find = (mark: string, after: number) => bytes.indexOf(mark.charCodeAt(0), after)
      const start = Math.max(...['>', ';', ','].map((mark) => find(mark, from))) + 1
      const ends = ['<', ';', ','].map((mark) => find(mark, start)).filter((end) => end >= 0)
      return Buffer.concat([bytes.subarray(0, start), added, bytes.subarray(Math.min(...ends, bytes.length))])
    }
    case 'end':
      return before
    default:
      return Buffer.concat([before, added, middle, after])
  }
}

test('2,000 mutated files: each is read or refused in words, none crashes or hangs', { timeout: 300_000 }, async () => {
  const outcomes = new Map<string, number>()
  await fc.assert(
    fc.asyncProperty(mutation, async ({ file, edits }) => {
      const bytes = edits.reduce<Uint8Array>(
        (all, edit) => edited(all, edit).subarray(0, 200_000),
        files[file]?.bytes ?? Buffer.alloc(0),
      )
      const started = process.hrtime.bigint()
      const outcome = await readBankFile({ name: 'mutated', bytes })
      assert.ok(process.hrtime.bigint() - started < 10_000_000_000n, 'it hangs')
      outcomes.set(outcome.ok ? 'taken' : outcome.code, (outcomes.get(outcome.ok ? 'taken' : outcome.code) ?? 0) + 1)
      if (outcome.ok) return
      const { reason, remedy } = explainRefusal(outcome)
      assert.ok(!reason.includes('{') && remedy.length > 0)
    }),
    { numRuns: 2000, seed: 20_250_310 },
  )
  // The mutations reach deep enough to be read, and wide enough to be refused for many reasons.
  assert.ok((outcomes.get('taken') ?? 0) > 50, 'hardly any file was read')
  assert.ok(outcomes.size >= 12, `only ${[...outcomes.keys()].join(', ')}`)
})

test('whatever becomes of a file, its stream is closed', async () => {
  const damaged = gzipSync('a,b\n'.repeat(50_000)).fill(0x55, 40, 60)
  const streams = [
    ...files.map(({ name }) => createReadStream(new URL(name, samples))),
    createReadStream(import.meta.filename),
    Readable.from([damaged, damaged]),
    Readable.from([Buffer.from('%PDF-1.7'), Buffer.alloc(10_000)]),
    Readable.from([gzipSync('a,b\n'.repeat(4 * 2 ** 20)), Buffer.alloc(10)]),
  ]
  for (const stream of streams) {
    await readBankFile({ name: 'stream', bytes: stream })
    assert.ok(stream.destroyed)
  }
})

test('a file that is bad at its end gives the refusal at its end', async () => {
  const good = files.find(({ name }) => name === 'statement-v8.xml')?.bytes.toString() ?? ''
  const bad = good.replace(
    '</BkToCstmrStmt>',
    '<Stmt><Ntry><Amt Ccy="EUR">x</Amt><CdtDbtInd>CRDT</CdtDbtInd></Ntry></Stmt></BkToCstmrStmt>',
  )
  const seen: unknown[] = []
  await assert.rejects(
    async () => {
      for await (const statement of readStatements({ name: 'bad', bytes: Buffer.from(bad) })) seen.push(statement)
    },
    (error: unknown) => error instanceof Refused && isBankFileCode(error.code),
  )
  assert.equal(seen.length, 1)
  assert.equal((await readBankFile({ name: 'bad', bytes: Buffer.from(bad) })).ok, false)
})

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

test('memory holds the lines, not the file', async () => {
  let written = 0
  const statements = 25
  async function* large() {
    const [head = '', tail = ''] = (
      files.find(({ name }) => name === 'statement-v8.xml')?.bytes.toString() ?? ''
    ).split('<Stmt>')
    const [statement = '', end = ''] = tail.split('</Stmt>')
    const entries = statement.slice(statement.indexOf('<Ntry>'))
    yield Buffer.from(head)
    for (let n = 0; n < statements; n += 1) {
      const piece = Buffer.from(`<Stmt><Id>${n}</Id>${entries.repeat(60)}</Stmt>`)
      written += piece.length
      yield piece
    }
    yield Buffer.from(end)
  }
  collectGarbage()
  const before = process.memoryUsage().heapUsed
  let most = 0
  let lines = 0
  for await (const statement of readStatements({ name: 'large', bytes: large() })) {
    lines += statement.lines.length
    collectGarbage()
    most = Math.max(most, process.memoryUsage().heapUsed - before)
  }
  assert.equal(lines, statements * 60 * 4)
  assert.ok(written > 5_000_000, `only ${written} bytes`)
  assert.ok(most < written / 2, `${most} bytes in memory for a file of ${written}`)
})

async function* inBits(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  for (let start = 0; start < bytes.length; start += 7) yield bytes.subarray(start, start + 7)
}
