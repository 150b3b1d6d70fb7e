import { attach } from '#app/attachments'
import { keepDuty, type Duty } from '#app/duty'
import { noLongerWanted } from '#modules/collections'
import { sendQueued } from '#modules/messages'
import { sealAudit } from '#platform/audit-seal'
import { jobMachine } from '#platform/jobs'
import type { Mailbox, MailTransport } from '#platform/mail'
import { openQueues } from '#platform/queues'
import { reactionRunner } from '#platform/reaction-runner'
import type { Wiring } from '#platform/reactions'
import type { InWork, Job } from '#platform/schedule'
import { begin, theSystem, type Begin } from '#platform/work'

export type WorkerOptions = {
  readonly from: Begin
  readonly databaseUrl: string
  readonly reactions: readonly Wiring[]
  readonly jobs: readonly Job[]
  readonly post: { readonly transport: MailTransport | null; readonly sender: Mailbox | null }
  /** Told of what failed; it is tried again by itself. */
  readonly onFailure: (what: string, error: unknown) => void
}

export type Worker = {
  /** Ends what is under way and begins nothing more. */
  readonly close: () => Promise<void>
}

const lanes = 2

/**
 * Everything that happens without anybody waiting for it. Any number of workers may serve one company: each piece of work belongs to
 * whoever holds its row, and what one leaves behind when it dies another takes up.
 */
export async function openWorker(options: WorkerOptions): Promise<Worker> {
  const { from, jobs, post, onFailure } = options
  const stopping = new AbortController()
  const queues = await openQueues(
    { connectionString: options.databaseUrl },
    { supervise: true, onError: (error) => onFailure('queues', error) },
  )
  const runner = reactionRunner({ from, wirings: options.reactions, queues, onFailure })
  const machine = jobMachine({ from, jobs, queues, onFailure: ({ job }, error) => onFailure(job, error) })
  await runner.prepare()
  await queues.work('reaction', lanes, runner.retry)
  await queues.work('run', lanes, machine.perform)

  const inRun =
    (name: string): InWork =>
    (verb) =>
      begin(from, { who: theSystem(name), door: 'run' }, verb)
  const inSeal = inRun('audit')
  const sending = { ...post, begin: inRun('mail'), attach, stillWanted: noLongerWanted }
  const duties: readonly Duty[] = [
    { name: 'reactions', everyMs: 200, act: async () => (await runner.pass()).moved > 0 },
    { name: 'audit', everyMs: 1000, act: async () => (await inSeal(({ tx }) => sealAudit(tx))) > 0 },
    { name: 'mail', everyMs: 1000, act: async () => (await sendQueued(sending)) > 0 },
    { name: 'dispatch', everyMs: 1000, act: async () => (await machine.dispatch()) > 0 },
    { name: 'schedule', everyMs: 20_000, act: async () => (await machine.tick(), false) },
    { name: 'given-up', everyMs: 60_000, act: async () => (await machine.giveUp(), false) },
  ]
  const kept = duties.map((duty) => keepDuty(duty, { signal: stopping.signal, onFailure }))
  return {
    close: async () => {
      stopping.abort()
      await Promise.all(kept)
      await queues.close()
    },
  }
}
