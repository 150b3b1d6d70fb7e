import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { openSmtpSink } from '../../tests/world/smtp-sink.ts'
import { smtpTransport, type Letter } from './mail.ts'

const letter = (to: string): Letter => ({
  messageId: '<msg_1@quittance.test>',
  at: new Date('2025-03-07T09:30:00Z'),
  from: { name: 'Halden Fördertechnik', address: 'billing@halden.test' },
  to,
  replyTo: 'anna@halden.test',
  subject: 'Rechnung 2025-0017 über 3.772,30 EUR',
  text: 'Guten Tag,\nanbei die Rechnung.',
  html: '<p>Guten Tag, anbei die Rechnung.</p>',
  attachments: [{ name: 'Rechnung.pdf', mediaType: 'application/pdf', bytes: Buffer.from('%PDF-1.7') }],
})

async function openPost(t: TestContext) {
  const sink = await openSmtpSink()
  const transport = smtpTransport(sink.url, 'quittance.test')
  t.after(async () => {
    transport.close()
    await sink.close()
  })
  return { sink, send: (to: string) => transport.send(letter(to)) }
}

test('a letter arrives as it was written, and the connection is used again', async (t) => {
  const { sink, send } = await openPost(t)
  assert.equal((await send('ap@lindauer.test')).outcome, 'sent')
  assert.equal((await send('ap@weber.test')).outcome, 'sent')
  const [first, second] = sink.received
  assert.deepEqual([first?.to, second?.to], ['ap@lindauer.test', 'ap@weber.test'])
  assert.match(first?.raw ?? '', /Message-ID: <msg_1@quittance\.test>/)
  assert.match(first?.raw ?? '', /Date: Fri, 07 Mar 2025 09:30:00 \+0000/)
  assert.match(first?.raw ?? '', /application\/pdf/)
})

test('a refusal says whether the address, the letter or the server is at fault, and whether it lasts', async (t) => {
  const { sink, send } = await openPost(t)
  sink.when('gone', 'refuse address')
  sink.when('spam', 'refuse letter')
  sink.when('busy', 'busy')
  const told = async (to: string) => {
    const { answer: _answer, ...rest } = await send(to)
    return rest
  }
  assert.deepEqual(await told('gone@a.test'), { outcome: 'refused', lasting: true, about: 'address' })
  assert.deepEqual(await told('spam@a.test'), { outcome: 'refused', lasting: true, about: 'letter' })
  assert.deepEqual(await told('busy@a.test'), { outcome: 'refused', lasting: false, about: 'address' })
  assert.deepEqual(await told('fine@a.test'), { outcome: 'sent' })
})

test('a line that goes dead after the letter leaves the outcome unknown', async (t) => {
  const { sink, send } = await openPost(t)
  sink.when('void', 'take and vanish')
  assert.equal((await send('void@a.test')).outcome, 'unknown')
  assert.equal(sink.received.length, 1, 'it had arrived')
})

test('a server that is not there refuses for now', async (t) => {
  const { sink } = await openPost(t)
  const nobody = smtpTransport('smtp://127.0.0.1:9?tls=off', 'quittance.test')
  const { answer: _answer, ...rest } = await nobody.send(letter('ap@a.test'))
  assert.deepEqual(rest, { outcome: 'refused', lasting: false, about: 'server' })
  assert.equal(sink.received.length, 0)
})

test('a password does not travel in the clear', async (t) => {
  const { sink } = await openPost(t)
  const open = smtpTransport(
    sink.url.replace('smtp://', 'smtp://anna:secret@').replace('?tls=off', ''),
    'quittance.test',
  )
  const delivery = await open.send(letter('ap@a.test'))
  assert.equal(delivery.outcome, 'refused')
  assert.match(delivery.answer, /TLS/i)
})

test('words in a subject stay a subject', async (t) => {
  const { sink, send } = await openPost(t)
  const transport = smtpTransport(sink.url, 'quittance.test')
  await transport.send({ ...letter('ap@a.test'), subject: 'Hello\r\nBcc: thief@evil.test' })
  transport.close()
  await send('ap@a.test')
  assert.doesNotMatch(sink.received[0]?.raw ?? '', /^Bcc:/m)
})
