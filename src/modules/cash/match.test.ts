import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { day } from '#kernel/day'
import { id, type Id } from '#kernel/id'
import { exactSets } from './exact-sets.ts'
import { match, type Candidate, type LineFacts, type Payer } from './match.ts'
import { bareNumber, mentions } from './references.ts'

const cus = (value: bigint): Id<'cus'> => id(value)
const item = (key: number, open: bigint, over: Partial<Candidate> = {}): Candidate => {
  const number = over.number ?? `RE-2025-${String(key).padStart(5, '0')}`
  return {
    itemId: id(BigInt(key)),
    customerId: cus(1n),
    number,
    bare: bareNumber(number),
    open,
    dueOn: day('2025-04-06'),
    discount: 0n,
    missed: 0n,
    ...over,
  }
}
const account: Payer = { customerId: cus(1n), by: 'account', confirmed: 2 }

/** A line that pays `amount` with a text, in a world of these items: what the store would have gathered. */
function line(
  amount: bigint,
  text: string,
  items: readonly Candidate[],
  payers: readonly Payer[] = [],
  reference: string | null = null,
): LineFacts {
  const found = mentions(text).map((mention) => mention.bare)
  return {
    amount,
    reference,
    mentions: found,
    ending: mentions(text).flatMap((mention) => (mention.to === text.length ? [mention.bare] : [])),
    named: items.filter((each) => found.includes(each.bare) || each.bare === reference),
    payers,
    ofPayers: items.filter((each) => each.open > 0n && payers.some((payer) => payer.customerId === each.customerId)),
    credits: [],
    sameAmount: items.filter((each) => each.open === amount),
  }
}
const posted = (facts: LineFacts) => {
  const answer = match(facts)
  return answer.verdict === 'post'
    ? answer.proposal.shares.map((share) => [Number(share.itemId), share.amount])
    : answer.verdict
}

test('a number in the text and the exact amount post by themselves', () => {
  assert.deepEqual(posted(line(3772_30n, 'Rechnung RE 2025 00188', [item(188, 3772_30n), item(189, 3772_30n)])), [
    [188, 3772_30n],
  ])
})

test('paying short with the number in full posts what came, and the rest stays open', () => {
  assert.deepEqual(posted(line(3486_70n, 'RE-2025-00188, strittig einbehalten', [item(188, 3772_30n)])), [
    [188, 3486_70n],
  ])
})

test('several numbers that add up post together; short of several waits', () => {
  const items = [item(1, 100_00n), item(2, 50_00n)]
  assert.deepEqual(posted(line(150_00n, 'RE-2025-00001 RE-2025-00002', items)), [
    [1, 100_00n],
    [2, 50_00n],
  ])
  assert.equal(posted(line(120_00n, 'RE-2025-00001 RE-2025-00002', items)), 'unidentified')
})

test('a creditor reference decides whatever the text says', () => {
  const items = [item(1, 100_00n), item(2, 100_00n)]
  assert.deepEqual(posted(line(100_00n, 'RE-2025-00002', items, [], 'RE202500001')), [[1, 100_00n]])
})

test('more than was named pays it and leaves the rest with the customer', () => {
  const answer = match(line(120_00n, 'RE-2025-00001', [item(1, 100_00n)]))
  assert.ok(answer.verdict === 'post')
  assert.deepEqual([answer.proposal.shares.length, answer.proposal.rest], [1, 20_00n])
})

test('what was paid already becomes a credit of the customer, applied to nothing', () => {
  const answer = match(line(100_00n, 'RE-2025-00001', [item(1, 0n), item(2, 100_00n)]))
  assert.ok(answer.verdict === 'post')
  assert.deepEqual([answer.proposal.customerId, answer.proposal.shares, answer.proposal.rest], [cus(1n), [], 100_00n])
})

test('a known account and the one exact item post; two equal items wait', () => {
  assert.deepEqual(posted(line(100_00n, 'danke', [item(1, 100_00n), item(2, 70_00n)], [account])), [[1, 100_00n]])
  assert.equal(posted(line(100_00n, 'danke', [item(1, 100_00n), item(2, 100_00n)], [account])), 'payer_known')
  assert.equal(
    posted(line(100_00n, 'danke', [item(1, 100_00n), item(2, 70_00n), item(3, 30_00n)], [account])),
    'payer_known',
  )
})

test('an account that was confirmed once, a name, or the amount alone only propose', () => {
  const items = [item(1, 100_00n)]
  for (const payers of [[{ ...account, confirmed: 1 }], [{ ...account, by: 'name' as const, confirmed: 50 }], []]) {
    const answer = match(line(100_00n, 'danke', items, payers))
    assert.equal(answer.verdict, 'unidentified')
    assert.ok(answer.verdict === 'unidentified' && answer.proposals.length > 0)
  }
})

test('the whole balance of a known payer posts, some set of it waits', () => {
  const items = [item(1, 100_11n), item(2, 50_22n), item(3, 25_44n)]
  assert.equal((posted(line(175_77n, '', items, [account])) as unknown[]).length, 3)
  assert.equal(posted(line(125_55n, '', items, [account])), 'payer_known')
})

test('a typing slip proposes the right invoice first and does not post', () => {
  const answer = match(line(100_00n, 'RE-2025-00012', [item(21, 100_00n), item(22, 70_00n)], [account]))
  assert.ok(answer.verdict === 'post' || answer.verdict === 'payer_known')
  const near = match(line(99_00n, 'RE-2025-00012', [item(21, 100_00n)], [account]))
  assert.equal(near.verdict, 'payer_known')
})

test('one number that two documents bear waits', () => {
  const items = [item(1, 100_00n, { number: 'C-100200' }), item(2, 100_00n, { number: 'C100200' })]
  assert.equal(posted(line(100_00n, 'C100200', items)), 'unidentified')
})

test('numbers of two customers wait', () => {
  const items = [item(1, 100_00n), item(2, 50_00n, { customerId: cus(2n) })]
  assert.equal(posted(line(150_00n, 'RE-2025-00001 RE-2025-00002', items)), 'unidentified')
})

test('a short number alone proves nothing', () => {
  assert.equal(posted(line(90_00n, 'Order 1187', [item(1, 100_00n, { number: '1187' })])), 'unidentified')
})

test('nothing known is unidentified and says so', () => {
  assert.deepEqual(match(line(100_00n, 'Spende', [])), {
    verdict: 'unidentified',
    proposals: [],
    waits: { key: 'cash.nothing_fits', values: {} },
  })
})

test('a number cut off by the bank posts when the payer is known and only one completion meets', () => {
  const world = [item(1, 100_11n), item(23, 50_22n), item(24, 70_00n)]
  const text = 'RE-2025-00001 RE-2025-000'
  assert.deepEqual(posted(line(150_33n, text, world, [account])), [
    [1, 100_11n],
    [23, 50_22n],
  ])
  const stranger = match(
    line(
      150_33n,
      text,
      world.map((each) => ({ ...each })),
    ),
  )
  assert.equal(stranger.verdict, 'post', 'nothing shows what was cut off, so the rest is more than named')
  const seen = { ...line(150_33n, text, world), ofPayers: world }
  assert.equal(match(seen).verdict, 'unidentified')
})

test('a credit note that was taken off is offered and never netted by itself', () => {
  const facts = {
    ...line(
      8118_18n,
      'Rechnungen Juni',
      [item(8, 4867_10n), item(14, 2213_40n), item(23, 1356_60n), item(51, 3094_00n)],
      [account],
    ),
    credits: [item(112, 318_92n, { number: 'GS-2025-00112' })],
  }
  const answer = match(facts)
  assert.ok(answer.verdict === 'payer_known')
  const [best] = answer.proposals
  assert.deepEqual([best?.method, best?.shares.length, best?.credits.length, best?.rest], ['with_credit', 3, 1, 0n])
  assert.equal(answer.waits.key, 'cash.credit_not_named')
})

test('the customer number and the one exact item propose, and do not post', () => {
  const payer: Payer = { customerId: cus(1n), by: 'number', confirmed: 0 }
  const answer = match(line(100_00n, 'KD 10418', [item(1, 100_00n), item(2, 70_00n)], [payer]))
  assert.ok(answer.verdict === 'unidentified')
  assert.equal(answer.proposals[0]?.method, 'exact_item')
  assert.ok((answer.proposals[0]?.probability ?? 0) > 0.9)
})

test('all weak signs together stay below what posts by itself', () => {
  const signs: Payer[] = (['number', 'name', 'kin', 'family'] as const).map((by) => ({
    customerId: cus(1n),
    by,
    confirmed: 0,
  }))
  const answer = match(line(100_00n, 'danke', [item(1, 100_00n)], [...signs, { ...account, confirmed: 1 }]))
  assert.notEqual(answer.verdict, 'post')
})

test('a number named in full from the account of somebody else waits', () => {
  const other: Payer = { customerId: cus(2n), by: 'account', confirmed: 3 }
  assert.equal(posted(line(100_00n, 'RE-2025-00001', [item(1, 100_00n)], [other])), 'payer_known')
})

const items = fc
  .array(fc.tuple(fc.bigInt(0n, 500n), fc.bigInt(1n, 3n)), { maxLength: 12 })
  .map((shapes) => shapes.map(([open, customer], index) => item(index + 1, open, { customerId: cus(customer) })))

test('no proposal ever takes more than the line has, or more than an item has open', () => {
  fc.assert(
    fc.property(items, fc.bigInt(1n, 2000n), fc.array(fc.nat(11)), fc.boolean(), (world, amount, picks, known) => {
      const text = picks.map((pick) => world[pick]?.number ?? '').join(' ')
      const answer = match(line(amount, text, world, known ? [account] : []))
      for (const proposal of answer.verdict === 'post' ? [answer.proposal] : answer.proposals) {
        const taken = proposal.shares.reduce((total, share) => total + share.amount, 0n)
        assert.equal(taken + proposal.rest, amount)
        assert.ok(proposal.rest >= 0n)
        for (const share of proposal.shares) {
          const own = world.find((each) => each.itemId === share.itemId)
          assert.ok(own && share.amount > 0n && share.amount <= own.open)
        }
      }
    }),
  )
})

test('exact sets: none, the only one, or several, as counted by trying all', () => {
  fc.assert(
    fc.property(fc.array(fc.bigInt(1n, 60n), { maxLength: 8 }), fc.bigInt(1n, 200n), (amounts, target) => {
      let sets = 0
      for (let mask = 1; mask < 2 ** amounts.length; mask += 1) {
        const total = amounts.reduce((sum, amount, index) => ((mask >> index) & 1 ? sum + amount : sum), 0n)
        if (total === target) sets += 1
      }
      assert.equal(exactSets(amounts, target).found, sets === 0 ? 'none' : sets === 1 ? 'one' : 'several')
    }),
  )
})

test('what is named to the cent is paid, whatever else is open and however it would meet', () => {
  fc.assert(
    fc.property(
      fc.array(fc.record({ open: fc.bigInt(1n, 200_00n), discount: fc.bigInt(0n, 5_00n) }), { maxLength: 8 }),
      fc.boolean(),
      (others, known) => {
        const named = item(188, 100_00n)
        const rest = others.map(({ open, discount }, index) => item(300 + index, open, { discount }))
        const facts = line(100_00n, 'RE-2025-00188', [named, ...rest], known ? [account] : [])
        assert.deepEqual(posted(facts), [[188, 100_00n]])
      },
    ),
  )
})

test('a number of one customer on the known account of another waits, though it meets', () => {
  const stranger: Payer = { customerId: cus(2n), by: 'account', confirmed: 2 }
  assert.equal(posted(line(100_00n, 'RE-2025-00188', [item(188, 100_00n)], [stranger])), 'payer_known')
})
