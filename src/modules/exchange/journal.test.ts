import assert from 'node:assert/strict'
import { test } from 'node:test'
import { day } from '#kernel/day'
import { currency } from '#kernel/money'
import { journalEntry } from './journal.ts'
import type { PostingRow } from './store-export.ts'

const posting = (over: Partial<PostingRow>): PostingRow => ({
  entryId: 7n,
  position: 1,
  entity: 'DE',
  kind: 'invoice_issued',
  postedOn: day('2025-03-31'),
  valueOn: day('2025-03-31'),
  recordedAt: new Date('2025-03-31T10:00:00Z'),
  document: 'RE-2025-00001',
  bankReference: null,
  account: 1100,
  accountName: 'Receivables',
  accountKind: 'asset',
  customerId: '1001',
  currency: currency('EUR'),
  amount: 11900n,
  entityCurrency: currency('EUR'),
  entityAmount: 11900n,
  ...over,
})

const revenue = { account: 4000, accountName: 'Revenue', accountKind: 'income', customerId: null } as const

test('an entry is written so that plain-text accounting balances it', () => {
  const entry = [posting({}), posting({ ...revenue, amount: -11900n, entityAmount: -11900n })] as const
  assert.equal(
    journalEntry([entry[0], entry[1]], 'hledger'),
    [
      '2025-03-31 * (7) RE-2025-00001 | invoice issued',
      '    ; entity: DE',
      '    assets:1100 Receivables  EUR 119.00  ; customer: 1001',
      '    revenues:4000 Revenue    EUR -119.00',
      '',
    ].join('\n'),
  )
  assert.match(journalEntry([entry[0], entry[1]], 'ledger'), /^2025\/03\/31 \* /)
})

test('another currency carries its cost in the books, an exchange difference stands in the books alone', () => {
  const text = journalEntry(
    [
      posting({ currency: currency('USD'), amount: 10000n, entityAmount: 9100n, valueOn: day('2025-03-02') }),
      posting({
        account: 6300,
        accountName: 'Exchange loss realised',
        accountKind: 'expense',
        customerId: null,
        currency: currency('USD'),
        amount: 0n,
        entityAmount: 25n,
      }),
      posting({ ...revenue, currency: currency('USD'), amount: -10000n, entityAmount: -9125n }),
    ],
    'hledger',
  )
  assert.match(text, /^2025-03-31=2025-03-02 /)
  assert.match(text, /Receivables +USD 100\.00 @@ EUR 91\.00/)
  assert.match(text, /realised +EUR 0\.25/)
  assert.match(text, /Revenue +USD -100\.00 @@ EUR 91\.25/)
})

test('a text that would end early is written plainly', () => {
  assert.match(journalEntry([posting({ document: 'A;B\nC' })], 'hledger'), /\* \(7\) A B C \| invoice issued\n/)
})
