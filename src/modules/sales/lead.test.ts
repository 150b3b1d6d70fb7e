import assert from 'node:assert/strict'
import { test } from 'node:test'
import { mailDomain } from './lead.ts'

test('a company’s mail domain tells who works there; a mail provider’s tells nothing', () => {
  assert.equal(mailDomain('K.Ahlers@Lindauer.Example'), 'lindauer.example')
  assert.equal(mailDomain('lindauer@gmx.de'), null)
  assert.equal(mailDomain('lindauer@Gmail.com'), null)
  assert.equal(mailDomain(null), null)
})
