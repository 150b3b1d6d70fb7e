import { seededChance } from '#platform/chance'

export type DrillOptions = {
  readonly seed: string
  /** How often the same is done; each drill has a number of its own. */
  readonly rounds: number
  /** The short form runs wherever a change is judged, beside whatever else runs there: it prints times and judges none. */
  readonly short: boolean
  readonly tell: (line: string) => void
}

export type DrillReport = {
  readonly figures: Readonly<Record<string, number | string>>
  /** What must never be: one is enough to fail. */
  readonly breaches: readonly string[]
}

/** Something that goes wrong in real life, done on purpose to a real company on this machine. */
export type Drill = {
  readonly name: string
  readonly about: string
  /** For a person who wants to know, and for every change. */
  readonly rounds: { readonly full: number; readonly short: number }
  readonly run: (options: DrillOptions) => Promise<DrillReport>
}

/** Whole numbers from 0 up to, but not including, a limit: the same seed gives the same ones. */
export function dice(seed: string): (limit: number) => number {
  const chance = seededChance(seed)
  return (limit) => Buffer.from(chance.bytes(6)).readUIntBE(0, 6) % limit
}

/** The value below which a share of the others lies. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}
