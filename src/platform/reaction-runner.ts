import { setTimeout as pause } from 'node:timers/promises'
import { z } from 'zod'
import { settleIn } from '#platform/era'
import type { Claim, Queues } from '#platform/queues'
import {
  eventBy,
  eventsAfter,
  lockCursor,
  moveCursor,
  registerReactions,
  waitingReactions,
  type StoredEvent,
  type Wiring,
} from '#platform/reactions'
import { begin, theSystem, type Begin, type Work } from '#platform/work'

export type ReactionRunner = {
  /** Whoever opens the company calls it before anything is announced: it makes the cursors of new reactions. */
  readonly prepare: () => Promise<void>
  /** Runs each reaction over what is ready for it. Answers how many events were read, and whether more waits for its turn. */
  readonly pass: () => Promise<Pass>
  /** Runs reactions, and what they announce in their turn, until nothing waits. Answers how many events were read. */
  readonly drain: () => Promise<number>
  /** Tries an event again that a reaction failed at. */
  readonly retry: (claim: Claim) => Promise<void>
}

export type Pass = { readonly moved: number; readonly waiting: boolean }

type Setting = {
  readonly from: Begin
  readonly wirings: readonly Wiring[]
  readonly queues: Queues
  /** Told of each failure; the event is already handed over to be tried again. */
  readonly onFailure?: (reaction: string, error: unknown) => void
}

/** Several runners may work side by side, in any number of processes: a cursor belongs to one transaction at a time. */
export function reactionRunner({ from, wirings, queues, onFailure = () => {} }: Setting): ReactionRunner {
  const asReaction = <T>({ name }: Pick<Wiring, 'name'>, verb: (work: Work) => Promise<T>) =>
    begin(from, { who: theSystem(name), door: 'reaction' }, verb)
  const asReader = <T>(verb: (work: Work) => Promise<T>) =>
    begin(from, { who: theSystem('reactions'), door: 'reaction', readOnly: true }, verb)

  async function step(wiring: Wiring, limit: number): Promise<number> {
    const failed: { at?: { readonly event: StoredEvent; readonly error: unknown } } = {}
    try {
      return await asReaction(wiring, async (work) => {
        delete failed.at
        const cursor = await lockCursor(work.tx, wiring)
        const events = cursor ? await eventsAfter(work.tx, wiring, cursor, limit) : []
        for (const event of events) {
          await wiring.react(work, event).catch((error: unknown) => {
            failed.at = { event, error }
            throw error
          })
        }
        const last = events.at(-1)
        if (last) await moveCursor(work.tx, wiring, last, work.at)
        return events.length
      })
    } catch (error) {
      if (!failed.at) throw error
      // One of several failed and took the others with it: they go one by one, and it will meet itself alone.
      if (limit > 1) return oneByOne(wiring, limit)
      onFailure(wiring.name, failed.at.error)
      return handOver(wiring, failed.at.event)
    }
  }

  async function oneByOne(wiring: Wiring, count: number) {
    let moved = 0
    for (let left = count; left > 0; left -= 1) moved += await step(wiring, 1)
    return moved
  }

  // The others must not wait for what one event stumbled over, so it leaves the line and is tried again by itself.
  const handOver = (wiring: Wiring, { id }: StoredEvent) =>
    asReaction(wiring, async ({ tx, at }) => {
      const cursor = await lockCursor(tx, wiring)
      const [event] = cursor ? await eventsAfter(tx, wiring, cursor, 1) : []
      if (event?.id !== id) return 0
      await queues.send(tx, 'reaction', {
        reaction: wiring.name,
        eventId: event.id.toString(),
        eventAt: event.at.toISOString(),
      })
      await moveCursor(tx, wiring, event, at)
      return 1
    })

  async function pass(): Promise<Pass> {
    const waiting = await asReader(({ tx }) => waitingReactions(tx, wirings))
    let moved = 0
    for (const wiring of wirings.filter(({ name }) => waiting.has(name))) {
      // A long line is left to the next pass, so that the other reactions get their turn.
      for (let turn = 0; turn < turnsAPass; turn += 1) {
        const read = await step(wiring, wiring.together)
        moved += read
        if (read < wiring.together) break
      }
    }
    return { moved, waiting: waiting.size > 0 }
  }

  return {
    prepare: () =>
      asReaction(nobody, async ({ tx, at }) => {
        await settleIn(tx)
        await registerReactions(tx, wirings, at)
      }),
    pass,
    drain: async () => {
      for (let total = 0; ;) {
        const { moved, waiting } = await pass()
        total += moved
        if (!waiting) return total
        // An older transaction is still at work, or another runner is: its end is waited for.
        if (moved === 0) await pause(20)
      }
    },
    retry: async (claim) => {
      const { reaction, eventId, eventAt } = handedOver.parse(claim.data)
      const wiring = wirings.find(({ name }) => name === reaction)
      if (!wiring) throw new Error(`There is no reaction ${reaction} in this version`)
      await asReaction(wiring, async (work) => {
        await wiring.react(work, await eventBy(work.tx, { id: eventId, at: eventAt }))
        await queues.settle(work.tx, 'reaction', claim)
      })
    },
  }
}

const turnsAPass = 100
const nobody = { name: 'reactions' } as const

const handedOver = z.object({
  reaction: z.string(),
  eventId: z.string().transform(BigInt),
  eventAt: z.string().transform((text) => new Date(text)),
})
