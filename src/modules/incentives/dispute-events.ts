import { dayIn } from '#kernel/day'
import type { Id } from '#kernel/id'
import type { CommissionEvent } from './entries.ts'
import type { RefusedLine } from './store-facts.ts'

export type Recorded = CommissionEvent & {
  readonly recordedAt: Date
  /** Of money, also of money that goes back: the day on which it came. Who shares it was agreed for that day. */
  readonly cameOn?: CommissionEvent['on']
}

type Change = {
  readonly key: string
  readonly at: Date
  readonly on: CommissionEvent['on']
  readonly sign: 1n | -1n
  readonly lines: readonly RefusedLine[]
}

/**
 * The moments at which a customer began and ceased to refuse parts of an invoice, each with all that is refused from then on. Nets
 * are turned into the entity's currency by the caller's measure.
 */
export function disputeEvents(
  lines: readonly RefusedLine[],
  zone: string,
  inEntity: (net: bigint) => bigint,
): Recorded[] {
  const changes = [...Map.groupBy(lines, (line) => line.caseId).values()]
    .flatMap(changesOf)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime())
  const nets = new Map<Id<'iln'>, bigint>()
  let gross = 0n
  return changes.map(({ key, at, on, sign, lines: changed }): Recorded => {
    gross += sign * (changed[0]?.gross ?? 0n)
    for (const line of changed) nets.set(line.lineId, (nets.get(line.lineId) ?? 0n) + sign * inEntity(line.net))
    return {
      key,
      kind: 'dispute',
      on,
      recordedOn: dayIn(zone, at),
      recordedAt: at,
      cause: 'neither',
      gross,
      nets: new Map(nets),
    }
  })
}

function changesOf(lines: readonly RefusedLine[]): Change[] {
  const [first] = lines
  if (!first) return []
  const { caseId, openedAt, openedOn, closedAt, closedOn } = first
  const opened: Change = { key: `dispute ${caseId} opened`, at: openedAt, on: openedOn, sign: 1n, lines }
  if (closedAt === null || closedOn === null) return [opened]
  return [opened, { key: `dispute ${caseId} closed`, at: closedAt, on: closedOn, sign: -1n, lines }]
}
