import type { readCustomer } from '#contracts/parties'
import type { Answer } from '#web'

/** A customer as its page knows it. */
export type Customer = Answer<typeof readCustomer>
