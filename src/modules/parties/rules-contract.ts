import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, dayField, idField, momentField, textField } from '#platform/wire'
import { talkers } from './contact-rule.ts'
import { contact } from './people-contract.ts'
import { departments } from './touch.ts'
import { colleague } from './wire.ts'

export const contactRule = z.object({
  id: idField('rul'),
  customer: z.object({ id: idField('cus'), name: z.string(), number: z.string() }),
  /** Who speaks to the customer about money. */
  talks: z.enum(talkers),
  /** Nothing reaches a VIP that a person has not looked at. */
  vip: z.boolean(),
  reason: z.string(),
  /** The last day on which it holds. */
  until: dayField,
  inForce: z.boolean(),
  namedBy: colleague.nullable(),
  namedAt: momentField,
  endedAt: momentField.nullable(),
})

const salesFirst = 'Sales named it. Ask the owner of the customer to change it, or wait for its last day.'

export const listContactRules = listEndpoint({
  path: '/v1/contact-rules',
  allow: 'customer.read',
  filters: z.object({
    customerId: idField('cus').optional(),
    search: textField({ max: 100 }).optional(),
    vip: z.boolean().optional(),
    talks: z.enum(talkers).optional(),
    /** Those that end on this day or before. */
    untilBy: dayField.optional(),
    /** Those that have ended, too. */
    past: z.boolean().optional(),
  }),
  sorts: ['until', 'customerName', 'namedAt'],
  row: contactRule,
  sums: noSums,
  summary: 'VIPs, and who speaks to whom, by the day on which it ends',
})

export const nameContactRule = endpoint({
  method: 'PUT',
  path: '/v1/customers/:customerId/contact-rule',
  allow: 'contact-rule.edit',
  request: z.object({
    customerId: idField('cus'),
    talks: z.enum(talkers),
    vip: z.boolean(),
    reason: textField({ max: 300 }),
    until: dayField,
    /** The rule that you saw, which this one takes the place of; null where there was none. */
    replaces: idField('rul').nullable(),
  }),
  response: contactRule,
  refusals: {
    rule_has_ended: 'That day has passed. Choose the last day on which it shall hold.',
    rule_is_too_long: 'It holds for a year at most. Choose an earlier day; it can be said again.',
    vip_is_named_by_sales: 'Sales names the VIPs. Ask the owner of the customer.',
    sales_is_asked_first: salesFirst,
    contact_rule_changed: 'Somebody changed the rule meanwhile. Look at it as it is now.',
  },
  summary: 'Say who speaks to a customer and whether it is a VIP, until a day',
})

export const liftContactRule = endpoint({
  method: 'DELETE',
  path: '/v1/contact-rules/:ruleId',
  allow: 'contact-rule.edit',
  request: z.object({ ruleId: idField('rul') }),
  response: contactRule,
  refusals: {
    contact_rule_is_ended: 'It has ended already. There is nothing left to do.',
    sales_is_asked_first: salesFirst,
  },
  summary: 'End a rule before its day',
})

const talk = z.object({ department: z.enum(departments), at: momentField, staff: colleague.nullable() })

export const readRelations = endpoint({
  method: 'GET',
  path: '/v1/customers/:customerId/relations',
  allow: 'customer.read',
  request: z.object({ customerId: idField('cus') }),
  response: z.object({
    contacts: z.array(
      contact.extend({
        /** The last talk of each department with this person, latest first. */
        talks: z.array(talk),
        /** Which of our people have spoken with this person, most often first. */
        knownBy: z.array(colleague.extend({ times: countField, lastAt: momentField })),
      }),
    ),
    /** The last talk of each department with anybody there, latest first. */
    talks: z.array(talk),
    rule: contactRule.nullable(),
  }),
  summary: 'The people on both sides: who knows whom, and when each department last spoke to them',
})
