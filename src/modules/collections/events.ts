import { z } from 'zod'
import { fact } from '#platform/events'
import { dayField, idField } from '#platform/wire'

/** A promise to pay was kept or not; a return of money may judge it again. */
export const promiseJudged = fact(
  'promise.judged',
  z.object({
    promiseId: idField('prm'),
    customerId: idField('cus'),
    state: z.enum(['kept', 'part_kept', 'broken']),
    promisedOn: dayField,
    takenBy: idField('stf').nullable(),
  }),
)
