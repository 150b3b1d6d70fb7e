import { z } from 'zod'
import { fact } from '#platform/events'
import { idField, moneyField } from '#platform/wire'

/** Held orders may go on: a rule came true, such as money that arrived or a limit that was raised. */
export const creditReleased = fact(
  'credit.released',
  z.object({ customerId: idField('cus'), orderIds: z.array(idField('ord')) }),
)

export const limitSet = fact('credit.limit-set', z.object({ customerId: idField('cus'), limit: moneyField }))
