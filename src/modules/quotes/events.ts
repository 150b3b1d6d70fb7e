import { z } from 'zod'
import { fact } from '#platform/events'
import { idField } from '#platform/wire'

const about = z.object({ quoteId: idField('quo'), customerId: idField('cus') })

/** Something happened to a quote that somebody here should hear of; how it stands is read. */
export const quoteMoved = fact('quote.moved', about)

/** The customer took the quote, and it is an order. */
export const quoteAccepted = fact('quote.accepted', about.extend({ orderId: idField('ord') }))
