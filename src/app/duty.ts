import { setTimeout as pause } from 'node:timers/promises'

/** Something the worker does again and again. */
export type Duty = {
  readonly name: string
  readonly everyMs: number
  /** Answers whether more waits: then its next turn comes at once. */
  readonly act: () => Promise<boolean>
}

type Keeping = {
  readonly signal: AbortSignal
  readonly onFailure: (name: string, error: unknown) => void
}

const longestPauseMs = 10_000

/** Keeps a duty until the signal. What fails is tried again, more and more rarely: the database may be away for a while. */
export async function keepDuty({ name, everyMs, act }: Duty, { signal, onFailure }: Keeping): Promise<void> {
  let failures = 0
  while (!signal.aborted) {
    let more = false
    try {
      more = await act()
      failures = 0
    } catch (error) {
      failures += 1
      onFailure(name, error)
    }
    const waitMs = failures > 0 ? Math.min(longestPauseMs, everyMs * 2 ** failures) : more ? 0 : everyMs
    await pause(waitMs, undefined, { signal }).catch(() => {})
  }
}
