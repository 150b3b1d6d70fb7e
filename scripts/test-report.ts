import { writeFileSync } from 'node:fs'
import { relative } from 'node:path'
import type { TestEvent } from 'node:test/reporters'
import { inspect } from 'node:util'
import { root } from './tree.ts'

/** What one run of the test runner counted; the reporter leaves it in the file that QUITTANCE_TEST_COUNTS names. */
export type Counts = {
  readonly passed: number
  readonly failed: number
  readonly skipped: number
  /** Files in which at least one test ran: a file without any is a mistake. */
  readonly files: readonly string[]
  /** What had begun and not ended when this was written: when a run hangs, this names the place. */
  readonly unfinished: readonly string[]
}

type Details = { readonly duration_ms?: number; readonly type?: string | undefined; readonly error?: Error }

const slowMs = 10_000

/** Prints failures in full when they happen, and what was slow or skipped; says nothing about the rest. */
// oxlint-disable-next-line import/no-default-export -- the test runner asks for a default export
export default async function* report(events: AsyncIterable<TestEvent>) {
  const counts = { passed: 0, failed: 0, skipped: 0, files: new Set<string>() }
  const unfinished = new Map<string, string>()
  for await (const event of events) {
    if (event.type === 'test:dequeue') unfinished.set(keyOf(event.data), nameOf(event.data))
    if (event.type === 'test:complete') unfinished.delete(keyOf(event.data))
    if (event.type === 'test:dequeue' || event.type === 'test:complete') leave(counts, unfinished)
    if (event.type === 'test:stdout' || event.type === 'test:stderr') yield event.data.message
    if (event.type === 'test:fail' && !failedInside(event.data.details)) {
      counts.failed += 1
      counts.files.add(fileOf(event.data))
      yield failure(event.data)
    }
    if (event.type === 'test:pass' && isTest(event.data)) {
      const { name, details, skip, todo } = event.data
      counts.files.add(fileOf(event.data))
      if (skip || todo) yield `skipped  ${place(event.data)} ${name}: ${String(skip || todo)}\n`
      else if (details.duration_ms > slowMs) yield `${seconds(details.duration_ms)} ${place(event.data)} ${name}\n`
      if (skip || todo) counts.skipped += 1
      else counts.passed += 1
    }
  }
  leave(counts, unfinished)
}

type Begun = { readonly name: string; readonly file?: string; readonly line?: number; readonly column?: number }

const keyOf = ({ name, file = '', line = 0, column = 0 }: Begun) => `${file}:${line}:${column} ${name}`

/** A file in a process of its own is told as a test that is called like the file. */
const nameOf = ({ name, file, line }: Begun) =>
  file?.endsWith(name) ? fileOf({ file }) : `${fileOf({ file: file ?? '' })}:${line ?? 1} ${name}`

type Ended = { readonly name: string; readonly file?: string; readonly line?: number; readonly details: Details }

/** Not a suite, and not the file itself: run in a process of its own, a file without tests is told as one. */
const isTest = ({ name, file, details }: Ended) => details.type !== 'suite' && !(file && file.endsWith(name))

/** A test that failed because one inside it did: that one has been told already. */
const failedInside = ({ error }: Details) => /\bsubtests? failed\b/.test(inspect(error?.cause))

function failure(data: Ended) {
  const { error } = data.details
  const cause = error?.cause ?? error
  const text = cause instanceof Error ? (cause.stack ?? cause.message) : inspect(cause)
  return `FAILED  ${place(data)} ${data.name}\n${text.replace(/^/gm, '    ')}\n\n`
}

const fileOf = ({ file }: { file?: string }) => (file ? relative(root, file) : '')

const place = (data: { file?: string; line?: number }) => `${fileOf(data)}:${data.line ?? 1}`

const seconds = (ms: number) => `${(ms / 1000).toFixed(1)} s `

type Counting = Omit<Counts, 'files' | 'unfinished'> & { readonly files: ReadonlySet<string> }

/** Written after every step, for a run that hangs does not come to its end. */
function leave(counts: Counting, unfinished: ReadonlyMap<string, string>) {
  const target = process.env['QUITTANCE_TEST_COUNTS']
  const all: Counts = { ...counts, files: [...counts.files], unfinished: [...unfinished.values()] }
  if (target) writeFileSync(target, JSON.stringify(all))
}
