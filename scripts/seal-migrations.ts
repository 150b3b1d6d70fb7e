import { createHash } from 'node:crypto'
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { filesBelow, readText, root } from './tree.ts'

const folder = 'db/migrations'
const list = `${folder}/checksums.json`

/**
 * A migration is sealed with the release that ships it: from then on databases exist that ran it, and it never changes.
 * The list holds the sha256 of each; this script appends, it never replaces.
 */
function seal(base: string): string[] {
  const broken = changedSeals(base)
  if (broken.length > 0) throw new Error(broken.join('\n'))
  const seals = readSeals(base)
  const added = migrationsOf(base).filter((name) => !seals[name])
  const all = [...Object.entries(seals), ...added.map((name) => [name, hashOf(base, name)])]
  writeFileSync(join(base, list), `${JSON.stringify(Object.fromEntries(all), null, 2)}\n`)
  return added
}

/** What is wrong with the sealed migrations below a folder, in words. */
export function changedSeals(base: string): string[] {
  const seals = readSeals(base)
  const names = migrationsOf(base)
  const last = Object.keys(seals).toSorted().at(-1) ?? ''
  const broken = Object.entries(seals).flatMap(([name, hash]) => {
    if (!names.includes(name)) return [`${name} was sealed and is gone`]
    return hashOf(base, name) === hash ? [] : [`${name} was sealed and has changed: write a new migration instead`]
  })
  const early = names.filter((name) => !seals[name] && name < last)
  return [...broken, ...early.map((name) => `${name} is new, but its number lies before sealed ones`)]
}

export function readSeals(base: string): Record<string, string> {
  if (!existsSync(join(base, list))) return {}
  return JSON.parse(readText(base, list)) as Record<string, string>
}

const migrationsOf = (base: string) => filesBelow(base, folder, ['.sql']).map((file) => file.slice(folder.length + 1))

const hashOf = (base: string, name: string) =>
  createHash('sha256')
    .update(readText(base, `${folder}/${name}`))
    .digest('hex')

if (import.meta.main) {
  const added = seal(root)
  console.log(added.length > 0 ? `sealed ${added.join(', ')}` : 'nothing new to seal')
}
