import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { money } from '#kernel/money'
import { Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { entityOf, today } from '#modules/company'
import { post, postingDay } from '#modules/ledger'
import {
  insertPayRun,
  lockStatements,
  markApproved,
  markPaid,
  markProposed,
  markReturned,
  statementsOf,
  type StatementState,
  type StoredStatement,
} from './store-settle.ts'

type Chosen = { readonly statementIds: readonly Id<'pst'>[] }

/** Somebody who is not paid by them says that settled statements are right and asks a second person to agree. */
export async function proposePay(work: Work, { statementIds }: Chosen): Promise<{ count: number }> {
  const by = person(work)
  const rows = await locked(work, statementIds, ['frozen'])
  refuseOwn(rows, by)
  await markProposed(work.tx, statementIds, { by, at: work.at })
  return { count: rows.length }
}

/** The second person agrees. Who proposed a statement does not agree to it, nor does whoever it pays. */
export async function approvePay(work: Work, { statementIds }: Chosen): Promise<{ count: number }> {
  const by = person(work)
  const rows = await locked(work, statementIds, ['proposed'])
  refuseOwn(rows, by)
  const proposed = rows.find((row) => row.proposedBy === by)
  if (proposed) throw new Refused('pay_needs_another_person', { name: proposed.name })
  await markApproved(work.tx, statementIds, { by, at: work.at })
  return { count: rows.length }
}

/** Takes a statement out of the way to payroll, with the reason: it has to be proposed and agreed to again. */
export async function returnPay(
  work: Work,
  { statementIds, reason }: Chosen & { readonly reason: string },
): Promise<{ count: number }> {
  const by = person(work)
  const rows = await locked(work, statementIds, ['proposed', 'approved'])
  refuseOwn(rows, by)
  await markReturned(work.tx, statementIds, reason)
  return { count: rows.length }
}

type PayOut = Chosen & { readonly paidOn?: Day | undefined }

/** Hands statements that two agreed to over to payroll: one run, one entry in the books (2310 to payroll clearing). */
export async function payOut(work: Work, { statementIds, paidOn }: PayOut): Promise<{ payRunId: Id<'prn'> }> {
  const by = person(work)
  const rows = await locked(work, statementIds, ['approved'])
  const [first] = rows
  if (!first || rows.some((row) => row.entityId !== first.entityId)) throw new Refused('pay_run_is_of_one_entity')
  const entity = await entityOf(work.tx, first.entityId)
  const total = rows.reduce((sum, row) => sum + row.payable, 0n)
  const day = paidOn ?? today(work, entity)
  const run = {
    entityId: entity.id,
    currency: entity.currency,
    total,
    statements: rows.length,
    paidOn: day,
    madeBy: by,
  }
  const runId = await insertPayRun(work.tx, run, { at: work.at, originId: await originOf(work) })
  const inBoth = (amount: bigint) => ({ amount: money(amount, entity.currency), entityAmount: amount })
  const [entryId = null] = await post(work, [
    {
      entityId: entity.id,
      kind: 'commission_paid',
      valueOn: day,
      postedOn: await postingDay(work, entity.id, day),
      postings: [
        { account: 2310, ...inBoth(total) },
        { account: 2320, ...inBoth(-total) },
      ],
    },
  ])
  await markPaid(work.tx, statementIds, { runId, entryId })
  return { payRunId: runId }
}

function person({ who }: Work): Id<'stf'> {
  if (who.staffId === null) throw new Refused('pay_is_agreed_to_by_people')
  return who.staffId
}

async function locked(
  work: Work,
  ids: readonly Id<'pst'>[],
  states: readonly StatementState[],
): Promise<StoredStatement[]> {
  const distinct = [...new Set(ids)]
  await lockStatements(work.tx, distinct)
  const rows = await statementsOf(work.tx, { ids: distinct })
  if (rows.length !== distinct.length || rows.length === 0) found(null)
  const [only, another] = rows
  if (only && !another) sameVersion(work, only.version)
  const wrong = rows.find((row) => !states.includes(row.state))
  if (wrong) throw new Refused('pay_statement_is_elsewhere', { name: wrong.name, state: wrong.state })
  return rows
}

function refuseOwn(rows: readonly StoredStatement[], by: Id<'stf'>): void {
  if (rows.some((row) => row.staffId === by)) throw new Refused('pay_is_your_own')
}
