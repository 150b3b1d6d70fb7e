import { day, isDay } from '#kernel/day'
import { Refused } from '#kernel/outcome'
import { formatAmount, type Money } from '#kernel/money'
import { askForRun, performRun, previewRun, sumsOfRun, type BillingRun } from '#modules/billing'
import { entityByCode } from '#modules/company'
import { begin, theSystem } from '#platform/work'
import { elapsedMs } from '#app/clock'
import { json, WrongUsage, type Command, type Given } from '#app/command'
import { inCompany, type Company } from '#app/company'

export const command: Command = {
  name: 'bill',
  summary: 'Bills everything that was supplied until a day and is not held back.',
  usage: '--until DAY [--entity CODE] [--key KEY] [--dry-run] [--json] [--data DIR]',
  options: {
    until: { type: 'string', value: 'DAY', about: 'the last day of supply that is billed, such as 2025-03-31' },
    entity: { type: 'string', value: 'CODE', about: 'one legal entity alone' },
    key: { type: 'string', value: 'KEY', about: 'the same key asks for the same run, so that a repeat does nothing' },
    'dry-run': { type: 'boolean', about: 'say what would be billed, and bill nothing' },
    ...json,
  },
  run: async (given) => {
    const until = given.text('until')
    if (until === null || !isDay(until)) throw new WrongUsage('until which day? --until 2025-03-31')
    return inCompany(given.settings, 'bill', async (company) => {
      try {
        return given.flag('dry-run') ? await foresee(company, given, until) : await bill(company, given, until)
      } catch (error) {
        if (!(error instanceof Refused) || !(error.code in sentences)) throw error
        console.error(sentences[error.code]?.(error.facts))
        return 1
      }
    })
  },
}

const sentences: Readonly<Record<string, (facts: Readonly<Record<string, unknown>>) => string>> = {
  day_is_in_the_future: ({ today }) =>
    `This day has not come yet: today is ${String(today)}.\n  Bill until today or an earlier day.`,
  run_is_under_way: ({ until }) =>
    `A run until ${String(until)} has not ended.\n  Let it end: bill --until ${String(until)} goes on with it.`,
  entity_is_unknown: ({ code }) =>
    `There is no legal entity ${String(code)}.\n  Give the code that stands in the settings.`,
}

const entityOf = (company: Company, code: string | null) =>
  company.read(async ({ tx }) => {
    const entity = code === null ? null : await entityByCode(tx, code)
    if (code !== null && entity === null) throw new Refused('entity_is_unknown', { code })
    return entity?.id
  })

async function bill(company: Company, given: Given, until: string): Promise<0 | 1> {
  const entityId = await entityOf(company, given.text('entity'))
  const asked = { until: day(until), entityId, key: given.text('key') ?? undefined }
  const run = await company.work((work) => askForRun(work, asked))
  const terminal = process.stderr.isTTY
  const ended = await performRun((verb) => begin(company.from, { who: theSystem('bill'), door: 'run' }, verb), run.id, {
    elapsedMs,
    progress: (done, total) => void (terminal && process.stderr.write(`\r${done} of ${total} bills `)),
  })
  if (terminal) process.stderr.write('\r')
  const sums = await company.read(({ tx }) => sumsOfRun(tx, ended.id))
  if (given.flag('json')) console.log(JSON.stringify(asJson(ended, sums)))
  else console.log(inWords(ended, sums))
  if (ended.state === 'done') return 0
  console.error(
    ended.state === 'failed'
      ? `The run failed: ${ended.error}\n  Mend the cause and bill again: nothing is billed twice.`
      : 'The run was stopped.\n  Take it up again on its page, or bill again without its key: nothing is billed twice.',
  )
  return 1
}

async function foresee(company: Company, given: Given, until: string): Promise<0> {
  const entityId = await entityOf(company, given.text('entity'))
  const preview = await company.read((work) => previewRun(work, { until: day(until), entityId }))
  const sums = preview.sums.map(({ currency, ...sum }) => ({ currency, ...texts(sum) }))
  const { orders, bills, lines, heldBack } = preview
  if (given.flag('json')) {
    console.log(
      JSON.stringify({ until, dryRun: true, orders, documents: bills, lines, heldBack: heldBack.orders, sums }),
    )
  } else {
    console.log(`${bills} bills would be written over ${lines} lines; ${heldBack.orders} orders are held back`)
    for (const sum of sums) console.log(`  ${sum.currency}  net ${sum.net}  tax ${sum.tax}  gross ${sum.gross}`)
  }
  return 0
}

type Sums = Awaited<ReturnType<typeof sumsOfRun>>

const texts = ({ net, tax, gross }: { readonly net: Money; readonly tax: Money; readonly gross: Money }) => ({
  net: formatAmount(net),
  tax: formatAmount(tax),
  gross: formatAmount(gross),
})

const asJson = (run: BillingRun, sums: Sums) => ({
  until: run.untilOn,
  state: run.state,
  documents: run.documents,
  lines: run.lines,
  heldBack: run.heldBack,
  longestHoldMs: run.longestHoldMs,
  sums: sums.map(({ currency, ...sum }) => ({ currency, ...texts(sum) })),
})

const inWords = (run: BillingRun, sums: Sums) =>
  [
    `${run.documents} bills over ${run.lines} lines; ${run.heldBack} orders are held back`,
    ...sums.map((sum) => {
      const { net, tax, gross } = texts(sum)
      return `  ${sum.currency}  net ${net}  tax ${tax}  gross ${gross}`
    }),
  ].join('\n')
