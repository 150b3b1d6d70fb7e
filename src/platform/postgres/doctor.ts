import { refusePlainly } from '#platform/plain-refusal'
import { withClient } from './roles.ts'

/** One thing that a database must have so that what was acknowledged stays. */
export type Finding = {
  readonly name: string
  readonly found: string
  readonly ok: boolean
  readonly wanted: string
  readonly remedy: string
}

type Rule = Omit<Finding, 'found' | 'ok'> & { readonly holds: (found: string) => boolean }

const isOn = (found: string) => found === 'on'

const rules: readonly Rule[] = [
  {
    name: 'server_version_num',
    wanted: '150000 or newer',
    holds: (found) => Number(found) >= 150_000,
    remedy: 'Use PostgreSQL 15 or newer',
  },
  { name: 'fsync', wanted: 'on', holds: isOn, remedy: 'Set fsync = on and restart PostgreSQL' },
  { name: 'full_page_writes', wanted: 'on', holds: isOn, remedy: 'Set full_page_writes = on and reload PostgreSQL' },
  {
    name: 'synchronous_commit',
    wanted: 'anything but off',
    holds: (found) => found !== 'off',
    remedy: 'Set synchronous_commit = on, for the server, the database and the role',
  },
  {
    name: 'data_checksums',
    wanted: 'on',
    holds: isOn,
    remedy: 'Stop PostgreSQL and run pg_checksums --enable on its data folder',
  },
]

/** What the application's own connection finds: a setting may differ by role and by database. */
export async function examine(url: string): Promise<Finding[]> {
  return withClient(url, async (client) => {
    const findings: Finding[] = []
    for (const { holds, ...rule } of rules) {
      const { rows } = await client.query<{ found: string }>('select current_setting($1) as found', [rule.name])
      const found = rows[0]?.found ?? ''
      findings.push({ ...rule, found, ok: holds(found) })
    }
    return findings
  })
}

/** Refuses a database that could lose what it has acknowledged; one line for each reason. */
export async function insistOnSafety(url: string): Promise<void> {
  const wrong = (await examine(url)).filter(({ ok }) => !ok)
  if (wrong.length === 0) return
  refusePlainly('database_not_safe', {
    message: wrong
      .map(({ name, found, wanted }) => `The database has ${name} = ${found}; it must be ${wanted}`)
      .join('\n'),
    remedy: wrong.map(({ remedy }) => remedy).join('\n'),
  })
}
