import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatId, parseId } from '#kernel/id'
import * as contract from '#contracts/parties'
import { contactRulesOf } from '#modules/parties'
import { openWorld } from '../world/world.ts'

async function begin(t: { after: (end: () => Promise<void>) => void }) {
  const world = await openWorld({ today: '2025-03-03' })
  t.after(() => world.close())
  const anna = await world.staffId('sales_rep', 'Anna Reuter')
  const manager = world.as('sales_manager', 'Vera Manger')
  const customer = await manager.do(contract.createCustomer, {
    name: 'Keßler Pumpen GmbH',
    country: 'DE',
    currency: 'EUR',
    ownerId: formatId('stf', anna),
  })
  const customerId = customer.id
  const ruleOf = async () => {
    const own = parseId('cus', customerId)
    return (await world.work((work) => contactRulesOf(work, [own]))).get(own)
  }
  return {
    world,
    customerId,
    ruleOf,
    manager,
    rep: world.as('sales_rep', 'Anna Reuter'),
    other: world.as('sales_rep', 'Jonas Pfeil'),
    collector: world.as('collector', 'Lena Brandt'),
  }
}

test('sales names a VIP until a day, the collector may not undo it, and it ends by itself', async (t) => {
  const { world, customerId, ruleOf, rep, other, collector } = await begin(t)
  assert.equal(await ruleOf(), undefined)
  const asked = {
    customerId,
    talks: 'sales',
    vip: true,
    reason: 'A tender runs until June',
    until: '2025-06-30',
  } as const
  const rule = await rep.do(contract.nameContactRule, { ...asked, replaces: null })
  assert.deepEqual([rule.vip, rule.talks, rule.inForce, rule.namedBy?.name], [true, 'sales', true, 'Anna Reuter'])
  assert.deepEqual([(await ruleOf())?.talks, (await ruleOf())?.vip], ['sales', true])

  assert.equal((await rep.refused(contract.nameContactRule, { ...asked, replaces: null })).code, 'contact_rule_changed')
  const loosened = { ...asked, vip: false, replaces: rule.id }
  assert.equal((await collector.refused(contract.nameContactRule, loosened)).code, 'vip_is_named_by_sales')
  assert.equal((await collector.refused(contract.liftContactRule, { ruleId: rule.id })).code, 'sales_is_asked_first')
  assert.equal((await other.refused(contract.nameContactRule, { ...asked, replaces: rule.id })).status, 404)
  assert.equal((await world.as('billing_clerk').refused(contract.liftContactRule, { ruleId: rule.id })).status, 403)
  assert.equal((await other.ask(contract.listContactRules, {})).count, 0)

  const { rows } = await collector.ask(contract.listContactRules, { vip: true, untilBy: '2025-06-30' })
  assert.deepEqual([rows.length, rows[0]?.customer.name], [1, 'Keßler Pumpen GmbH'])
  const touches = await collector.ask(contract.listTouches, { customerId })
  assert.deepEqual([touches.rows[0]?.kind, touches.rows[0]?.note], ['contact-rule.vip', 'A tender runs until June'])

  await world.clock.set('2025-07-01T09:00')
  assert.equal(await ruleOf(), undefined)
  assert.equal((await rep.ask(contract.listContactRules, {})).count, 0)
  assert.equal((await rep.ask(contract.listContactRules, { past: true })).count, 1)
  const again = await collector.do(contract.nameContactRule, {
    customerId,
    talks: 'sales',
    vip: false,
    reason: 'The buyer asked to speak with Anna only',
    until: '2025-12-31',
    replaces: null,
  })
  const lifted = await rep.do(contract.liftContactRule, { ruleId: again.id })
  assert.equal(lifted.inForce, false)
  assert.equal((await rep.refused(contract.liftContactRule, { ruleId: again.id })).code, 'contact_rule_is_ended')
  assert.equal(await ruleOf(), undefined)
})

test('who knows whom comes from who spoke with whom, by department', async (t) => {
  const { world, customerId, rep, collector } = await begin(t)
  const kern = await rep.do(contract.addContact, { customerId, name: 'Eva Kern', function: 'purchasing' })
  const abel = await rep.do(contract.addContact, { customerId, name: 'Uwe Abel', function: 'accounts_payable' })
  await rep.do(contract.recordTouch, { customerId, kind: 'call', contactId: kern.id })
  await world.clock.set('2025-03-04T10:00')
  await rep.do(contract.recordTouch, { customerId, kind: 'meeting', contactId: kern.id })
  await collector.do(contract.recordTouch, { customerId, kind: 'call', contactId: abel.id })
  await world.clock.set('2025-03-05T10:00')
  await collector.do(contract.recordTouch, { customerId, kind: 'note', note: 'Nothing was said' })

  const relations = await collector.ask(contract.readRelations, { customerId })
  const of = (name: string) => relations.contacts.find((contact) => contact.name === name)
  assert.deepEqual(
    of('Eva Kern')?.knownBy.map(({ name, times }) => [name, times]),
    [['Anna Reuter', 2]],
  )
  assert.deepEqual(
    of('Uwe Abel')?.talks.map(({ department, staff }) => [department, staff?.name]),
    [['collections', 'Lena Brandt']],
  )
  assert.deepEqual(relations.talks.map(({ department }) => department).toSorted(), ['collections', 'sales'])
  assert.equal(relations.talks.find(({ department }) => department === 'sales')?.at.slice(0, 10), '2025-03-04')
  assert.equal(relations.rule, null)
})
