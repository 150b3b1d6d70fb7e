import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from '#platform/sql'
import type { Place } from './place.ts'

const text = readFileSync(join(import.meta.dirname, 'limit.sql'), 'utf8')

const part = (name: string) => {
  const [, found] = new RegExp(`-- ${name}\\n([\\s\\S]*?)(?=\\n-- [a-z]+\\n|$)`).exec(text) ?? []
  if (found === undefined) throw new Error(`limit.sql has no part ${name}`)
  return found
}

export const makeLimits = ({ limits }: Place): Promise<number> =>
  limits.transaction({}, (tx) => tx.run(sql.raw(part('schema'))))

/** How long the least takes: `count` documents in one transaction, numbered from `first` on. */
export async function least(
  { limits }: Place,
  name: 'invoices' | 'receipts',
  first: number,
  count: number,
): Promise<number> {
  const statements = part(name).replaceAll(':first', String(first)).replaceAll(':count', String(count))
  const began = performance.now()
  await limits.transaction({}, (tx) => tx.run(sql.raw(statements)))
  return performance.now() - began
}
