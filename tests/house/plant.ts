import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/** A small tree in a folder of its own, to prove that a check finds what was planted. Removed when the test ends. */
export function plant(context: { after: (undo: () => void) => void }, files: Readonly<Record<string, string>>): string {
  const base = mkdtempSync(join(tmpdir(), 'quittance-planted-'))
  context.after(() => rmSync(base, { recursive: true, force: true }))
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(base, file)), { recursive: true })
    writeFileSync(join(base, file), text)
  }
  return base
}
