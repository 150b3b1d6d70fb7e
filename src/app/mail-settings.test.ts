import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailboxOf, mailFrom } from '#app/mail-settings'
import { readSettings } from '#app/settings'

test('a sender is a name and an address, or an address alone', () => {
  assert.deepEqual(mailboxOf('Halden Ltd <billing@halden.example>'), {
    name: 'Halden Ltd',
    address: 'billing@halden.example',
  })
  assert.deepEqual(mailboxOf('"Müller, Söhne" <a@b.example>'), { name: 'Müller, Söhne', address: 'a@b.example' })
  assert.deepEqual(mailboxOf('billing@halden.example'), { name: null, address: 'billing@halden.example' })
  assert.throws(() => mailboxOf('nobody'), /QUITTANCE_MAIL_FROM is written like/)
})

test('without a mail server there is no transport, and nothing fails', () => {
  assert.deepEqual(mailFrom(readSettings({})), { transport: null, sender: null })
  const { transport } = mailFrom(readSettings({ QUITTANCE_SMTP_URL: 'smtp://127.0.0.1:2525?tls=off' }))
  assert.ok(transport)
  transport.close()
})
