import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { join, relative } from 'node:path'
import { promisify } from 'node:util'
import { refusePlainly } from '#platform/plain-refusal'
import { programRoot } from '#app/program'

const config = join(programRoot, 'web', 'vite.config.ts')
const built = join(programRoot, 'web', 'dist')
const stamp = join(built, '.built-from')

type Building = { readonly tell: (line: string) => void; readonly signal: AbortSignal }

/** Builds the web pages when they are missing, or made from other files than those that lie here now. */
export async function buildWebWhenStale({ tell, signal }: Building): Promise<void> {
  if (!existsSync(config)) return
  const sources = hashOfSources()
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return
  if (!isWritable(join(programRoot, 'web'))) return refuseUnlessBuilt(tell)
  tell('Building the web pages')
  const unfinished = join(programRoot, 'web', `.dist-${process.pid}`)
  await runVite(unfinished, signal)
  writeFileSync(join(unfinished, '.built-from'), sources)
  takeIntoUse(unfinished)
}

/** By content, not by date: a fresh clone has new dates on old files. */
function hashOfSources(): string {
  const hash = createHash('sha256')
  for (const file of sourceFiles()) {
    hash
      .update(`${relative(programRoot, file)}\0`)
      .update(readFileSync(file))
      .update('\0')
  }
  return hash.digest('hex')
}

/** What can reach a page: the web itself, the contracts, and what of the floors below runs in a browser. */
const sourceFiles = (): string[] => [
  ...below('web', /./),
  ...below('src/kernel', /\.ts$/),
  ...below('src/platform', /\.ts$/),
  ...below('src/modules', /(?<!store[a-z-]*|routes)\.ts$/),
  join(programRoot, 'package-lock.json'),
]

const below = (folder: string, wanted: RegExp) =>
  readdirSync(join(programRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !/^web\/\.?dist\b/.test(relative(programRoot, file)) && !/\.test\.tsx?$/.test(file) && wanted.test(file),
    )
    .toSorted()

async function runVite(target: string, signal: AbortSignal): Promise<void> {
  const vite = join(programRoot, 'node_modules', 'vite', 'bin', 'vite.js')
  const flags = ['build', '--config', config, '--outDir', target, '--emptyOutDir', '--logLevel', 'warn']
  try {
    mkdirSync(target, { recursive: true })
    await promisify(execFile)(process.execPath, [vite, ...flags], { cwd: programRoot, signal })
  } catch (error) {
    rmSync(target, { recursive: true, force: true })
    throw new Error('The web pages could not be built', { cause: error })
  }
}

/** Nobody ever reads half-written pages. */
function takeIntoUse(unfinished: string): void {
  const before = `${unfinished}-before`
  if (existsSync(built)) renameSync(built, before)
  renameSync(unfinished, built)
  rmSync(before, { recursive: true, force: true })
}

function refuseUnlessBuilt(tell: (line: string) => void): void {
  if (existsSync(join(built, 'index.html')))
    return tell('The web pages are older than the program, and we may not write to build them')
  refusePlainly('web_not_built', {
    message: `The web pages are not built, and we may not write in ${join(programRoot, 'web')}`,
    remedy: 'Start once as the user who installed the program, or serve the API alone with --no-web',
  })
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
