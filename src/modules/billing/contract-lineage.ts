import { z } from 'zod'
import { downloadEndpoint, endpoint } from '#platform/endpoint'
import { dayField, idField, momentField } from '#platform/wire'

/** Where a value came from, as far as anybody knows. */
export const source = z.object({
  at: momentField.nullable(),
  door: z.enum(['screen', 'api', 'import', 'run', 'bank', 'command', 'reaction']).nullable(),
  staffId: idField('stf').nullable(),
  /** The person, or the machine by its name. */
  name: z.string().nullable(),
  file: z.string().nullable(),
  line: z.int().nullable(),
  rule: z.string().nullable(),
  ruleVersion: z.string().nullable(),
  quote: z.string().nullable(),
})

/** One value of the bill explained: the sentence first, then what it says in parts. */
export const lineageFact = z.object({
  field: z.enum([
    'quantity',
    'price',
    'tax',
    'amount',
    'ordered',
    'delivered',
    'list_price',
    'agreement',
    'credited',
    'bill',
    'terms',
    'due',
    'purchase_order',
    'address',
    'order_query',
    'number',
    'total',
  ]),
  /** What the field is called, and its value, in words of the language that was asked for. */
  label: z.string(),
  value: z.string(),
  sentence: z.string(),
  source: source.nullable(),
  orderId: idField('ord').nullable(),
  deliveryId: idField('dlv').nullable(),
  productId: idField('prd').nullable(),
  /** The proof of delivery, where there is one. */
  proofFileId: idField('fil').nullable(),
  validFrom: dayField.nullable(),
  validTo: dayField.nullable(),
})

export const lineageLanguage = z.enum(['en', 'de'])

const request = z.object({ documentId: idField('inv'), language: lineageLanguage.optional() })

export const readLineage = endpoint({
  method: 'GET',
  path: '/v1/invoices/:documentId/lineage',
  allow: 'invoice.read',
  request,
  response: z.object({
    documentId: idField('inv'),
    number: z.string(),
    sentence: z.string(),
    document: z.array(lineageFact),
    lines: z.array(
      z.object({
        lineId: idField('iln'),
        position: z.int(),
        description: z.string(),
        amount: z.string(),
        sentence: z.string(),
        facts: z.array(lineageFact),
      }),
    ),
  }),
  summary: 'Why is this bill what it is: the person, moment, door and rule behind each value',
})

export const lineageText = downloadEndpoint({
  method: 'GET',
  path: '/v1/invoices/:documentId/lineage.txt',
  allow: 'invoice.read',
  types: ['text/plain; charset=utf-8'],
  request,
  summary: 'The same in words, one sentence a value',
})
