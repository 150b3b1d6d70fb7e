import { day } from '#kernel/day'
import { companyOf } from '#modules/company'
import { makeSample, samplePassword, samplePeople } from '#modules/exchange'
import { refusePlainly } from '#platform/plain-refusal'
import { testClock } from '#platform/test-clock'
import { inCompany, type Company } from '#app/company'
import { lifeOf } from '#app/live-sample'
import type { Settings } from '#app/settings'
import { buildWebWhenStale } from '#app/web-build'

/** The sample company stands on the last day of a quarter, with six weeks lived and fourteen months taken over. */
const until = day('2026-06-30')
const livedDays = 42
const historyMonths = 14

type Beside = {
  readonly web: boolean
  readonly signal: AbortSignal
  readonly tell: (line: string) => void
}

/** Makes the sample company in an empty folder; one that is there already is left as it is, and anybody else's is refused. */
export async function openSample(settings: Settings, { web, signal, tell }: Beside): Promise<void> {
  // The pages take as long as the company does; a small machine has two hands.
  const pages = web ? buildWebWhenStale({ tell, signal }) : null
  await inCompany(settings, 'sample', (company) => fill(company, { signal, tell }))
  await pages
}

async function fill(company: Company, { signal, tell }: Pick<Beside, 'signal' | 'tell'>): Promise<void> {
  const known = await company.read(async ({ tx }) => ({ company: await companyOf(tx), clock: await testClock(tx) }))
  if (known.company !== null && known.clock !== null) return
  if (known.company !== null) {
    refusePlainly('folder_has_a_company', {
      message: 'There is a company in this folder already',
      remedy: 'Give an empty folder with --data DIR, or start without --sample',
    })
  }
  const terminal = process.stderr.isTTY
  if (!terminal) tell('The sample company is being made: half a minute')
  await makeSample(lifeOf(company), {
    seed: 'quellwerk',
    until,
    days: livedDays,
    historyMonths,
    told: (on) => {
      signal.throwIfAborted()
      if (terminal) process.stderr.write(`\rThe sample company lives its ${on} `)
    },
  })
  if (terminal) process.stderr.write(`\r${' '.repeat(60)}\r`)
}

const titles: Readonly<Record<string, string>> = {
  sales_rep: 'sales',
  sales_manager: 'sales manager',
  credit_manager: 'credit',
  billing_clerk: 'billing',
  cash_clerk: 'cash',
  collector: 'collections',
  operations: 'operations',
  finance_lead: 'finance',
  administrator: 'administration',
}

/** One person of each role, to sign in as. */
export function signIns(): string {
  const first = Object.entries(titles).flatMap(([role, title]) => {
    const person = samplePeople.find(({ roles }) => roles[0] === role)
    return person ? [`  ${title.padEnd(15)} ${person.email.padEnd(34)} ${person.name}`] : []
  })
  return [`Sign in as any of these; the password of all is ${samplePassword}`, ...first].join('\n')
}
