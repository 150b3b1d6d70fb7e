import assert from 'node:assert/strict'
import { test } from 'node:test'
import * as fc from 'fast-check'
import { currency } from '#kernel/money'
import { createBankAccounts } from '#modules/company'
import { addRates } from '../world/rates.ts'
import * as contract from '../../src/modules/cash/contract.ts'
import { bankPaper, type PaperLine } from '../world/bank-paper.ts'
import { openCashDesk } from '../world/cash-desk.ts'

test('the same file twice gives nothing new, and two true twins in one file both stay', async (t) => {
  const desk = await openCashDesk({ today: '2025-04-07' })
  t.after(() => desk.close())
  const twin = { amount: '25.00', payer: 'Delme', text: 'Rate', reference: 'R-1' }
  const file = bankPaper({ day: '2025-04-04', lines: [twin, twin, { amount: '-3.00', reference: 'R-2' }] })
  assert.equal((await desk.load(file)).lines, 3)
  const again = await desk.load(file, 'the same again.xml')
  assert.deepEqual([again.lines, again.known], [0, 3])
  assert.equal((await desk.lines()).length, 3)
  assert.equal((await desk.clerk.ask(contract.listStatements, {})).count, 1)
  await desk.proven()
})

test('a statement that is missing shows as a gap, and goes when it is loaded', async (t) => {
  const desk = await openCashDesk({ today: '2025-04-07' })
  t.after(() => desk.close())
  const day = (on: string, opening: string, amount: string) =>
    bankPaper({ day: on, opening, lines: [{ amount, reference: on }] })
  await desk.load(day('2025-04-01', '1000.00', '10.00'))
  await desk.load(day('2025-04-03', '1030.00', '5.00'))
  const gaps = async () =>
    (await desk.clerk.ask(contract.listStatements, { withGap: true })).rows.map((row) => [row.fromOn, row.gap?.amount])
  const head = async () => {
    const [account] = (await desk.clerk.ask(contract.readWorkbench, {})).accounts
    return [account?.bank?.amount, account?.books.amount, account?.difference?.amount, account?.gaps.length]
  }
  assert.deepEqual(await gaps(), [['2025-04-03', '20.00']])
  assert.deepEqual(await head(), ['1035.00', '1015.00', '20.00', 1])
  await desk.load(day('2025-04-02', '1010.00', '20.00'))
  assert.deepEqual(await gaps(), [])
  assert.deepEqual(await head(), ['1035.00', '1035.00', '0.00', 0])
  await desk.proven()
})

test('an account in another currency is booked at the rate of the day', async (t) => {
  const desk = await openCashDesk({ today: '2025-10-14' })
  t.after(() => desk.close())
  const iban = 'GB33BUKB20201555555555'
  await desk.work(async (work) => {
    await createBankAccounts(work, [{ entityId: desk.entityId, currency: currency('GBP'), iban }])
    await addRates(work, [{ currency: 'GBP', base: 'EUR', day: '2025-10-14', rate: '1.1500' }])
  })
  const marine = await desk.customer('Corrib Marine')
  await desk.load(bankPaper({ day: '2025-10-14', iban, currency: 'GBP', lines: [{ amount: '100.00', text: 'hello' }] }))
  assert.deepEqual(await desk.balances(), { 1000: 115_00n, 2100: -115_00n })
  assert.ok(marine)
  await desk.proven()
})

const days = ['2025-04-01', '2025-04-02', '2025-04-03', '2025-04-04', '2025-04-05'] as const

/** Five days of an account, and any files that a bank may make of them. */
const account = fc
  .array(fc.record({ day: fc.constantFrom(...days), cents: fc.integer({ min: 1, max: 4 }), twin: fc.boolean() }), {
    minLength: 1,
    maxLength: 9,
  })
  .map((drafts) =>
    drafts
      .flatMap(({ day, cents, twin }, index) => {
        const line: PaperLine & { bookedOn: string } = {
          amount: `${cents}.00`,
          bookedOn: day,
          reference: `R${index % 3}`,
          payer: 'P',
        }
        return twin ? [line, line] : [line]
      })
      .toSorted((a, b) => (a.bookedOn < b.bookedOn ? -1 : a.bookedOn > b.bookedOn ? 1 : 0)),
  )
const ranges = fc.array(fc.tuple(fc.nat(4), fc.nat(4)), { minLength: 1, maxLength: 4 })

// The figure of the design is 10,000 permutations; every run of the tests does a part of it, other ones each time.
const runs = Number(process.env['QUITTANCE_PERMUTATIONS'] ?? 25)

test(
  'files in any order, overlapping and split, bring each line once and prove the balance',
  { timeout: 600_000 },
  async (t) => {
    const desk = await openCashDesk({ today: '2025-04-07' })
    t.after(() => desk.close())
    let made = 0
    await fc.assert(
      fc.asyncProperty(account, ranges, async (lines, cuts) => {
        made += 1
        const number = `4${String(made).padStart(9, '0')}`
        await desk.work((work) =>
          createBankAccounts(work, [{ entityId: desk.entityId, currency: currency('EUR'), accountNumber: number }]),
        )
        const before = (day: string) =>
          lines.filter((line) => line.bookedOn < day).reduce((sum, line) => sum + Number(line.amount), 100)
        const paperOf = (from: string, to: string) =>
          bankPaper({
            day: to,
            number: `${from}/${to}`,
            opening: before(from).toFixed(2),
            lines: lines.filter((line) => line.bookedOn >= from && line.bookedOn <= to),
          }).replace('<IBAN>DE89370400440532013000</IBAN>', `<Othr><Id>${number}</Id></Othr>`)
        const whole = [0, 4] as const
        for (const [a, b] of [...cuts, whole])
          await desk.load(paperOf(days[Math.min(a, b)] ?? days[0], days[Math.max(a, b)] ?? days[4]))
        const bench = await desk.clerk.ask(contract.readWorkbench, {})
        const head = bench.accounts.find((each) => each.number === number)
        const booked = await desk.clerk.ask(contract.listBankLines, { bankAccountId: head?.bankAccountId, limit: 200 })
        const keyOf = (day: string, amount: string, reference: string | null | undefined) =>
          `${day} ${amount} ${reference}`
        assert.deepEqual(
          booked.rows.map((row) => keyOf(row.bookedOn, row.amount.amount, row.bankReference)).toSorted(),
          lines.map((line) => keyOf(line.bookedOn, line.amount, line.reference)).toSorted(),
        )
        assert.deepEqual([head?.difference?.amount, head?.gaps], ['0.00', []])
      }),
      { numRuns: runs },
    )
    await desk.proven()
  },
)
