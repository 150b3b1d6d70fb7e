import { type Command, json } from '#app/command'
import { checkBooks, type Verdict } from '#app/check-books'
import { inCompany } from '#app/company'
import { progressLine } from '#app/progress-line'

export const command: Command = {
  name: 'check',
  summary: 'Proves every invariant of the books anew from the rows, and names each place that does not agree.',
  usage: '[--data DIR] [--json]',
  options: json,
  run: async ({ flag, settings }) => {
    const line = progressLine()
    const verdict = await inCompany(settings, 'check', (company) =>
      company.read(({ tx }) => checkBooks(tx, (name) => line.show(`Checking: ${name}`))),
    ).finally(line.clear)
    if (flag('json')) console.log(JSON.stringify(verdict))
    else console.log(told(verdict))
    return verdict.ok ? 0 : 1
  },
}

function told({ ok, findings, audit }: Verdict): string {
  const tail = audit.unsealed
    ? `, ${audit.unsealed.count} not sealed yet (rows ${audit.unsealed.firstId} to ${audit.unsealed.lastId})`
    : ''
  const chain = `Audit: ${audit.sealed} rows sealed${tail}`
  if (ok) return `The books are in order\n${chain}`
  const lines = findings.map(
    ({ part, invariant, place, detail }) => `BAD ${part}: ${place}: ${detail}\n    broken: ${invariant}`,
  )
  return [`The books are not in order: ${findings.length} places`, ...lines, chain].join('\n')
}
