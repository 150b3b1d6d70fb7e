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
import { dirname, join, relative } from 'node:path'
import { promisify } from 'node:util'
import { programRoot } from '#app/program'

/** Something that is made from the sources and lies beside them, until the sources are other ones. */
export type Product = {
  /** For the lines a person reads: `the web pages`. */
  readonly what: string
  readonly config: string
  /** The folder that it is built into. */
  readonly folder: string
  /** Every file that it is made from. */
  readonly sources: () => readonly string[]
}

export type Building = { readonly tell: (line: string) => void; readonly signal: AbortSignal }

export type Built = 'fresh' | 'may not write'

/** Builds the product when it is missing, or made from other files than those that lie here now. */
export async function buildWhenStale(product: Product, { tell, signal }: Building): Promise<Built> {
  const { folder } = product
  const stamp = join(folder, '.built-from')
  const sources = hashOf(product.sources())
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === sources) return 'fresh'
  if (!isWritable(dirname(folder))) return 'may not write'
  tell(`Building ${product.what}`)
  const unfinished = join(dirname(folder), `.dist-${process.pid}`)
  await runVite(product, unfinished, signal)
  writeFileSync(join(unfinished, '.built-from'), sources)
  takeIntoUse(unfinished, folder)
  return 'fresh'
}

/** By content, not by date: a fresh clone has new dates on old files. */
function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256')
  for (const file of files) hash.update(`${relative(programRoot, file)}\0${digestOf(file)}\0`)
  return hash.digest('hex')
}

const digests = new Map<string, string>()

/** Pages and program share many sources, so each is read once. */
function digestOf(file: string): string {
  const known = digests.get(file)
  if (known !== undefined) return known
  const digest = createHash('sha256').update(readFileSync(file)).digest('hex')
  digests.set(file, digest)
  return digest
}

/** Called when sources may have changed while we run. */
export function forgetDigests(): void {
  digests.clear()
}

/** The files below a folder of the program whose names fit; no tests, nothing that was built. */
export const below = (folder: string, wanted: RegExp): string[] =>
  readdirSync(join(programRoot, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .filter(
      (file) =>
        !/^(?:web\/)?\.?dist\b/.test(relative(programRoot, file)) && !/\.test\.tsx?$/.test(file) && wanted.test(file),
    )
    .toSorted()

async function runVite({ what, config }: Product, target: string, signal: AbortSignal): Promise<void> {
  const vite = join(programRoot, 'node_modules', 'vite', 'bin', 'vite.js')
  const flags = ['build', '--config', config, '--outDir', target, '--emptyOutDir', '--logLevel', 'warn']
  try {
    mkdirSync(target, { recursive: true })
    await promisify(execFile)(process.execPath, [vite, ...flags], { cwd: programRoot, signal })
  } catch (error) {
    rmSync(target, { recursive: true, force: true })
    throw new Error(`We could not build ${what}`, { cause: error })
  }
}

/** Nobody ever reads half of a product. */
function takeIntoUse(unfinished: string, folder: string): void {
  const before = `${unfinished}-before`
  if (existsSync(folder)) renameSync(folder, before)
  renameSync(unfinished, folder)
  rmSync(before, { recursive: true, force: true })
}

function isWritable(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK)
    return true
  } catch {
    return false
  }
}
