import { spawn } from 'node:child_process'
import { root } from './tree.ts'

type Step = { readonly name: string; readonly command: readonly string[] }

const steps: readonly Step[] = [
  { name: 'types', command: ['tsc', '-p', 'tsconfig.json'] },
  { name: 'lint', command: ['oxlint'] },
  { name: 'web types', command: ['tsc', '-p', 'web/tsconfig.json'] },
  { name: 'format', command: ['oxfmt', '--check'] },
  { name: 'floors', command: ['node', 'scripts/floors.ts'] },
]

type Result = { readonly name: string; readonly passed: boolean; readonly output: string; readonly seconds: number }

/** Everything that can be said about the code without running it. Words name the steps; none means all. */
async function check(names: readonly string[]) {
  const chosen = steps.filter((step) => names.length === 0 || names.some((name) => step.name.includes(name)))
  if (chosen.length === 0) throw new Error(`no such step; there are ${steps.map((step) => step.name).join(', ')}`)
  const waiting = [...chosen]
  const results: Result[] = []
  // Two at a time: more would only fight for the cores and the memory of a small machine.
  const lane = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) results.push(report(await run(step)))
  }
  await Promise.all([lane(), lane()])
  return results.every((result) => result.passed)
}

function run({ name, command: [program = '', ...rest] }: Step): Promise<Result> {
  const started = process.hrtime.bigint()
  return new Promise((resolve, reject) => {
    const child = spawn(program, rest, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    const output: Buffer[] = []
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk))
    child.stderr.on('data', (chunk: Buffer) => output.push(chunk))
    child.on('error', reject)
    child.on('close', (code) => {
      const seconds = Number(process.hrtime.bigint() - started) / 1e9
      resolve({ name, passed: code === 0, output: Buffer.concat(output).toString('utf8'), seconds })
    })
  })
}

function report(result: Result): Result {
  const { name, passed, output, seconds } = result
  console.log(`${passed ? 'ok    ' : 'FAILED'}  ${name.padEnd(10)} ${seconds.toFixed(1).padStart(5)} s`)
  if (!passed) console.log(output.trimEnd())
  return result
}

const passed = await check(process.argv.slice(2))
console.log(passed ? 'check passed' : 'check failed')
process.exitCode = passed ? 0 : 1
