import { isDay } from '#kernel/day'
import { formatAmount } from '#kernel/money'
import { previewReminders, runReminders } from '#modules/collections'
import { entities, today, type LegalEntity } from '#modules/company'
import { begin, theSystem } from '#platform/work'
import { json, WrongUsage, type Command, type Given } from '#app/command'
import { inCompany, type Company } from '#app/company'

export const command: Command = {
  name: 'remind',
  summary: 'Writes to those who may be reminded today; whoever has a letter of today gets no second one.',
  usage: '[--entity CODE] [--day DAY] [--dry-run] [--json] [--data DIR]',
  options: {
    entity: { type: 'string', value: 'CODE', about: 'one legal entity alone' },
    day: { type: 'string', value: 'DAY', about: 'only if today is this day: a late start does nothing' },
    'dry-run': {
      type: 'boolean',
      about: 'say who would be written to and why the others are not, and write to nobody',
    },
    ...json,
  },
  run: async (given) => {
    const on = given.text('day')
    if (on !== null && !isDay(on)) throw new WrongUsage('which day? --day 2025-06-10')
    return inCompany(given.settings, 'remind', (company) => remind(company, given, on))
  },
}

async function remind(company: Company, given: Given, on: string | null): Promise<0 | 1> {
  const code = given.text('entity')
  const sellers = await company.read(async (work) =>
    (await entities(work.tx))
      .filter((entity) => code === null || entity.code === code)
      .map((entity) => ({ entity, today: today(work, entity) })),
  )
  if (sellers.length === 0) {
    console.error(
      code === null
        ? 'There is no legal entity yet.\n  Make the company first.'
        : `There is no legal entity ${code}.\n  Give the code that stands in the settings.`,
    )
    return 1
  }
  const other = sellers.find((seller) => on !== null && seller.today !== on)
  if (other) {
    console.error(
      `For ${other.entity.code} today is ${other.today}, not ${on}.\n  Letters leave on their own day only.`,
    )
    return 1
  }
  for (const seller of sellers) {
    if (given.flag('dry-run')) await foresee(company, given, seller.entity)
    else await write(company, given, seller)
  }
  return 0
}

type Seller = { readonly entity: LegalEntity; readonly today: string }

async function write(company: Company, given: Given, { entity, today: forOn }: Seller): Promise<void> {
  const terminal = process.stderr.isTTY
  const inRun = { who: theSystem('remind'), door: 'run' } as const
  const run = await runReminders(
    (verb) => begin(company.from, inRun, verb),
    entity.id,
    (done) => void (terminal && process.stderr.write(`\r${done} customers `)),
  )
  if (terminal) process.stderr.write('\r')
  if (given.flag('json')) console.log(JSON.stringify({ entity: entity.code, day: forOn, ...run }))
  else {
    const { customers, letters, waitingForBank } = run
    const waiting = waitingForBank === 0 ? '' : `; the bank is not loaded: ${waitingForBank} wait`
    console.log(`${entity.code} ${forOn}: ${letters} letters, ${customers} customers looked at${waiting}`)
  }
}

async function foresee(company: Company, given: Given, entity: LegalEntity): Promise<void> {
  const preview = await company.read((work) => previewReminders(work, { entityId: entity.id }))
  const sums = preview.sums.map(({ asked }) => ({ amount: formatAmount(asked), currency: asked.currency }))
  const { customers, counts } = preview
  if (given.flag('json')) {
    const shown = { entity: entity.code, day: preview.today, dryRun: true, customers, counts, sums }
    console.log(JSON.stringify(shown))
    return
  }
  console.log(`${entity.code} ${preview.today}: ${customers} customers with something overdue`)
  for (const { verdict, reason, customers: count } of counts)
    console.log(
      `  ${String(count).padStart(6)}  ${verdict === 'send' ? 'would be written to' : reason.replaceAll('_', ' ')}`,
    )
  for (const { amount, currency } of sums) console.log(`  asked for: ${amount} ${currency}`)
}
