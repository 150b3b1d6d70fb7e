import { z } from 'zod'
import { endpoint, listEndpoint, uploadEndpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, idField, moneyField, momentField, noteField } from '#platform/wire'
import { bankFileRefusals } from './formats/refusals.ts'

/** A sentence of the catalogue by its key, and what is filled in; amounts are decimals of the line's currency. */
const reason = z.object({ key: z.string(), values: z.record(z.string(), z.string()) })
const state = z.enum(['unidentified', 'unapplied', 'applied', 'outgoing', 'returned', 'split', 'joined'])
/** Where a line waits: for a yes, for a name, for a purpose, put aside by somebody; or it is done. */
const waits = z.enum(['confirm', 'payer', 'purpose', 'left', 'done', 'outgoing'])

const share = z.object({
  itemId: idField('itm'),
  documentId: idField('inv').nullable(),
  number: z.string(),
  kind: z.enum(['invoice', 'credit_note', 'allowance', 'receipt']),
  customerName: z.string(),
  issuedOn: dayField,
  dueOn: dayField,
  open: moneyField,
  pays: moneyField,
})

const proposal = z.object({
  id: idField('prp'),
  customerId: idField('cus'),
  customerName: z.string(),
  method: z.string(),
  probability: z.number().min(0).max(1),
  reasons: z.array(reason),
  items: z.array(share),
  /** Open on the items less the credits: what would settle all of it. */
  open: moneyField,
  /** What the line pays, and what is left over of it or missing on the items. */
  pays: moneyField,
  rest: moneyField,
  short: moneyField,
})

const line = z.object({
  id: idField('rec'),
  bankAccountId: idField('bnk'),
  entityId: idField('ent'),
  bookedOn: dayField,
  valueOn: dayField,
  amount: moneyField,
  /** What of it is not applied. */
  unapplied: moneyField,
  payerName: z.string().nullable(),
  payerAccount: z.string().nullable(),
  remittance: z.string().nullable(),
  bankReference: z.string().nullable(),
  state,
  waits,
  customerId: idField('cus').nullable(),
  customerName: z.string().nullable(),
  customerNumber: z.string().nullable(),
  /** The best proposal in short; the line itself has all of them. */
  best: z
    .object({
      id: idField('prp'),
      probability: z.number(),
      method: z.string(),
      items: countField,
      customerName: z.string(),
    })
    .nullable(),
  whyItWaits: reason.nullable(),
  leftUnappliedReason: z.string().nullable(),
  ageDays: countField,
  how: z.enum(['auto', 'confirmed', 'manual']).nullable(),
  version: countField,
})

const imported = z.object({
  fileName: z.string(),
  statements: countField,
  lines: countField,
  known: countField,
  autoApplied: countField,
  proposed: countField,
  unidentified: countField,
  unapplied: countField,
  outgoing: countField,
  returned: countField,
})

export const importBankFile = uploadEndpoint({
  method: 'POST',
  path: '/v1/bank-files',
  allow: 'cash.import',
  largest: 64 * 2 ** 20,
  request: z.object({ bankAccountId: idField('bnk').optional() }),
  response: imported,
  refusals: bankFileRefusals,
  summary: 'Load a bank file: every new line is booked, matched, and applied where that is sure',
})

const gap = z.object({ statementId: idField('stm'), from: dayField, missing: moneyField })
const accountHead = z.object({
  bankAccountId: idField('bnk'),
  name: z.string(),
  number: z.string(),
  currency: currencyField,
  loadedThrough: dayField.nullable(),
  statementNumber: z.string().nullable(),
  bank: moneyField.nullable(),
  books: moneyField,
  difference: moneyField.nullable(),
  /** What stood on the account before the first statement that was loaded. */
  brought: moneyField,
  booked: moneyField,
  /** Of the day that is looked at. */
  day: z.object({ lines: countField, in: moneyField, out: moneyField }),
  gaps: z.array(gap),
})
const waitingSum = z.object({ currency: currencyField, unidentified: moneyField, unapplied: moneyField })

export const readWorkbench = endpoint({
  method: 'GET',
  path: '/v1/cash-workbench',
  allow: 'cash.read',
  request: z.object({ entityId: idField('ent').optional(), day: dayField.optional() }),
  response: z.object({
    day: dayField.nullable(),
    cameIn: countField,
    postedAlone: countField,
    accounts: z.array(accountHead),
    /** What waits in all, on 2100 and on 2110. */
    waiting: z.array(waitingSum),
    groups: z.array(
      z.object({
        waits,
        count: countField,
        sums: z.array(moneyField),
        /** The first two hundred; the list has all. */
        lines: z.array(line),
      }),
    ),
    doneToday: countField,
  }),
  summary: 'The cash desk: bank and books of each account, the lines that wait, and what was posted that day',
})

export const listBankLines = listEndpoint({
  path: '/v1/bank-lines',
  allow: 'cash.read',
  filters: z.object({
    entityId: idField('ent').optional(),
    bankAccountId: idField('bnk').optional(),
    statementId: idField('stm').optional(),
    customerId: idField('cus').optional(),
    state: state.optional(),
    waits: waits.optional(),
    /** Not applied for so many days or more. */
    olderThan: z.int().min(0).max(10_000).optional(),
    from: dayField.optional(),
    to: dayField.optional(),
  }),
  sorts: ['bookedOn', 'amount', 'payerName'],
  row: line,
  sums: z.object({ currency: currencyField, amount: moneyField, unapplied: moneyField }),
  summary: 'Bank lines, as they were booked and what became of them',
})

const deed = z.object({
  kind: z.enum(['applied', 'identified', 'split', 'left', 'returned']),
  how: z.enum(['auto', 'confirmed', 'manual']),
  amount: moneyField,
  customerName: z.string().nullable(),
  at: momentField,
  by: z.string().nullable(),
  undoneAt: momentField.nullable(),
})

export const bankLine = line.extend({
  bankCode: z.string().nullable(),
  endToEndId: z.string().nullable(),
  returnReason: z.string().nullable(),
  returnsId: idField('rec').nullable(),
  partOfId: idField('rec').nullable(),
  parts: z.array(idField('rec')),
  /** Where the text names documents: for the eye. */
  marks: z.array(z.object({ from: countField, to: countField, known: z.boolean() })),
  proposals: z.array(proposal),
  applied: z.array(share),
  deeds: z.array(deed),
  canUndo: z.boolean(),
  /** From this probability on the machine applies by itself. */
  sureFrom: z.number(),
  /** Earlier money from the same account. */
  paidBefore: z.array(
    z.object({ receiptId: idField('rec'), valueOn: dayField, amount: moneyField, customerName: z.string().nullable() }),
  ),
  paymentsBefore: countField,
})

export const readBankLine = endpoint({
  method: 'GET',
  path: '/v1/bank-lines/:receiptId',
  allow: 'cash.read',
  request: z.object({ receiptId: idField('rec') }),
  response: bankLine,
  summary: 'A bank line with its proposals, their reasons and sums, and everything that was done with it',
})

export const tryItems = endpoint({
  method: 'GET',
  path: '/v1/bank-lines/:receiptId/trial',
  allow: 'cash.read',
  request: z.object({ receiptId: idField('rec'), items: z.array(idField('itm')).max(500).optional() }),
  response: z.object({
    items: z.array(share),
    line: moneyField,
    open: moneyField,
    pays: moneyField,
    /** Left over of the line; missing on the items. */
    rest: moneyField,
    short: moneyField,
    /** The account that the money stands on now. */
    from: z.union([z.literal(2100), z.literal(2110)]),
    customer: z.object({ items: countField, open: moneyField, after: moneyField }).nullable(),
  }),
  refusals: { entities_differ: 'An item is of another legal entity or currency. Money never pays across them.' },
  summary: 'What a line would pay if it were applied to these items; nothing is done',
})

const noWork = {
  line_went_out: 'This money left the account. Only money that came in can pay invoices.',
  line_was_returned: 'The bank gave this money back. Look at the returning line.',
  line_is_split: 'The line is split. Work with its parts, or undo the split first.',
  line_is_no_more: 'This part went back into its line. Work with the line.',
  line_is_applied: 'The line pays something already. Undo that first.',
} as const
const noLink = {
  item_not_open_enough: 'One of the items has less open than that. Read it again: somebody may have paid it meanwhile.',
  item_is_named_twice: 'The same item is named twice. Name each once, with all that it gets.',
  items_do_not_meet:
    'Money pays invoices, and credit notes are taken off them; nothing else meets. Choose other items.',
  entities_differ: 'The invoice is of another legal entity. Money never pays across legal entities.',
  currencies_differ: 'The line and the item are in different currencies. Choose items in the currency of the line.',
  amount_is_not_positive: 'An amount is zero or less. Leave the item out instead.',
  credit_is_more_than_items:
    'The credit notes are worth more than the invoices that were chosen. Choose more invoices.',
} as const

export const acceptProposals = endpoint({
  method: 'POST',
  path: '/v1/bank-lines/accept',
  allow: 'cash.apply',
  money: true,
  request: z.object({
    lines: z
      .array(z.object({ receiptId: idField('rec'), proposalId: idField('prp'), version: countField.optional() }))
      .min(1)
      .max(200),
  }),
  response: z.object({ applied: countField }),
  refusals: {
    ...noWork,
    ...noLink,
    proposal_is_past: 'The proposal no longer fits: something it pays was paid meanwhile. Look at the new one.',
    proposal_is_of_another_line: 'The proposal is of another line. Read the lines again.',
  },
  summary: 'Apply lines as proposed: all of them, or none',
})

export const applyLine = endpoint({
  method: 'POST',
  path: '/v1/bank-lines/:receiptId/apply',
  allow: 'cash.apply',
  money: true,
  versioned: true,
  request: z.object({
    receiptId: idField('rec'),
    items: z
      .array(z.object({ itemId: idField('itm'), amount: moneyField }))
      .min(1)
      .max(500),
  }),
  response: bankLine,
  refusals: {
    ...noWork,
    ...noLink,
    nothing_is_chosen: 'No invoice is chosen. Choose at least one.',
    more_than_the_line_has: 'That is more than the line has left. Lower an amount, or leave an item out.',
  },
  summary: 'Apply a line by hand to items, credit notes among them',
})

export const assignPayer = endpoint({
  method: 'POST',
  path: '/v1/bank-lines/:receiptId/payer',
  allow: 'cash.apply',
  money: true,
  versioned: true,
  request: z.object({ receiptId: idField('rec'), customerId: idField('cus') }),
  response: bankLine,
  refusals: { ...noWork, payer_is_known: 'It is this customer’s already. Choose another, or apply the line.' },
  summary: 'Say whose money it is; the second time its account is known',
})

export const leaveLine = endpoint({
  method: 'POST',
  path: '/v1/bank-lines/:receiptId/leave',
  allow: 'cash.apply',
  versioned: true,
  request: z.object({ receiptId: idField('rec'), reason: noteField({ max: 500 }) }),
  response: bankLine,
  refusals: noWork,
  summary: 'Leave the money unapplied, with a reason',
})

export const splitLine = endpoint({
  method: 'POST',
  path: '/v1/bank-lines/:receiptId/split',
  allow: 'cash.apply',
  money: true,
  versioned: true,
  request: z.object({ receiptId: idField('rec'), parts: z.array(moneyField).min(2).max(100) }),
  response: bankLine,
  refusals: {
    ...noWork,
    currencies_differ: noLink.currencies_differ,
    split_needs_two_parts: 'A split has at least two parts. Add one.',
    parts_are_not_the_whole: 'The parts do not make the line. Correct an amount until nothing is left over.',
  },
  summary: 'Split a line into parts that are then lines of their own',
})

export const undoDeed = endpoint({
  method: 'POST',
  path: '/v1/bank-lines/:receiptId/undo',
  allow: 'cash.apply',
  money: true,
  versioned: true,
  request: z.object({ receiptId: idField('rec') }),
  response: bankLine,
  refusals: {
    ...noWork,
    nothing_to_undo: 'Nothing was done with this line that could be taken back.',
    part_is_in_use: 'Something was done with one of the parts. Undo that first.',
    allocation_already_reversed: 'Somebody took it back meanwhile. Read the line again.',
  },
  summary: 'Take back the last thing that was done with a line',
})

export const listStatements = listEndpoint({
  path: '/v1/bank-statements',
  allow: 'cash.read',
  filters: z.object({
    entityId: idField('ent').optional(),
    bankAccountId: idField('bnk').optional(),
    withGap: z.boolean().optional(),
  }),
  sorts: ['throughOn'],
  row: z.object({
    id: idField('stm'),
    bankAccountId: idField('bnk'),
    accountName: z.string(),
    statementNumber: z.string().nullable(),
    format: z.string(),
    fileName: z.string(),
    fromOn: dayField,
    throughOn: dayField,
    opening: moneyField.nullable(),
    closing: moneyField.nullable(),
    balanced: z.boolean().nullable(),
    lines: countField,
    newLines: countField,
    booked: moneyField,
    /** Between the closing balance before it and its opening balance: lines that were never loaded. */
    gap: moneyField.nullable(),
    importedAt: momentField,
  }),
  sums: z.object({ currency: currencyField, booked: moneyField }),
  summary: 'Statements that were loaded, and where one is missing between them',
})
