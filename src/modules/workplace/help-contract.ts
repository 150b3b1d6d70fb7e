import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, dayField, idField, momentField, noteField, textField } from '#platform/wire'
import { colleague } from './comments-contract.ts'
import { helpers, helpSides, helpStates } from './help.ts'

export const helpRequest = z.object({
  id: idField('hlp'),
  customer: z.object({ id: idField('cus'), name: z.string(), number: z.string() }),
  fromDepartment: z.string(),
  askedBy: colleague,
  toDepartment: z.enum(helpers),
  /** Null for whoever of the department takes it. */
  askedOf: colleague.nullable(),
  takenBy: colleague.nullable(),
  text: z.string(),
  answerBy: dayField,
  state: z.enum(helpStates),
  /** Why it was declined. */
  reason: z.string().nullable(),
  answer: z.string().nullable(),
  askedAt: momentField,
  endedAt: momentField.nullable(),
  /** What you may do with it now. */
  can: z.array(z.enum(['accept', 'decline', 'answer', 'thank', 'withdraw'])),
  version: countField,
})

export const listHelp = listEndpoint({
  path: '/v1/help-requests',
  allow: 'customer.read',
  filters: z.object({
    /** Asked of me or my department, or asked by me. */
    side: z.enum(helpSides).optional(),
    /** Those that wait for somebody. */
    open: z.boolean().optional(),
    state: z.enum(helpStates).optional(),
    customerId: idField('cus').optional(),
    search: textField({ max: 100 }).optional(),
  }),
  sorts: ['answerBy', 'askedAt', 'customerName'],
  row: helpRequest,
  sums: noSums,
  summary: 'What one side asks the other about customers, by the day on which an answer is wanted',
})

export const askHelp = endpoint({
  method: 'POST',
  path: '/v1/customers/:customerId/help-requests',
  allow: 'customer.touch',
  request: z.object({
    customerId: idField('cus'),
    to: z.enum(helpers),
    /** Without a name it goes to who sells to the customer or collects from it, else to the department. */
    askedOf: idField('stf').optional(),
    text: noteField({ max: 1000 }),
    answerBy: dayField,
  }),
  response: helpRequest,
  refusals: {
    answer_day_has_passed: 'That day has passed. Choose the day by which you need the answer.',
    help_is_yours: 'You would ask yourself. Choose somebody else, or another department.',
    person_may_not_read_it: 'That person may not see this customer. Ask somebody who may.',
  },
  summary: 'Ask another department for help with a customer',
})

const refusals = {
  help_is_not_open: 'It has moved on meanwhile. Look at it as it is now.',
  help_is_yours: 'You asked it yourself. Somebody of the other side answers.',
  help_is_asked_of_others: 'It was asked of another department. They answer it.',
  help_was_asked_by_another: 'Somebody else asked this. They thank for it, or take it back.',
}
const one = { helpId: idField('hlp') }
const words = noteField({ max: 1000 })

const deed = <Shape extends z.core.$ZodLooseShape>(name: string, request: z.ZodObject<Shape>, summary: string) =>
  endpoint({
    method: 'POST',
    path: `/v1/help-requests/:helpId/${name}`,
    allow: 'customer.touch',
    versioned: true,
    request,
    response: helpRequest,
    refusals,
    summary,
  })

export const acceptHelp = deed('accept', z.object(one), 'Take care of a request')
export const declineHelp = deed('decline', z.object({ ...one, words }), 'Say that you cannot help, and why')
export const answerHelp = deed('answer', z.object({ ...one, words }), 'Answer a request')
export const thankHelp = deed('thank', z.object({ ...one, words: words.optional() }), 'Thank for an answer')
export const withdrawHelp = deed('withdraw', z.object(one), 'Take a request back that nobody has taken yet')
