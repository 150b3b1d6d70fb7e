import type { z } from 'zod'
import type { Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { given, listPage, type PageRequest } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { CallOutcome } from './call-outcome.ts'
import type { callRow } from './contract-calls.ts'

export type NewCall = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly contactId: Id<'con'> | null
  readonly outcome: CallOutcome
  readonly note: string | null
  readonly namedOn: Day | null
  readonly named: string | null
  readonly nextOn: Day
  readonly takenBy: Id<'stf'> | null
  readonly takenOn: Day
  readonly touchId: Id<'tou'>
  readonly promiseId: Id<'prm'> | null
  readonly caseIds: readonly Id<'dsp'>[]
}

export const insertCall = async (
  tx: Tx,
  call: NewCall,
  { at, originId }: { readonly at: Date; readonly originId: Id<'org'> },
): Promise<Id<'cal'>> =>
  (
    await tx.one<{ id: Id<'cal'> }>(sql`
      insert into collections.call
        (entity_id, customer_id, contact_id, outcome, note, named_on, named, next_on, taken_by, taken_at, taken_on, touch_id,
         promise_id, case_ids, origin_id)
      values (${call.entityId}, ${call.customerId}, ${call.contactId}, ${call.outcome}, ${call.note}, ${call.namedOn}, ${call.named},
        ${call.nextOn}, ${call.takenBy}, ${at}, ${call.takenOn}, ${call.touchId}, ${call.promiseId}, ${call.caseIds}::bigint[], ${originId})
      returning id`)
  ).id

export type StoredCall = Pick<
  NewCall,
  'entityId' | 'customerId' | 'outcome' | 'takenBy' | 'takenOn' | 'promiseId' | 'caseIds'
> & {
  readonly id: Id<'cal'>
  readonly undoneAt: Date | null
  readonly version: number
}

/** If the asker may see its customer. */
export const callById = (tx: Tx, id: Id<'cal'>) =>
  tx.maybe<StoredCall>(sql`
    select call.id, call.entity_id as "entityId", call.customer_id as "customerId", call.outcome, call.taken_by as "takenBy",
      call.taken_on as "takenOn", call.promise_id as "promiseId", call.case_ids as "caseIds", call.undone_at as "undoneAt", call.version
    from collections.call
    join parties.visible_customer visible on visible.id = call.customer_id
    where call.id = ${id}`)

export const markUndone = (tx: Tx, id: Id<'cal'>, at: Date) =>
  tx.run(sql`update collections.call set undone_at = ${at}, version = version + 1 where id = ${id}`)

export type Rest = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly untilOn: Day
  readonly because: string
  readonly callId: Id<'cal'> | null
}

export const saveRest = (
  tx: Tx,
  rest: Rest,
  { at, staffId }: { readonly at: Date; readonly staffId: Id<'stf'> | null },
) =>
  tx.run(sql`
    insert into collections.rest (entity_id, customer_id, until_on, because, call_id, set_by, set_at)
    values (${rest.entityId}, ${rest.customerId}, ${rest.untilOn}, ${rest.because}, ${rest.callId}, ${staffId}, ${at})
    on conflict (entity_id, customer_id) do update set until_on = excluded.until_on, because = excluded.because,
      call_id = excluded.call_id, set_by = excluded.set_by, set_at = excluded.set_at`)

export const endRest = async (
  tx: Tx,
  { entityId, customerId }: Pick<Rest, 'entityId' | 'customerId'>,
): Promise<boolean> =>
  (await tx.run(sql`delete from collections.rest where entity_id = ${entityId} and customer_id = ${customerId}`)) === 1

export type RestRow = {
  readonly entityId: Id<'ent'>
  readonly customerId: Id<'cus'>
  readonly customerName: string
  readonly customerNumber: string
  readonly untilOn: Day
  readonly because: string
  readonly setById: Id<'stf'> | null
}

/** Who is left alone after today, whoever may see him. */
export const restsOf = (
  tx: Tx,
  asked: {
    readonly entityId: Id<'ent'>
    readonly today: Day
    readonly collectorId: Id<'stf'> | null
    readonly customerId?: Id<'cus'> | undefined
  },
) =>
  tx.many<RestRow>(sql`
    select rest.entity_id as "entityId", rest.customer_id as "customerId", customer.name as "customerName",
      customer.number as "customerNumber", rest.until_on as "untilOn", rest.because, rest.set_by as "setById"
    from collections.rest
    join parties.visible_customer visible on visible.id = rest.customer_id
    join parties.customer on customer.id = rest.customer_id
    where rest.entity_id = ${asked.entityId} and rest.until_on > ${asked.today}
      and (${asked.collectorId}::bigint is null or customer.collector_id = ${asked.collectorId})
      and (${asked.customerId ?? null}::bigint is null or rest.customer_id = ${asked.customerId ?? null})
    order by rest.until_on, customer.folded_name, rest.customer_id limit 200`)

type CallRow = z.output<typeof callRow>
type Filter = PageRequest & {
  readonly entityId?: Id<'ent'> | undefined
  readonly customerId?: Id<'cus'> | undefined
  readonly callId?: Id<'cal'> | undefined
  readonly outcome?: CallOutcome | undefined
  readonly takenBy?: Id<'stf'> | undefined
  readonly takenOn?: Day | undefined
}

export async function callPage(tx: Tx, request: Filter) {
  const page = await listPage<
    Omit<CallRow, 'customer'> & {
      readonly customerId: Id<'cus'>
      readonly customerName: string
      readonly customerNumber: string
    }
  >(tx, {
    request,
    select: sql`call.id, call.entity_id as "entityId", call.customer_id as "customerId", customer.name as "customerName",
      customer.number as "customerNumber", contact.name as "contactName", call.outcome, call.note, call.named_on as "namedOn", call.named,
      call.next_on as "nextOn", call.taken_by as "takenById", call.taken_at as "takenAt", call.promise_id as "promiseId",
      call.case_ids as "caseIds", call.undone_at is not null as undone, call.version`,
    from: sql`from collections.call
      join parties.visible_customer visible on visible.id = call.customer_id
      join parties.customer on customer.id = call.customer_id
      left join parties.contact on contact.id = call.contact_id`,
    where: [
      given(request.callId, (id) => sql`call.id = ${id}`),
      given(request.entityId, (id) => sql`call.entity_id = ${id}`),
      given(request.customerId, (id) => sql`call.customer_id = ${id}`),
      given(request.outcome, (outcome) => sql`call.outcome = ${outcome}`),
      given(request.takenBy, (id) => sql`call.taken_by = ${id}`),
      given(request.takenOn, (on) => sql`call.taken_on = ${on}`),
    ],
    sorts: {
      takenAt: { by: sql`call.taken_at`, type: 'timestamptz' },
      customerName: { by: sql`customer.folded_name`, type: 'text' },
      nextOn: { by: sql`call.next_on`, type: 'date' },
    },
    defaultSort: '-takenAt',
    id: sql`call.id`,
  })
  return {
    ...page,
    rows: page.rows.map(({ customerId, customerName, customerNumber, ...row }) => ({
      ...row,
      customer: { id: customerId, name: customerName, number: customerNumber },
    })),
  }
}
