import type { ReactNode } from 'react'

/** One piece of work in a queue. */
export type Work = {
  readonly id: string
  readonly title: ReactNode
  readonly figure?: ReactNode
  /** Why it stands where it stands, in a sentence. */
  readonly reason?: ReactNode
  /** The suggested step, and quiet facts at the right end. */
  readonly suggestion?: ReactNode
  readonly aside?: ReactNode
}

export type WorkGroup<W extends Work> = {
  readonly key: string
  readonly title?: string
  readonly sum?: ReactNode
  readonly works: readonly W[]
  /** Shown quietly and passed over by the keys: what is done, or left alone with a reason. */
  readonly settled?: boolean
}

export type WorkAction<W> = {
  readonly key: string
  readonly label: string | ((work: W) => string)
  readonly run: (work: W) => void
  readonly main?: boolean
  readonly when?: (work: W) => boolean
}

export const labelOf = <W>(action: WorkAction<W>, work: W) =>
  typeof action.label === 'string' ? action.label : action.label(work)

/** The work to stand before us when one has left the queue: the one that followed it, else the last. */
export function successor<W extends Work>(
  works: readonly W[],
  orderBefore: readonly string[],
  goneId: string,
): W | undefined {
  const followers = orderBefore.slice(orderBefore.indexOf(goneId) + 1)
  const follower = followers.find((id) => works.some((work) => work.id === id))
  return works.find((work) => work.id === follower) ?? works.at(-1)
}
