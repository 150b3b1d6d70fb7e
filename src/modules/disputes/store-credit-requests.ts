import type { Id } from '#kernel/id'
import type { Currency } from '#kernel/money'
import { json, sql, type Tx } from '#platform/sql'

/** A credit note that somebody asked for without a case, and that others must agree to. */
export type CreditRequestRow = {
  readonly id: Id<'apr'>
  readonly documentId: Id<'inv'>
  readonly customerId: Id<'cus'>
  readonly entityId: Id<'ent'>
  readonly lines: unknown
  readonly currency: Currency
  readonly amount: bigint
  readonly needs: readonly string[]
  readonly reason: string
  readonly askedBy: Id<'stf'> | null
  readonly state: 'waiting' | 'approved' | 'returned'
  readonly version: number
}

const columns = sql.raw(`
  approval.id, approval.document_id as "documentId", document.customer_id as "customerId", document.entity_id as "entityId",
  approval.lines, approval.currency, approval.amount, approval.needs, approval.reason, approval.asked_by as "askedBy", approval.state,
  approval.version`)

export async function insertCreditRequest(
  tx: Tx,
  row: Pick<CreditRequestRow, 'documentId' | 'currency' | 'amount' | 'needs' | 'reason' | 'askedBy'> & {
    readonly lines: Parameters<typeof json>[0]
    readonly entityAmount: bigint
    readonly entityMonth: bigint
  },
  { at, originId }: { readonly at: Date; readonly originId: Id<'org'> },
): Promise<Id<'apr'>> {
  const [approvalId] = (await tx.allocate('disputes.approval', 1)) as Id<'apr'>[]
  if (!approvalId) throw new Error('a request has no id')
  await tx.insert('disputes.approval', [
    {
      id: approvalId,
      deed: 'credit_note',
      document_id: row.documentId,
      lines: json(row.lines),
      currency: row.currency,
      amount: row.amount,
      entity_amount: row.entityAmount,
      entity_month: row.entityMonth,
      needs: [...row.needs],
      reason: row.reason,
      asked_by: row.askedBy,
      asked_at: at,
      state: 'waiting',
      origin_id: originId,
    },
  ])
  return approvalId
}

export const creditRequestBy = (tx: Tx, id: Id<'apr'>) =>
  tx.maybe<CreditRequestRow>(sql`
    select ${columns} from disputes.approval
    join billing.document on document.id = approval.document_id
    join parties.visible_customer visible on visible.id = document.customer_id
    where approval.id = ${id}`)

/** What waits for a yes on a bill, without a case. */
export const waitingCredits = (tx: Tx, documentId: Id<'inv'>) =>
  tx.many<CreditRequestRow>(sql`
    select ${columns} from disputes.approval
    join billing.document on document.id = approval.document_id
    join parties.visible_customer visible on visible.id = document.customer_id
    where approval.document_id = ${documentId} and approval.state = 'waiting' order by approval.id`)

export const endWithNote = (tx: Tx, id: Id<'apr'>, end: { readonly noteId: Id<'inv'>; readonly at: Date }) =>
  tx.run(sql`
    update disputes.approval set state = 'approved', ended_at = ${end.at}, credit_note_id = ${end.noteId}, version = version + 1
    where id = ${id} and state = 'waiting'`)
