import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { currency, parseMoney } from '#kernel/money'
import { customerLanguages } from '#platform/message-catalogue'
import { creditNote, germanWithDiscount, quote, seller, statement, threeLines, withLines } from './paper-samples.ts'
import type { InvoicePaper } from './paper.ts'
import { renderInvoice, renderQuote, renderStatement } from './render.ts'

const readable = (pdf: Uint8Array) => Buffer.from(pdf).toString('latin1')
const pagesOf = (pdf: Uint8Array) => readable(pdf).match(/\/Type \/Page\b(?!s)/g)?.length
const metadataOf = (pdf: Uint8Array) => Buffer.from(pdf).toString('utf8')
const hash = (pdf: Uint8Array) => createHash('sha256').update(pdf).digest('hex')

test('three lines need one page, sixty need more', () => {
  assert.equal(pagesOf(renderInvoice(threeLines)), 1)
  assert.equal(pagesOf(renderInvoice(withLines(8))), 1)
  assert.ok((pagesOf(renderInvoice(withLines(60))) ?? 0) > 1)
})

test('equal input gives equal bytes, whatever was set in between and in whichever process', () => {
  const first = hash(renderInvoice(germanWithDiscount))
  renderInvoice(creditNote)
  assert.equal(hash(renderInvoice(germanWithDiscount)), first)
  const program = `
    import { createHash } from 'node:crypto'
    const { renderInvoice } = await import(${JSON.stringify(import.meta.resolve('./render.ts'))})
    const { germanWithDiscount } = await import(${JSON.stringify(import.meta.resolve('./paper-samples.ts'))})
    console.log(createHash('sha256').update(renderInvoice(germanWithDiscount)).digest('hex'))`
  const elsewhere = execFileSync(process.execPath, ['--input-type=module', '--eval', program], { encoding: 'utf8' })
  assert.equal(elsewhere.trim(), first)
})

test('the file is an archive copy with tags, title, author, language and the day of issue', () => {
  const pdf = renderInvoice(germanWithDiscount)
  const metadata = metadataOf(pdf)
  assert.match(metadata, /pdfaid:part>3</)
  assert.match(metadata, /pdfaid:conformance>B</)
  assert.match(metadata, /<dc:title>.*Rechnung RE-2025-00188</)
  assert.match(metadata, /<dc:creator>.*Quellwerk Industriebedarf GmbH</)
  assert.match(metadata, /CreateDate>2025-03-07/)
  assert.match(readable(pdf), /\/StructTreeRoot/)
  assert.match(readable(pdf), /\/Lang \(de\)/)
})

test('every language and kind sets', () => {
  for (const locale of customerLanguages) {
    assert.equal(pagesOf(renderInvoice({ ...germanWithDiscount, locale })), 1)
    assert.equal(pagesOf(renderInvoice({ ...creditNote, locale })), 1)
    assert.equal(pagesOf(renderStatement({ ...statement, locale })), 1)
    assert.equal(pagesOf(renderQuote({ ...quote, locale })), 1)
  }
  assert.equal(pagesOf(renderStatement({ ...statement, items: [], unapplied: [] })), 1)
})

test('a long statement goes on', () => {
  const items = Array.from({ length: 80 }, () => statement.items).flat()
  assert.ok((pagesOf(renderStatement({ ...statement, items })) ?? 0) > 1)
})

test('letter paper for the United States, A4 elsewhere', () => {
  assert.match(
    readable(renderInvoice({ ...threeLines, seller: { ...seller, country: 'US' } })),
    /MediaBox \[0 0 612 792\]/,
  )
  assert.match(readable(renderInvoice(threeLines)), /MediaBox \[0 0 595\.\d+ 841\.\d+\]/)
})

test('a logo takes the place of the name, and another seller’s does not stay', () => {
  const square = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><path d="M0 0h10v10z"/></svg>'
  const logo = { format: 'svg' as const, content: Buffer.from(square) }
  const plain = hash(renderInvoice(threeLines))
  assert.notEqual(hash(renderInvoice({ ...threeLines, seller: { ...seller, logo } })), plain)
  const other = { ...logo, content: Buffer.from(square.replace('h10', 'h5')) }
  assert.notEqual(
    hash(renderInvoice({ ...threeLines, seller: { ...seller, logo } })),
    hash(renderInvoice({ ...threeLines, seller: { ...seller, logo: other } })),
  )
  assert.equal(hash(renderInvoice(threeLines)), plain)
})

test('amounts of any size and any exponent stay on the page', () => {
  for (const [code, text] of [
    ['JPY', '9223372036854775807'],
    ['KWD', '9223372036854775.807'],
    ['EUR', '-0.01'],
  ] as const) {
    const amount = parseMoney(text, currency(code))
    const totals = { goods: amount, freight: amount, net: amount, tax: amount, gross: amount, payable: amount }
    const lines = threeLines.lines.map((line) => ({ ...line, net: amount }))
    const taxes = threeLines.taxes.map((tax) => ({ ...tax, net: amount, tax: amount, gross: amount }))
    const document = { ...threeLines.document, currency: currency(code), dueOn: day('2025-09-28') }
    assert.equal(pagesOf(renderInvoice({ ...threeLines, document, lines, taxes, totals })), 1)
  }
})

const naughty = [
  '#panic("read as markup") *b* _i_ $x$ @ref <label> \\ `code` // comment /* */ ] } "',
  '{page} {pages} {count} ${x} %s {{ liquid }} {% raw %}',
  '<script>alert(1)</script> &amp; ]]> <?xml?>',
  '\u0000\u0007\u001b[31m\u007f\u0085\ufeff\u00ad',
  '\ud800 lone \udfff surrogates \ufffe \uffff',
  '\u202eevil\u202c \u2066isolate\u2069 \u200e\u200f',
  'مؤسسة الخليج · חברה בע"מ · 株式会社クエル · 주식회사 · ห้างหุ้นส่วน · हिन्दी',
  '👩‍👩‍👧‍👦 🇩🇪 ✈️ \u{e000} \u{10ffff} \u{1f3f4}\u{e0067}\u{e007f}',
  'Z̸̢͓̳͖a̵͇͕l̶̛͚g̷̻͝o̴̡͠ ﷽ ﬁ ½ ß ẞ İ ı',
  'x'.repeat(800),
  'word '.repeat(80),
  ' \t\r\n\u2028\u2029\u00a0 ',
  '',
]

test('whatever people type is printed, never obeyed', () => {
  for (const text of naughty) assert.ok(pagesOf(renderInvoice(everywhere(text))), JSON.stringify(text).slice(0, 60))
  const [markup = ''] = naughty
  const title = metadataOf(renderInvoice(everywhere(markup)))
  assert.ok(
    title.includes('Invoice #panic(&quot;read as markup&quot;) *b* _i_ $x$ @ref &lt;label&gt;'),
    'the title is what was typed',
  )
})

function everywhere(text: string): InvoicePaper {
  const person = { name: text, addressLines: [text, text], vatNumber: text }
  const bank = { name: text, iban: text, bic: text }
  const told = { phone: text, email: text, taxNumber: text, registration: text, director: text, creditorId: text }
  return {
    ...threeLines,
    locale: text,
    seller: { ...person, ...told, country: 'DE', bank },
    buyer: { ...person, customerNumber: text },
    document: { ...threeLines.document, number: text, terms: text, yourOrder: text, ourOrder: text, contactName: text },
    lines: threeLines.lines.map((line) => ({ ...line, description: text, detail: text, sku: text, unit: text })),
    taxes: threeLines.taxes.map((tax) => ({ ...tax, label: text })),
    notes: [{ heading: text, text }],
  }
}
