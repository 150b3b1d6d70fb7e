import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import {
  countField,
  currencyField,
  dayField,
  decimalField,
  idField,
  moneyField,
  momentField,
  textField,
} from '#platform/wire'

const level = z.int().min(1).max(3)
const customer = z.object({ id: idField('cus'), name: z.string(), number: z.string() })
const reminderStates = ['queued', 'sent', 'failed', 'cancelled'] as const

export const verdicts = ['send', 'postponed', 'quiet'] as const
export const customerReasons = [
  'due',
  'nothing_overdue',
  'only_disputed',
  'only_promised',
  'only_held',
  'not_received',
  'before_own_day',
  'asked_already',
  'every_level_sent',
  'bank_not_loaded',
  'on_hold',
  'sales_talks',
  'vip',
  'below_minimum',
  'no_address',
  'address_dead',
  'not_a_working_day',
  'too_late_today',
  'person_heard_enough',
  'account_heard_enough',
] as const
export const itemReasons = [
  'due',
  'not_overdue',
  'not_received',
  'on_hold',
  'disputed',
  'promised',
  'before_own_day',
  'asked_already',
  'every_level_sent',
] as const
export const itemRoles = ['ask', 'also', 'noted', 'quiet'] as const

export const reminderRow = z.object({
  id: idField('rem'),
  entityId: idField('ent'),
  customer,
  level,
  forOn: dayField,
  state: z.enum(reminderStates),
  /** person, contact (the facts changed), bounced. */
  cancelledBecause: z.string().nullable(),
  mailId: idField('msg').nullable(),
  to: z.string(),
  items: countField,
  asked: z.array(moneyField),
  queuedAt: momentField,
  sentAt: momentField.nullable(),
  version: countField,
})

export const listReminders = listEndpoint({
  path: '/v1/reminders',
  allow: 'collections.read',
  filters: z.object({
    entityId: idField('ent').optional(),
    customerId: idField('cus').optional(),
    state: z.enum(reminderStates).optional(),
    level: level.optional(),
    forOn: dayField.optional(),
    search: textField({ max: 100 }).optional(),
  }),
  sorts: ['queuedAt', 'customerName', 'level'],
  row: reminderRow,
  sums: noSums,
  summary: 'Reminders that were written, with what became of them',
})

export const standingRow = z.object({
  entityId: idField('ent'),
  customer,
  verdict: z.enum(verdicts),
  reason: z.enum(customerReasons),
  level: z.int().min(0).max(3),
  /** What would be asked for, and what is known to be in question or promised. */
  asked: z.array(moneyField),
  noted: z.array(moneyField),
  onDay: dayField,
  nextOn: dayField.nullable(),
  decisionId: idField('dec'),
  decidedAt: momentField,
})

export const listStandings = listEndpoint({
  path: '/v1/reminder-decisions',
  allow: 'collections.read',
  filters: z.object({
    entityId: idField('ent').optional(),
    verdict: z.enum(verdicts).optional(),
    reason: z.enum(customerReasons).optional(),
    search: textField({ max: 100 }).optional(),
  }),
  sorts: ['decidedAt', 'customerName', 'nextOn'],
  row: standingRow,
  sums: noSums,
  summary: 'Everybody with something overdue, and why he is written to or not',
})

const policy = z.object({
  fromOn: dayField,
  /** The house default counts until the legal entity has a row of its own. */
  isDefault: z.boolean(),
  firmAfter: countField,
  finalAfter: countField,
  minimum: decimalField,
  perPerson: countField,
  perAccount: countField,
  sendsFrom: z.string(),
  sendsUntil: z.string(),
  source: z.string(),
})

export const readReminderDay = endpoint({
  method: 'GET',
  path: '/v1/reminder-day',
  allow: 'collections.read',
  request: z.object({ entityId: idField('ent') }),
  response: z.object({
    today: dayField,
    bankThrough: dayField.nullable(),
    /** Up to here the bank must be loaded before anybody is asked for money. */
    bankNeeded: dayField,
    lastRun: z
      .object({
        forOn: dayField,
        beganAt: momentField,
        endedAt: momentField.nullable(),
        customers: countField,
        letters: countField,
        waitingForBank: countField,
      })
      .nullable(),
    letters: z.array(z.object({ level, state: z.enum(reminderStates), letters: countField })),
    standings: z.array(z.object({ verdict: z.enum(verdicts), reason: z.enum(customerReasons), customers: countField })),
    policy,
  }),
  summary: 'What leaves by itself today, and what waits for what',
})

const judgedItem = z.object({
  itemId: idField('itm'),
  documentId: idField('inv').nullable(),
  number: z.string(),
  dueOn: dayField,
  effectiveDueOn: dayField,
  open: moneyField,
  asked: moneyField,
  noted: moneyField,
  role: z.enum(itemRoles),
  reason: z.enum(itemReasons),
  level: z.int().min(0).max(3),
  nextOn: dayField.nullable(),
})

const judged = z.object({
  customer,
  verdict: z.enum(verdicts),
  reason: z.enum(customerReasons),
  level: z.int().min(0).max(3),
  to: z.string().nullable(),
  nextOn: dayField.nullable(),
  items: z.array(judgedItem),
})

export const previewReminders = endpoint({
  method: 'GET',
  path: '/v1/reminder-preview',
  allow: 'collections.read',
  request: z.object({ entityId: idField('ent') }),
  response: z.object({
    today: dayField,
    customers: countField,
    counts: z.array(z.object({ verdict: z.enum(verdicts), reason: z.enum(customerReasons), customers: countField })),
    sums: z.array(z.object({ currency: currencyField, asked: moneyField })),
    /** The first of the letters that would leave. */
    letters: z.array(judged),
  }),
  summary: 'What a run would do now, without doing it',
})

export const askForReminders = endpoint({
  method: 'POST',
  path: '/v1/reminder-runs',
  allow: 'collections.work',
  request: z.object({ entityId: idField('ent') }),
  response: z.object({ asked: z.boolean() }),
  summary: 'Asks the worker to go through everybody now; who has a letter of today gets no second one',
})

export const readReminding = endpoint({
  method: 'GET',
  path: '/v1/customers/:customerId/reminding',
  allow: 'collections.read',
  request: z.object({ customerId: idField('cus') }),
  response: z.object({
    entities: z.array(judged.extend({ entityId: idField('ent'), entityCode: z.string() })),
    letters: z.array(reminderRow),
  }),
  summary: 'May this customer be reminded now, of what, and if not, why and until when',
})

export const stopReminder = endpoint({
  method: 'POST',
  path: '/v1/reminders/:reminderId/stop',
  allow: 'collections.work',
  versioned: true,
  request: z.object({
    reminderId: idField('rem'),
    /** Until this day nobody reminds the customer; without one, for a week. */
    until: dayField.optional(),
  }),
  response: reminderRow,
  refusals: {
    mail_is_not_waiting: 'The reminder has left or was stopped. What has left cannot be called back.',
    day_has_passed: 'This day has passed. Give a day from tomorrow on.',
  },
  summary: 'Stops a reminder that still waits, and lets the customer be for some days',
})

export const resumeReminder = endpoint({
  method: 'POST',
  path: '/v1/reminders/:reminderId/resume',
  allow: 'collections.work',
  versioned: true,
  request: z.object({ reminderId: idField('rem') }),
  response: reminderRow,
  refusals: { reminder_was_not_stopped: 'Nobody stopped this reminder. There is nothing to take back.' },
  summary: 'Takes a stop back: the customer is looked at again at once',
})

const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time of day such as 08:30')

export const listReminderPolicies = endpoint({
  method: 'GET',
  path: '/v1/reminder-policies',
  allow: 'collections.read',
  request: z.object({ entityId: idField('ent') }),
  response: z.object({ policies: z.array(policy) }),
  summary: 'How a legal entity reminds, the latest first',
})

export const setReminderPolicy = endpoint({
  method: 'POST',
  path: '/v1/reminder-policies',
  allow: 'collections.policy',
  request: z.object({
    entityId: idField('ent'),
    fromOn: dayField,
    firmAfter: z.int().min(4).max(120),
    finalAfter: z.int().min(5).max(180),
    minimum: decimalField,
    perPerson: z.int().min(1).max(20),
    perAccount: z.int().min(1).max(40),
    sendsFrom: time,
    sendsUntil: time,
    because: textField({ max: 400 }),
  }),
  response: z.object({ policies: z.array(policy) }),
  refusals: {
    levels_out_of_order: 'The final note must come after the firm one. Give it a later day.',
    window_is_empty: 'Letters would never leave. Let the window end later than it begins.',
    policy_is_in_the_past: 'What was decided stays decided. Let the new policy begin tomorrow or later.',
    day_has_a_policy: 'A policy begins on this day already. Choose another day.',
    minimum_is_negative: 'The smallest amount cannot be below zero. Give zero or more.',
  },
  summary: 'Sets how a legal entity reminds from a day on',
})

export * from './contract-calls.ts'
export * from './contract-promises.ts'
export * from './contract-worklist.ts'
