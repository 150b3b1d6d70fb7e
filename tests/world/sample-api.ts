import { z } from 'zod'
import type { Id } from '#kernel/id'
import { insist, refuse } from '#kernel/outcome'
import { money, type Money } from '#kernel/money'
import { downloadEndpoint, endpoint, listEndpoint, uploadEndpoint } from '#platform/endpoint'
import { found, sameVersion } from '#platform/found'
import { serve, type Route } from '#platform/http'
import { given, likeText, listPage } from '#platform/list'
import { sql, type Tx } from '#platform/sql'
import type { Work } from '#platform/work'
import { countField, currencyField, dayField, idField, moneyField, textField } from '#platform/wire'
import { openWorld, type World, type WorldOptions } from './world.ts'

// One of everything an API can have, on a table of its own: promises, as a collector would note them.
const promise = z.object({
  id: idField('itm'),
  customerId: idField('cus'),
  said: textField({ max: 100 }),
  amount: moneyField,
  promisedOn: dayField.nullable(),
  version: countField,
})

export const makePromise = endpoint({
  method: 'POST',
  path: '/v1/sample-promises',
  allow: 'cash.apply',
  money: true,
  request: z.object({
    customerId: idField('cus'),
    said: textField({ max: 100 }),
    amount: moneyField,
    promisedOn: dayField.nullable(),
  }),
  response: promise,
  refusals: { promise_is_empty: 'Nobody promises nothing. Say how much.' },
  summary: 'Note a promise',
})

export const changePromise = endpoint({
  method: 'PATCH',
  path: '/v1/sample-promises/:promiseId',
  allow: 'cash.apply',
  versioned: true,
  request: z.object({ promiseId: idField('itm'), said: textField({ max: 100 }) }),
  response: promise,
  summary: 'Correct what was said',
})

export const onePromise = endpoint({
  method: 'GET',
  path: '/v1/sample-promises/:promiseId',
  allow: 'cash.read',
  request: z.object({ promiseId: idField('itm') }),
  response: promise,
  summary: 'One promise',
})

export const promises = listEndpoint({
  path: '/v1/sample-promises',
  allow: 'cash.read',
  filters: z.object({
    search: textField().optional(),
    most: z.int().optional(),
    said: z.array(textField()).optional(),
  }),
  sorts: ['promisedOn', 'said', 'amount'],
  row: promise,
  sums: z.object({ currency: currencyField, total: moneyField }),
  summary: 'Promises',
})

export const importPromises = uploadEndpoint({
  method: 'POST',
  path: '/v1/promise-files',
  allow: 'cash.import',
  largest: 2 * 1024 * 1024,
  request: z.object({ strict: z.boolean().optional() }),
  response: z.object({ name: z.string(), bytes: countField, strict: z.boolean() }),
  summary: 'Read promises from a file',
})

export const promisePaper = downloadEndpoint({
  method: 'GET',
  path: '/v1/sample-promises/:promiseId/paper',
  allow: 'cash.read',
  types: ['text/plain; charset=utf-8'],
  request: z.object({ promiseId: idField('itm') }),
  summary: 'A promise on paper',
})

export const whoAmI = endpoint({
  method: 'GET',
  path: '/v1/who',
  allow: 'signed-in',
  request: z.object({}),
  response: z.object({ kind: z.string(), name: z.string(), door: z.string(), sees: z.string() }),
  summary: 'Who asks',
})

export const broken = endpoint({
  method: 'GET',
  path: '/v1/broken',
  allow: 'public',
  request: z.object({}),
  response: z.object({}),
  summary: 'Fails',
})

type Row = Omit<z.output<typeof promise>, 'amount'> & { readonly amount: bigint; readonly currency: Money['currency'] }

const columns = sql`id, customer_id as "customerId", said, amount, currency, promised_on as "promisedOn", version`
const answerOf = ({ currency, amount, ...rest }: Row) => ({ ...rest, amount: money(amount, currency) })

const promiseOf = async (tx: Tx, promiseId: Id<'itm'>) =>
  answerOf(found(await tx.maybe<Row>(sql`select ${columns} from public.promise where id = ${promiseId} for update`)))

async function make(work: Work, asked: z.output<typeof makePromise.request>) {
  if (asked.amount.amount === 0n)
    insist(refuse('promise_is_empty', { customerId: asked.customerId, said: asked.amount }))
  return answerOf(
    await work.tx.one<Row>(sql`
      insert into public.promise (customer_id, said, amount, currency, promised_on)
      values (${asked.customerId}, ${asked.said}, ${asked.amount.amount}, ${asked.amount.currency}, ${asked.promisedOn})
      returning ${columns}`),
  )
}

async function change(work: Work, { promiseId, said }: z.output<typeof changePromise.request>) {
  sameVersion(work, (await promiseOf(work.tx, promiseId)).version)
  await work.tx.run(sql`update public.promise set said = ${said}, version = version + 1 where id = ${promiseId}`)
  return promiseOf(work.tx, promiseId)
}

async function list({ tx }: Work, request: z.output<typeof promises.request>) {
  const page = await listPage<Row, { currency: Money['currency']; total: bigint }>(tx, {
    request,
    select: columns,
    from: sql`from public.promise`,
    where: [
      given(request.search, (text) => sql`said like ${likeText(text)}`),
      given(request.most, (most) => sql`amount <= ${most}`),
      given(request.said, (texts) => sql`said = any(${texts})`),
    ],
    sorts: {
      promisedOn: { by: sql`promised_on`, type: 'date', nullable: true },
      said: { by: sql`said`, type: 'text' },
      amount: { by: sql`amount`, type: 'bigint' },
    },
    defaultSort: 'promisedOn',
    id: sql`id`,
    sums: sql`currency, sum(amount)::bigint as total`,
  })
  return {
    ...page,
    rows: page.rows.map(answerOf),
    sums: page.sums.map(({ currency, total }) => ({ currency, total: money(total, currency) })),
  }
}

export const sampleRoutes: readonly Route[] = [
  serve(makePromise, make),
  serve(changePromise, change),
  serve(onePromise, ({ tx }, { promiseId }) =>
    tx
      .maybe<Row>(sql`select ${columns} from public.promise where id = ${promiseId}`)
      .then((row) => answerOf(found(row))),
  ),
  serve(promises, list),
  serve(importPromises, (_work, { file, strict = false }) =>
    Promise.resolve({ name: file.name, bytes: file.bytes.length, strict }),
  ),
  serve(promisePaper, async ({ tx }, { promiseId }) => {
    const row = found(await tx.maybe<Row>(sql`select ${columns} from public.promise where id = ${promiseId}`))
    return {
      name: 'Zusage „ä".txt',
      mediaType: 'text/plain; charset=utf-8',
      bytes: Buffer.from(row.said),
      inline: true,
    }
  }),
  serve(whoAmI, ({ who, door }) => Promise.resolve({ kind: who.kind, name: who.name, door, sees: who.sees })),
  serve(broken, () => Promise.reject(new Error('the secret of Erika Mustermann'))),
]

/** A world whose server has this API beside the product's own. */
export async function openSampleWorld(options: WorldOptions = {}): Promise<World> {
  const world = await openWorld({ routes: sampleRoutes, ...options })
  await world.asOwner(async (tx) => {
    await tx.run(sql`
      create table public.promise (
        id bigint generated always as identity primary key, customer_id bigint not null, said text not null,
        amount bigint not null, currency text not null, promised_on date, version integer not null default 1)`)
    await tx.run(sql`grant select, insert, update on public.promise to quittance_app`)
  })
  return world
}
