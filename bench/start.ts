import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { root } from '../scripts/tree.ts'
import type { Figure } from './benches.ts'

/** From the command to the line that it is ready: the first time, which makes a database, and the second. */
export async function startBench(): Promise<Figure[]> {
  const folder = mkdtempSync(join(tmpdir(), 'quittance-bench-'))
  rmSync(folder, { recursive: true })
  const figures: Figure[] = []
  for (const name of ['first start to ready', 'second start to ready']) {
    const began = performance.now()
    const child = spawn(join(root, 'bin', 'quittance'), ['start', '--data', folder, '--port', '0', '--no-web'], {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, QUITTANCE_LOG: 'silent' },
    })
    await ready(child)
    figures.push({ name, value: performance.now() - began, unit: 'ms' })
    const ended = once(child, 'exit')
    child.kill('SIGTERM')
    await ended
  }
  rmSync(folder, { recursive: true, force: true, maxRetries: 10 })
  return figures
}

const ready = (child: ChildProcess) =>
  new Promise<void>((resolve, reject) => {
    child.stdout?.setEncoding('utf8').on('data', (text: string) => text.includes('is ready') && resolve())
    child.once('exit', (code) => reject(new Error(`it ended with ${code}`)))
  })
