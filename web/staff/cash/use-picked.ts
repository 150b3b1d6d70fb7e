import { useState } from 'react'
import { readBankLine, tryItems } from '#contracts/cash'
import { useAsk } from '#web'

/** Which items somebody ticked for which line; a line that nobody touched has those of its best proposal. */
export type Picked = {
  readonly of: (lineId: string) => readonly string[] | undefined
  readonly pick: (lineId: string, items: readonly string[]) => void
  readonly forget: (lineId: string) => void
}

export function usePicked(): Picked {
  const [byLine, setByLine] = useState<Readonly<Record<string, readonly string[]>>>({})
  return {
    of: (lineId) => byLine[lineId],
    pick: (lineId, items) => setByLine((before) => ({ ...before, [lineId]: items })),
    forget: (lineId) => setByLine(({ [lineId]: _, ...rest }) => rest),
  }
}

/** What is ticked for a line, and what it would pay by the server's own rule. */
export function useTrial(lineId: string, picked: Picked) {
  const line = useAsk(readBankLine, { receiptId: lineId })
  const own = line.data?.id === lineId ? line.data : undefined
  const best = own?.proposals[0]
  const items = picked.of(lineId) ?? best?.items.map((item) => item.itemId) ?? []
  const trial = useAsk(
    tryItems,
    { receiptId: lineId, ...(items.length > 0 ? { items: [...items] } : {}) },
    { enabled: own !== undefined && own.waits !== 'done' && own.waits !== 'outgoing' },
  )
  const isBest = picked.of(lineId) === undefined
  return {
    line: own,
    error: line.error,
    best,
    items,
    isBest,
    trial: own ? trial.data : undefined,
    trialError: trial.error,
  }
}
