import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

/** The project's root folder. */
export const root = resolve(import.meta.dirname, '..')

// What git does not keep either: installed, built, or the data of a running company.
const notOurs = new Set(['.git', 'node_modules', 'dist', 'data', 'quittance-data', 'coverage', 'tmp'])

/** The files below a folder, named from `base` with forward slashes, sorted. A folder that does not exist has none. */
export function filesBelow(base: string, folder: string, endings: readonly string[] = ['']): string[] {
  const found: string[] = []
  const visit = (place: string) => {
    for (const entry of readFolder(place)) {
      const path = join(place, entry.name)
      if (entry.isDirectory() && !notOurs.has(entry.name)) visit(path)
      if (entry.isFile() && !notOurs.has(entry.name) && endings.some((ending) => entry.name.endsWith(ending))) {
        found.push(relative(base, path).split(sep).join('/'))
      }
    }
  }
  visit(join(base, folder))
  return found.toSorted()
}

export const readText = (base: string, file: string) => readFileSync(join(base, file), 'utf8')

export type Source = { readonly file: string; readonly text: string }

/** The files below some folders with their text. */
export const sourcesBelow = (base: string, folders: readonly string[], endings?: readonly string[]): Source[] =>
  folders.flatMap((folder) => filesBelow(base, folder, endings)).map((file) => ({ file, text: readText(base, file) }))

/** What a tool wrote is nobody's to read: it says so in its name or in its first line. */
export const isGenerated = ({ file, text }: Source) =>
  file.includes('.generated.') || /^(\/\/|\/\*|--|#).*(\bgenerated\b|do not edit)/i.test(text)

function readFolder(place: string) {
  try {
    return readdirSync(place, { withFileTypes: true })
  } catch {
    return []
  }
}
