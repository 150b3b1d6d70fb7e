import type { Id } from '#kernel/id'
import type { Refusal } from '#kernel/outcome'
import type { Work } from '#platform/work'
import type { LegalEntity } from '#modules/company'
import type { Preset } from './preset.ts'
import type { Row } from './read-rows.ts'
import type { Cells } from './cells.ts'
import type { Reject } from './reject.ts'

/** What every table of a run needs to know. */
export type Setting = {
  readonly preset: Preset
  readonly entity: LegalEntity
  readonly bankAccountId: Id<'bnk'> | null
  /** The tax code "as imported": the file's amounts are what is owed, at 0 %. */
  readonly asImported: { readonly taxCodeId: Id<'txc'>; readonly taxRateId: bigint }
}

export type FileFacts = { readonly name: string; readonly sha256: string }

export type ReadLine<Draft> = { readonly line: number; readonly draft: Draft; readonly digest: string }

/** Lines that are taken or left together: all lines of one document, or one record. */
export type Unit<Draft> = {
  readonly key: string
  readonly lines: readonly ReadLine<Draft>[]
  /** Lines that belong here and could not be taken, whatever becomes of the rest. */
  readonly rejects: readonly Reject[]
}

/** What a unit became here, or why it became nothing. */
export type Became = { readonly ok: true; readonly targetId: bigint } | Refusal

export type UnitToTake<Draft> = Pick<Unit<Draft>, 'key'> & {
  readonly lines: readonly [ReadLine<Draft>, ...ReadLine<Draft>[]]
}

/** How the rows of a table become something: read one by one, taken as units. */
export type Becoming<Draft> = {
  /** Names the kind of record for ever. */
  readonly kind: string
  /** 'lines': a unit has many lines; 'record': one line each, and a second of the same key must say the same. */
  readonly units: 'lines' | 'record'
  /** Which unit a row belongs to; the empty text when it belongs to none and is rejected. */
  readonly keyOf: (row: Row, cells: Cells) => string
  readonly read: (row: Row, cells: Cells, setting: Setting) => Draft
  /** Writes them, each statement for all of them. Answers in their order. */
  readonly take: (
    work: Work,
    setting: Setting,
    file: FileFacts,
    units: readonly UnitToTake<Draft>[],
  ) => Promise<readonly Became[]>
  /** What is known with other content is brought up to date by `take`; without this it is rejected. */
  readonly changes?: 'are taken'
}

export const became = (targetId: bigint): Became => ({ ok: true, targetId })
