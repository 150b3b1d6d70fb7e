import assert from 'node:assert/strict'
import { test, type TestContext } from 'node:test'
import { currency } from '#kernel/money'
import { createBankAccounts, createEntities } from '#modules/company'
import * as contract from '../../src/modules/cash/contract.ts'
import { bankPaper, type PaperLine } from '../world/bank-paper.ts'
import { cus, eur, itm, openCashDesk, type CashDesk } from '../world/cash-desk.ts'

async function deskOf(t: TestContext): Promise<CashDesk> {
  const desk = await openCashDesk({ today: '2025-04-07' })
  t.after(() => desk.close())
  return desk
}

const paper = (...lines: PaperLine[]) => bankPaper({ day: '2025-04-04', lines })
const refusedFile = async (desk: CashDesk, bytes: string, name = 'statement.xml') =>
  desk.clerk.refused(contract.importBankFile, {}, { file: { name, bytes } })
const nothingBooked = async (desk: CashDesk) => {
  assert.deepEqual(await desk.balances(), {})
  assert.equal((await desk.clerk.ask(contract.listStatements, {})).count, 0)
}

test('a file is refused whole, with its figures, when one of its statements does not add up', async (t) => {
  const desk = await deskOf(t)
  const good = paper({ amount: '10.00' })
  const bad = bankPaper({
    day: '2025-04-05',
    number: '2025-049',
    opening: '10.00',
    closing: '31.00',
    lines: [{ amount: '20.00' }],
  })
  const both = good.replace('</Stmt>', `</Stmt>${/<Stmt>[^]*<\/Stmt>/.exec(bad)?.[0]}`)
  const refused = await refusedFile(desk, both)
  assert.equal(refused.code, 'statement_does_not_add_up')
  assert.equal(
    refused.title,
    'Statement 2025-049 does not add up: opening 10.00 and lines 20.00 make 30.00, but it closes with 31.00, off by 1.00.',
  )
  assert.match(refused.remedy ?? '', /^Nothing of the file was taken/)
  await nothingBooked(desk)
})

test('a file about somebody else’s account, in another currency, of no account or no format is refused and named', async (t) => {
  const desk = await deskOf(t)
  const stranger = await refusedFile(
    desk,
    bankPaper({ day: '2025-04-04', iban: 'DE02120300000000202051', lines: [{ amount: '1.00' }] }),
  )
  assert.equal(stranger.code, 'account_is_not_ours')
  assert.match(stranger.title, /DE02120300000000202051/)
  const dollars = await refusedFile(
    desk,
    bankPaper({ day: '2025-04-04', currency: 'USD', lines: [{ amount: '1.00' }] }),
  )
  assert.equal(dollars.code, 'statement_currency_differs')
  assert.match(dollars.title, /USD, the account in EUR/)
  assert.equal((await refusedFile(desk, ':20:STARTUMS\n:25:12345/678\n')).code, 'file_format_not_read')
  assert.equal((await refusedFile(desk, '')).code, 'file_is_empty')
  await desk.work((work) =>
    createBankAccounts(work, [{ entityId: desk.entityId, currency: currency('EUR'), iban: 'DE75512108001245126199' }]),
  )
  const nameless = await refusedFile(desk, 'Date;Text;Amount\n2025-04-21;a;1.00\n2025-04-22;b;-1.00\n', 'a.csv')
  assert.equal(nameless.code, 'file_names_no_account')
  await nothingBooked(desk)
})

test('a report about days that a statement told already is refused, not booked twice', async (t) => {
  const desk = await deskOf(t)
  await desk.load(paper({ amount: '10.00' }))
  const report = paper({ amount: '10.00', reference: 'other' })
    .replaceAll('camt.053', 'camt.052')
    .replaceAll('BkToCstmrStmt', 'BkToCstmrAcctRpt')
    .replaceAll('Stmt>', 'Rpt>')
  const refused = await refusedFile(desk, report)
  assert.equal(refused.code, 'days_are_told_already')
  assert.match(refused.title, /2025-04-04 .* from a statement of the bank/)
})

test('without a rate of the day a foreign account is not booked', async (t) => {
  const desk = await deskOf(t)
  const iban = 'GB33BUKB20201555555555'
  await desk.work((work) => createBankAccounts(work, [{ entityId: desk.entityId, currency: currency('GBP'), iban }]))
  const refused = await refusedFile(
    desk,
    bankPaper({ day: '2025-04-04', iban, currency: 'GBP', lines: [{ amount: '1.00' }] }),
  )
  assert.equal(refused.code, 'rate_is_missing')
  assert.match(refused.title, /from GBP to EUR for 2025-04-04/)
  await nothingBooked(desk)
})

test('who may look may not load or apply, and who sells sees nothing of it', async (t) => {
  const desk = await deskOf(t)
  await desk.load(paper({ amount: '10.00' }))
  const collector = desk.as('collector')
  assert.equal((await collector.ask(contract.listBankLines, {})).count, 1)
  const file = { name: 'a.xml', bytes: paper({ amount: '1.00' }) }
  assert.equal((await collector.refused(contract.importBankFile, {}, { file })).status, 403)
  const [line] = await desk.lines()
  assert.ok(line)
  const leave = { receiptId: line.id, reason: 'because' }
  assert.equal((await collector.refused(contract.leaveLine, leave, { version: line.version })).status, 403)
  assert.equal((await desk.as('sales_rep').refused(contract.listBankLines, {})).status, 403)
})

test('each no of applying: too much, nothing, twice, strangers, entities, currencies, versions', async (t) => {
  const desk = await deskOf(t)
  const aumann = await desk.customer('Aumann')
  const item = await desk.bill(aumann, 'RE-2025-00001', '80.00')
  const note = await desk.bill(aumann, 'GS-2025-00001', '30.00', { kind: 'credit_note' })
  const other = await desk.work(async (work) => {
    const [entityId] = await createEntities(work, [
      { code: 'GB', name: 'Quellwerk Ltd', country: 'GB', currency: currency('EUR') },
    ])
    assert.ok(entityId)
    return entityId
  })
  const foreign = await desk.bill(aumann, 'INV-2025-00001', '50.00', { entityId: other })
  await desk.load(paper({ amount: '100.00', text: 'danke' }, { amount: '-5.00', text: 'fee' }))
  const [line, fee] = await desk.lines()
  assert.ok(line && fee)
  const no = async (
    items: readonly (readonly [Parameters<typeof itm>[0], string, string?])[],
    version = line.version,
  ) =>
    (
      await desk.clerk.refused(
        contract.applyLine,
        {
          receiptId: line.id,
          items: items.map(([id, amount, unit = 'EUR']) => ({ itemId: itm(id), amount: { amount, currency: unit } })),
        },
        { version },
      )
    ).code
  assert.equal(await no([[item, '80.01']]), 'item_not_open_enough')
  assert.equal(
    await no([
      [item, '80.00'],
      [item, '1.00'],
    ]),
    'item_is_named_twice',
  )
  assert.equal(await no([[note, '30.00']]), 'nothing_is_chosen')
  assert.equal(
    await no([
      [item, '20.00'],
      [note, '30.00'],
    ]),
    'credit_is_more_than_items',
  )
  assert.equal(await no([[foreign, '50.00']]), 'entities_differ')
  assert.equal(await no([[item, '80.00', 'GBP']]), 'currencies_differ')
  assert.equal(await no([[item, '-1.00']]), 'amount_is_not_positive')
  assert.equal(await no([[item, '80.00']], 99), 'version_is_stale')
  const large = await desk.bill(aumann, 'RE-2025-00002', '500.00')
  assert.equal(await no([[large, '100.01']]), 'more_than_the_line_has')
  const out = await desk.clerk.refused(
    contract.applyLine,
    { receiptId: fee.id, items: [{ itemId: itm(item), amount: eur('1.00') }] },
    { version: fee.version },
  )
  assert.equal(out.code, 'line_went_out')
  assert.deepEqual([await desk.open(item), await desk.open(note), await desk.open(large)], ['80.00', '30.00', '500.00'])
  await desk.proven()
})

test('each no of splitting, naming, undoing and accepting', async (t) => {
  const desk = await deskOf(t)
  const [aumann, brinkmann] = [await desk.customer('Aumann Technik'), await desk.customer('Brinkmann')]
  const item = await desk.bill(aumann, 'RE-2025-00001', '80.00')
  await desk.load(paper({ amount: '80.00', payer: 'Aumann Technik' }, { amount: '80.00', payer: 'Aumann Technik' }))
  const [line, twin] = await desk.lines()
  assert.ok(line?.best && twin?.best)
  const split = async (...parts: string[]) =>
    (
      await desk.clerk.refused(
        contract.splitLine,
        { receiptId: line.id, parts: parts.map(eur) },
        { version: line.version },
      )
    ).code
  assert.equal(await split('50.00', '40.00'), 'parts_are_not_the_whole')
  assert.equal(await split('90.00', '-10.00'), 'parts_are_not_the_whole')
  const undo = (receiptId: string, version: number) => desk.clerk.refused(contract.undoDeed, { receiptId }, { version })
  assert.equal((await undo(line.id, line.version)).code, 'nothing_to_undo')
  const swapped = await desk.clerk.refused(contract.acceptProposals, {
    lines: [{ receiptId: line.id, proposalId: twin.best.id }],
  })
  assert.match(swapped.code, /not_found|proposal_is_of_another_line/)

  await desk.clerk.do(contract.acceptProposals, {
    lines: [{ receiptId: line.id, proposalId: line.best.id, version: line.version }],
  })
  assert.equal(await desk.open(item), '0.00')
  const late = await desk.clerk.refused(contract.acceptProposals, {
    lines: [{ receiptId: twin.id, proposalId: twin.best.id }],
  })
  assert.equal(late.code, 'proposal_is_past')
  await desk.settle()
  const renewed = await desk.clerk.ask(contract.readBankLine, { receiptId: twin.id })
  assert.deepEqual(
    renewed.proposals.flatMap((proposal) => proposal.items),
    [],
  )

  const done = await desk.clerk.ask(contract.readBankLine, { receiptId: line.id })
  const payer = await desk.clerk.refused(
    contract.assignPayer,
    { receiptId: line.id, customerId: cus(brinkmann) },
    { version: done.version },
  )
  assert.equal(payer.code, 'line_is_applied')
  const same = await desk.clerk.refused(
    contract.assignPayer,
    { receiptId: line.id, customerId: cus(aumann) },
    { version: done.version },
  )
  assert.equal(same.code, 'payer_is_known')
  const leave = await desk.clerk.refused(
    contract.leaveLine,
    { receiptId: line.id, reason: 'x' },
    { version: done.version },
  )
  assert.equal(leave.code, 'line_is_applied')
  await desk.proven()
})
