import { Client, type PoolConfig } from 'pg'
import { fromKysely, PgBoss, type Queue } from 'pg-boss'
import { z } from 'zod'
import type { Tx } from '#platform/sql'

/** What waits for its turn or to be tried again. What was tried often enough lies in the dead letters of its queue. */
export type QueueName = 'reaction' | 'run'
type AnyQueue = QueueName | `${QueueName}.dead`

/** How long we keep trying. After the last try the job lies in the queue's dead letters. */
export type Patience = { readonly tries: number; readonly delaySeconds: number }

const patience: Patience = { tries: 10, delaySeconds: 5 }

// A worker that was killed is noticed by its missing heartbeat; the job then counts as tried.
const definitions: readonly Queue[] = (['reaction', 'run'] satisfies QueueName[]).flatMap((name) => [
  { name: `${name}.dead`, retentionSeconds: 90 * 86_400 },
  {
    name,
    deadLetter: `${name}.dead`,
    retryLimit: patience.tries,
    retryDelay: patience.delaySeconds,
    retryBackoff: true,
    retryDelayMax: 3_600,
    expireInSeconds: 6 * 3_600,
    heartbeatSeconds: 30,
    notify: true,
  },
])

/** Makes or upgrades the queue's own tables. Belongs to a migration, for it wants the owner of the database. */
export async function migrateQueues(owner: PoolConfig): Promise<void> {
  const boss = new PgBoss({ ...owner, ...quiet, max: 1, migrate: true, supervise: false })
  const failures: unknown[] = []
  boss.on('error', (error) => failures.push(error))
  await boss.start()
  try {
    for (const { name, ...options } of definitions) {
      if (await boss.getQueue(name)) await boss.updateQueue(name, options)
      else await boss.createQueue(name, options)
    }
  } finally {
    await boss.stop({ graceful: false })
  }
  if (failures.length > 0) throw new AggregateError(failures, 'The job queue could not be prepared')
  await grant(owner)
}

async function grant(owner: PoolConfig) {
  const client = new Client(owner)
  await client.connect()
  try {
    await client.query(`
      grant usage on schema pgboss to quittance_app;
      grant select, insert, update, delete on all tables in schema pgboss to quittance_app;
      grant usage on all sequences in schema pgboss to quittance_app`)
  } finally {
    await client.end()
  }
}

// Its schedules run by the clock on the wall; ours follow the company's own day (src/platform/schedule.ts).
const quiet = { schema: 'pgboss', application_name: 'quittance-queues', schedule: false, reindex: false } as const

/** A job as it was claimed: settling it is refused once somebody else has claimed it. */
export type Claim = { readonly id: string; readonly retryCount: number; readonly data: unknown }

export type Queues = {
  /** Enqueues in the transaction: the job exists if the transaction commits. */
  readonly send: (tx: Tx, queue: QueueName, data: object) => Promise<void>
  /** Completes a job in the transaction of its effect; throws when the claim was lost, so that the effect is rolled back. */
  readonly settle: (tx: Tx, queue: AnyQueue, claim: Claim) => Promise<void>
  /** Works off a queue until `close`. What throws is tried again later. */
  readonly work: (queue: QueueName, lanes: number, perform: (claim: Claim) => Promise<void>) => Promise<void>
  /** Works off what is due now, one after the other; answers how many succeeded. */
  readonly drain: (queue: AnyQueue, perform: (claim: Claim) => Promise<void>) => Promise<number>
  /** What was given up. */
  readonly dead: (
    queue: QueueName,
  ) => Promise<readonly { readonly id: string; readonly data: unknown; readonly output: unknown }[]>
  /** Puts what was given up back into its queue, once its cause is mended; answers how many. */
  readonly redrive: (queue: QueueName) => Promise<number>
  readonly isLastTry: (claim: Claim) => boolean
  readonly close: () => Promise<void>
}

type Options = {
  /** Looks after expired claims; true in workers. */
  readonly supervise: boolean
  readonly patience?: Patience
  readonly onError?: (error: unknown) => void
}

/** Opens the queues with the application's role. */
export async function openQueues(settings: PoolConfig, options: Options): Promise<Queues> {
  const { supervise, onError = () => {}, patience: { tries, delaySeconds } = patience } = options
  const boss = new PgBoss({
    ...settings,
    ...quiet,
    max: supervise ? 4 : 2,
    migrate: false,
    supervise,
    superviseIntervalSeconds: 10,
    monitorVacuum: false,
    useListenNotify: supervise,
  })
  boss.on('error', onError)
  await boss.start()
  const attempt = async (queue: AnyQueue, claim: Claim, perform: (claim: Claim) => Promise<void>) => {
    try {
      await perform(claim)
      return true
    } catch (error) {
      await boss.fail(queue, claim, describe(error))
      return false
    }
  }
  return {
    send: async (tx, queue, data) => {
      const retry = { retryLimit: tries, retryDelay: delaySeconds, retryBackoff: delaySeconds > 0 }
      await boss.send(queue, data, { db: fromKysely(tx.db), ...retry })
    },
    settle: async (tx, queue, claim) => {
      const answer = await boss.complete(queue, claim, null, { db: fromKysely(tx.db) })
      if (settled.parse(answer).affected !== 1) throw new Error(`The claim on job ${claim.id} was lost`)
    },
    work: async (queue, lanes, perform) => {
      // News of a job wakes one lane; what waits behind more jobs than lanes is found by looking again.
      const how = { batchSize: 1, localConcurrency: lanes, pollingIntervalSeconds: 2, notifyPollingIntervalSeconds: 2 }
      await boss.work<unknown>(queue, how, async (claims) => {
        for (const claim of claims) await attempt(queue, claim, perform)
      })
    },
    drain: async (queue, perform) => {
      let succeeded = 0
      for (;;) {
        const [claim] = await boss.fetch<unknown>(queue)
        if (!claim) return succeeded
        if (await attempt(queue, claim, perform)) succeeded += 1
      }
    },
    dead: (queue) => boss.findJobs<unknown>(`${queue}.dead`, { queued: true }),
    redrive: (queue) => boss.redrive(`${queue}.dead`),
    isLastTry: ({ retryCount }) => retryCount >= tries,
    close: () => boss.stop({ graceful: true, timeout: 20_000 }),
  }
}

const settled = z.object({ affected: z.number() })

// What a person needs to find the cause. Values of statements are left out, for they may be personal.
const describe = (error: unknown) =>
  error instanceof Error ? { name: error.name, message: error.message, stack: error.stack } : { message: String(error) }
