import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { dayField, idField } from '#platform/wire'

const person = z.object({ id: idField('stf'), name: z.string() })

const substitute = z.object({
  id: idField('sbs'),
  absent: person,
  substitute: person,
  from: dayField,
  to: dayField,
  state: z.enum(['planned', 'now', 'over']),
  mayEnd: z.boolean(),
})

export const listSubstitutes = endpoint({
  method: 'GET',
  path: '/v1/dispute-substitutes',
  allow: 'dispute.approve',
  request: z.object({}),
  response: z.object({
    substitutes: z.array(substitute),
    /** Who may be named: people who may agree to credit notes at all. */
    people: z.array(person),
    /** Whether the asker names substitutes for others too. */
    forOthers: z.boolean(),
  }),
  summary: 'Who agrees to credit notes and new bills in whose place, and until when',
})

export const nameSubstitute = endpoint({
  method: 'POST',
  path: '/v1/dispute-substitutes',
  allow: 'dispute.approve',
  money: true,
  request: z.object({
    /** Whoever is away; without one, oneself. */
    staffId: idField('stf').optional(),
    substituteId: idField('stf'),
    from: dayField,
    to: dayField,
  }),
  response: z.object({ id: idField('sbs') }),
  refusals: {
    substitute_is_the_same: 'Nobody stands in for himself. Choose a colleague.',
    substitute_may_not_approve: 'This colleague may not agree to credit notes at all. Choose one who may.',
    absent_may_not_approve: 'Whoever is away here does not agree to credit notes anyway: nobody needs to stand in.',
    days_are_turned: 'The last day lies before the first. Give them the other way round.',
    days_are_over: 'These days are over. Choose today or later ones.',
    substitute_is_set: 'Somebody stands in on these days already. End that first, or choose other days.',
    only_a_lead_names_others: 'One names one’s own substitute. The finance lead does it for others.',
  },
  summary: 'Let a colleague agree in one’s place, from day to day',
})

export const endSubstitute = endpoint({
  method: 'POST',
  path: '/v1/dispute-substitutes/:substituteId/end',
  allow: 'dispute.approve',
  request: z.object({ substituteId: idField('sbs') }),
  response: z.null(),
  refusals: {
    only_a_lead_names_others: 'One ends one’s own substitution. The finance lead does it for others.',
  },
  summary: 'Whoever was away is back',
})
