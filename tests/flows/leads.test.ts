import assert from 'node:assert/strict'
import { test } from 'node:test'
import { formatId } from '#kernel/id'
import * as parties from '#contracts/parties'
import * as contract from '#contracts/sales'
import { openWorld } from '../world/world.ts'

async function begin(t: { after: (end: () => Promise<void>) => void }) {
  const world = await openWorld({ today: '2025-03-07' })
  t.after(() => world.close())
  const jonas = await world.staffId('sales_rep', 'Jonas Pfeil')
  const mara = await world.staffId('sales_rep', 'Mara Quint')
  return {
    world,
    jonasId: formatId('stf', jonas),
    maraId: formatId('stf', mara),
    jonas: world.as('sales_rep', 'Jonas Pfeil'),
    mara: world.as('sales_rep', 'Mara Quint'),
    manager: world.as('sales_manager', 'Vera Manger'),
  }
}

const kessler = { companyName: 'Keßler Pumpen GmbH', source: 'fair', country: 'DE' } as const

test('a lead becomes an opportunity, which is lost, taken up again, and stands on the customer’s timeline', async (t) => {
  const { jonas, jonasId, manager } = await begin(t)
  const lead = await jonas.do(contract.enterLead, { ...kessler, email: 'ek@kessler.example', contactName: 'Eva Kern' })
  assert.deepEqual([lead.state, lead.owner?.name, lead.version], ['open', 'Jonas Pfeil', 1])

  const deal = await jonas.do(
    contract.qualifyLead,
    {
      leadId: lead.id,
      title: 'Pumps for hall 3',
      currency: 'EUR',
      value: { amount: '12500.00', currency: 'EUR' },
      expectedOn: '2025-04-30',
      nextStep: 'Measure on site',
      nextStepOn: '2025-03-12',
    },
    { version: lead.version },
  )
  assert.deepEqual(
    [deal.stage, deal.accountName, deal.customer, deal.openedOn, deal.value?.amount],
    ['qualified', 'Keßler Pumpen GmbH', null, '2025-03-07', '12500.00'],
  )
  const became = await jonas.ask(contract.readLead, { leadId: lead.id })
  assert.deepEqual([became.state, became.opportunityId, became.version], ['qualified', deal.id, 2])
  const again = { leadId: lead.id, title: 'Twice', currency: 'EUR' }
  assert.equal(
    (await jonas.refused(contract.qualifyLead, again, { version: became.version })).code,
    'lead_is_qualified',
  )

  const customer = await manager.do(parties.createCustomer, {
    name: kessler.companyName,
    country: 'DE',
    currency: 'EUR',
    ownerId: jonasId,
  })
  const about = { opportunityId: deal.id }
  const change = { ...about, customerId: customer.id, nextStep: 'Send a quote' }
  const changed = await jonas.do(contract.changeOpportunity, change, { version: deal.version })
  assert.deepEqual(
    [changed.customer?.name, changed.nextStep, changed.nextStepOn, changed.version],
    [kessler.companyName, 'Send a quote', '2025-03-12', 2],
  )
  assert.equal(
    (await jonas.refused(contract.changeOpportunity, change, { version: deal.version })).code,
    'version_is_stale',
  )
  const dollars = { ...about, value: { amount: '1.00', currency: 'USD' } }
  assert.equal(
    (await jonas.refused(contract.changeOpportunity, dollars, { version: 2 })).code,
    'value_currency_differs',
  )
  assert.equal((await jonas.refused(contract.reopenOpportunity, about, { version: 2 })).code, 'opportunity_is_not_lost')

  const lost = await jonas.do(
    contract.loseOpportunity,
    { ...about, because: 'price', note: '8 % above' },
    { version: 2 },
  )
  assert.deepEqual([lost.stage, lost.lostBecause, lost.closedOn], ['lost', 'price', '2025-03-07'])
  assert.equal((await jonas.refused(contract.changeOpportunity, change, { version: 3 })).code, 'opportunity_is_over')
  const back = await jonas.do(contract.reopenOpportunity, about, { version: 3 })
  assert.deepEqual([back.stage, back.lostBecause, back.closedOn], ['qualified', null, null])

  const timeline = await manager.ask(parties.listTouches, { customerId: customer.id })
  assert.deepEqual(timeline.rows.map(({ kind }) => kind).toSorted(), ['opportunity.lost', 'opportunity.reopened'])
})

test('who looks known is asked about by name, by tax number and by mail domain', async (t) => {
  const { jonas, manager, jonasId } = await begin(t)
  await jonas.do(contract.enterLead, { ...kessler, vatNumber: 'DE 811 128 135', email: 'ek@kessler.example' })
  const others = [
    [{ ...kessler, companyName: 'KESSLER PUMPEN GMBH' }, 'name'],
    [{ ...kessler, companyName: 'Other', vatNumber: 'de811128135' }, 'vat'],
    [{ ...kessler, companyName: 'Another', email: 'buyer@Kessler.example' }, 'domain'],
  ] as const
  for (const [request, because] of others) {
    const problem = await jonas.refused(contract.enterLead, request)
    assert.equal(problem.code, 'lead_looks_known')
    assert.match(JSON.stringify(problem), new RegExp(`"because":"${because}"`))
  }
  await jonas.do(contract.enterLead, { ...kessler, despiteAlike: true })
  await jonas.do(contract.enterLead, { ...kessler, companyName: 'At a provider', email: 'a@gmx.de' })
  await jonas.do(contract.enterLead, { ...kessler, companyName: 'There too', email: 'b@gmx.de' })

  const known = await manager.do(parties.createCustomer, {
    name: 'Lindauer AG',
    country: 'DE',
    currency: 'EUR',
    ownerId: jonasId,
  })
  assert.equal(
    (await jonas.refused(contract.enterLead, { ...kessler, companyName: 'Lindauer' })).code,
    'lead_looks_known',
  )
  const named = { ...kessler, companyName: 'Lindauer', customerId: known.id }
  assert.equal((await jonas.do(contract.enterLead, named)).customerId, known.id)
})

test('leads are closed with a reason, and each sales rep sees his own and those of nobody', async (t) => {
  const { jonas, mara, manager, maraId } = await begin(t)
  const lead = await jonas.do(contract.enterLead, kessler)
  await jonas.do(contract.enterLead, { ...kessler, companyName: 'Free for all', ownerId: null })
  await manager.do(contract.enterLead, { ...kessler, companyName: 'Of Mara', ownerId: maraId })
  const names = async (who: typeof mara) =>
    (await who.ask(contract.listLeads, { sort: 'companyName' })).rows.map(({ companyName }) => companyName)
  assert.deepEqual(await names(jonas), ['Free for all', 'Keßler Pumpen GmbH'])
  assert.deepEqual(await names(mara), ['Free for all', 'Of Mara'])
  assert.equal((await names(manager)).length, 3)
  const hidden = await mara.refused(contract.closeLead, { leadId: lead.id, because: 'no_need' }, { version: 1 })
  assert.equal(hidden.code, 'not_found')

  const closed = await jonas.do(contract.closeLead, { leadId: lead.id, because: 'no_budget' }, { version: 1 })
  assert.deepEqual([closed.state, closed.closedBecause], ['closed', 'no_budget'])
  const late = await jonas.refused(contract.closeLead, { leadId: lead.id, because: 'no_need' }, { version: 2 })
  assert.equal(late.code, 'lead_is_closed')
  assert.equal((await manager.ask(contract.listLeads, { state: 'closed' })).count, 1)
})

test('opportunities are listed with their sums', async (t) => {
  const { world, jonas, mara, manager } = await begin(t)
  for (const [who, name, amount] of [
    [jonas, 'One', '100.10'],
    [jonas, 'Two', '200.20'],
    [mara, 'Three', '400.40'],
  ] as const) {
    const lead = await who.do(contract.enterLead, { ...kessler, companyName: name })
    const value = { amount, currency: 'EUR' }
    await who.do(contract.qualifyLead, { leadId: lead.id, title: name, currency: 'EUR', value }, { version: 1 })
  }
  const own = await jonas.ask(contract.listOpportunities, { sort: '-value' })
  assert.deepEqual(
    own.rows.map(({ title }) => title),
    ['Two', 'One'],
  )
  assert.deepEqual(
    own.sums.map(({ value }) => value.amount),
    ['300.30'],
  )
  const all = await manager.ask(contract.listOpportunities, {})
  assert.deepEqual([all.count, all.sums[0]?.value.amount], [3, '700.70'])
  assert.equal((await manager.ask(contract.listOpportunities, { search: 'thr' })).count, 1)
  const clerk = world.as('cash_clerk', 'Ida Kolbe')
  assert.equal((await clerk.refused(contract.listOpportunities, {})).status, 403)
})

test('an opportunity is entered without a lead, its prospect is put on file, and a lead changes hands', async (t) => {
  const { jonas, mara, manager, maraId } = await begin(t)
  const nobody = await jonas.refused(contract.enterOpportunity, { title: 'Pumps', currency: 'EUR' })
  assert.equal(nobody.code, 'opportunity_is_of_nobody')
  const deal = await jonas.do(contract.enterOpportunity, {
    title: 'Pumps',
    accountName: kessler.companyName,
    currency: 'EUR',
    value: { amount: '900.00', currency: 'EUR' },
  })
  assert.deepEqual([deal.customer, deal.accountName, deal.owner?.name], [null, kessler.companyName, 'Jonas Pfeil'])
  const file = { opportunityId: deal.id, name: kessler.companyName, country: 'DE' }
  const person = { contactName: 'Eva Kern', email: 'ek@kessler.example' }
  const filed = await jonas.do(contract.putOnFile, { ...file, ...person }, { version: deal.version })
  assert.equal(filed.customer?.name, kessler.companyName)
  const customer = await jonas.ask(parties.readCustomer, { customerId: filed.customer.id })
  assert.deepEqual([customer.language, customer.currency], ['de', 'EUR'])
  const twice = await jonas.refused(contract.putOnFile, file, { version: filed.version })
  assert.equal(twice.code, 'opportunity_has_a_customer')
  const other = await jonas.do(contract.enterOpportunity, {
    title: 'More',
    accountName: 'Kessler Pumpen',
    currency: 'EUR',
  })
  const known = await jonas.refused(
    contract.putOnFile,
    { ...file, opportunityId: other.id },
    { version: other.version },
  )
  assert.equal(known.code, 'customer_looks_known')

  const lead = await jonas.do(contract.enterLead, { ...kessler, companyName: 'Handed over' })
  const about = { leadId: lead.id }
  const handed = await jonas.do(
    contract.changeLead,
    { ...about, ownerId: maraId, note: 'Speaks French' },
    { version: 1 },
  )
  assert.deepEqual([handed.owner?.name, handed.note, handed.version], ['Mara Quint', 'Speaks French', 2])
  assert.equal((await jonas.refused(contract.readLead, about)).code, 'not_found')
  const closed = await mara.do(contract.closeLead, { ...about, because: 'no_need' }, { version: 2 })
  const back = await mara.do(contract.reopenLead, about, { version: closed.version })
  assert.deepEqual([back.state, back.closedBecause], ['open', null])
  const open = await manager.refused(contract.reopenLead, about, { version: back.version })
  assert.equal(open.code, 'lead_is_not_closed')
})
