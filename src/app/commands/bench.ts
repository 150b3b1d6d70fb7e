import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { type Command, json } from '#app/command'
import { programRoot } from '#app/program'

export const command: Command = {
  name: 'bench',
  summary: 'Measures how fast it is, as a share of what the database alone could do (docs/bench.md).',
  usage: '[NAME...] [--size N] [--json]',
  options: {
    size: {
      type: 'string',
      value: 'N',
      about: 'how many open items there are, 10000 if not told; the budgets say 1000000',
    },
    ...json,
  },
  run: async ({ words, text, flag }) => {
    const size = text('size')
    const args = [...words, ...(size === null ? [] : ['--size', size]), ...(flag('json') ? ['--json'] : [])]
    // It reads the clock and writes SQL of its own, so it stands beside the program rather than in it.
    const child = spawn(process.execPath, [join(programRoot, 'bench', 'bench.ts'), ...args], { stdio: 'inherit' })
    await once(child, 'exit')
    return child.exitCode === 0 ? 0 : child.exitCode === 2 ? 2 : 70
  },
}
