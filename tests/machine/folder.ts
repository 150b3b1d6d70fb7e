import { execFileSync } from 'node:child_process'
import { chmodSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export const isRoot = process.getuid?.() === 0

/** A place for data folders that goes when the test ends. Anybody may pass through it. */
export function makePlace(context: { after: (undo: () => void) => void }): string {
  const place = mkdtempSync(join(tmpdir(), 'quittance-machine-'))
  chmodSync(place, 0o711)
  context.after(() => {
    // A test may have closed a folder to its own owner.
    execFileSync('chmod', ['-R', 'u+rwX', place])
    rmSync(place, { recursive: true, force: true, maxRetries: 10 })
  })
  return place
}
