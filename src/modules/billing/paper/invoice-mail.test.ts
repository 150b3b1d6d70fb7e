import assert from 'node:assert/strict'
import { test } from 'node:test'
import { customerLanguages } from '#platform/message-catalogue'
import { parseMoney, currency } from '#kernel/money'
import { invoiceMail } from './invoice-mail.ts'
import { creditNote, germanWithDiscount, threeLines } from './paper-samples.ts'

test('a mail says what it carries, how much, by when, and how to answer', async () => {
  const { subject, text, html } = await invoiceMail({
    invoice: threeLines,
    recipientName: 'Sabine Berger',
    senderName: 'Femke Harms',
  })
  assert.equal(subject, 'Invoice RE-2025-00188: 3,772.30 EUR, due 6 April 2025')
  assert.equal(
    text,
    `Hello Sabine Berger,

Here is our invoice RE-2025-00188 for your order PO 4500098117. It comes to 3,772.30 EUR and is due on 6 April 2025. Banks are closed that day, so Monday 7 April is in time.

Please give RE-2025-00188 as the reference, so that we find your payment at once.

Is something not right, or should the bill go to someone else? Just reply to this mail or call +49 421 5550 132. If one line is in question, only that line waits.

Kind regards
Femke Harms
Quellwerk Industriebedarf GmbH
`,
  )
  assert.match(html, /Hello Sabine Berger,/)
  assert.doesNotMatch(html, /Pay online/)
})

test('a discount and a way to pay are offered when there are any', async () => {
  const payLink = 'https://pay.example/i?a=1&b=2'
  const { text, html } = await invoiceMail({ invoice: { ...germanWithDiscount, payLink } })
  assert.match(text, /bis zum 17\. März 2025 zahlen, ziehen Sie 2 % Skonto ab und überweisen 3\.696,85 EUR/)
  assert.match(text, /Online zahlen: https:\/\/pay\.example\/i\?a=1&b=2/)
  assert.match(html, /href="https:\/\/pay\.example\/i\?a=1&amp;b=2"/)
})

test('a credit note gives, and a paid bill asks for nothing', async () => {
  const credit = await invoiceMail({ invoice: creditNote })
  assert.equal(credit.subject, 'Credit note GS-2025-00017: 285.60 EUR')
  assert.match(credit.text, /for invoice RE-2025-00188: 285\.60 EUR in your favour/)
  const totals = { ...threeLines.totals, payable: parseMoney('0.00', currency('EUR')) }
  const paid = await invoiceMail({ invoice: { ...threeLines, totals } })
  assert.equal(paid.subject, 'Invoice RE-2025-00188')
  assert.match(paid.text, /nothing left to pay/)
  assert.doesNotMatch(paid.text, /reference/)
})

test('names are text, in every language, and no hole stays open', async () => {
  for (const locale of customerLanguages) {
    const recipientName = '<b>Ann</b> & {{ "x" | upcase }} {number}'
    const { subject, text, html } = await invoiceMail({ invoice: { ...germanWithDiscount, locale }, recipientName })
    assert.ok(text.includes(recipientName))
    assert.ok(html.includes('&lt;b&gt;Ann&lt;/b&gt; &amp; {{ &#34;x&#34; | upcase }} {number}'))
    assert.doesNotMatch(subject + text.replace(recipientName, ''), /[{}]|undefined/)
    assert.match(html, new RegExp(`lang="${locale}"`))
  }
})
