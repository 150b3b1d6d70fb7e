import type { readOrder } from '#contracts/orders'
import type { Answer } from '#web'

/** An order as its page knows it. */
export type ShownOrder = Answer<typeof readOrder>
