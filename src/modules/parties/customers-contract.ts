import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, currencyField, dayField, idField, textField } from '#platform/wire'
import { customerKinds, invoiceChannels, poRules } from './customer.ts'
import { colleague, countryField, emailField, languageField, termsField } from './wire.ts'

const kind = z.enum(customerKinds)
const relative = z.object({ id: idField('cus'), number: z.string(), name: z.string() })

export const customer = z.object({
  id: idField('cus'),
  number: z.string(),
  name: z.string(),
  kind,
  parent: relative.nullable(),
  country: z.string(),
  language: z.string(),
  currency: currencyField,
  vatNumber: z.string().nullable(),
  registration: z.string().nullable(),
  terms: termsField,
  /** In the reader's language: '2% discount within 10 days, 30 days net'. */
  termsText: z.string(),
  owner: colleague.nullable(),
  collector: colleague.nullable(),
  poRule: z.enum(poRules),
  poPattern: z.string().nullable(),
  invoiceChannel: z.enum(invoiceChannels),
  invoiceEmail: z.string().nullable(),
  active: z.boolean(),
  since: dayField.nullable(),
  version: countField,
})

const customerRow = z.object({
  id: idField('cus'),
  number: z.string(),
  name: z.string(),
  kind,
  city: z.string().nullable(),
  country: z.string(),
  currency: currencyField,
  terms: termsField,
  termsText: z.string(),
  owner: colleague.nullable(),
  collector: colleague.nullable(),
  active: z.boolean(),
  since: dayField.nullable(),
})

export const listCustomers = listEndpoint({
  path: '/v1/customers',
  allow: 'customer.read',
  filters: z.object({
    /** A part of the name however it is spelled, or the beginning of the number or the tax number. */
    search: textField({ max: 100 }).optional(),
    ownerId: idField('stf').optional(),
    collectorId: idField('stf').optional(),
    /** Nobody sells to them. */
    withoutOwner: z.boolean().optional(),
    parentId: idField('cus').optional(),
    country: countryField.optional(),
    kind: kind.optional(),
    active: z.boolean().optional(),
  }),
  sorts: ['name', 'number', 'country', 'since'],
  row: customerRow,
  sums: noSums,
  summary: 'Customers',
})

export const readCustomer = endpoint({
  method: 'GET',
  path: '/v1/customers/:customerId',
  allow: 'customer.read',
  request: z.object({ customerId: idField('cus') }),
  response: customer,
  summary: 'One customer',
})

const fields = {
  number: textField({ max: 40 }).optional(),
  name: textField({ max: 200 }),
  kind: kind.optional(),
  parentId: idField('cus').nullable().optional(),
  country: countryField,
  language: languageField.optional(),
  currency: currencyField,
  vatNumber: textField({ max: 30 }).nullable().optional(),
  registration: textField({ max: 100 }).nullable().optional(),
  terms: termsField.optional(),
  ownerId: idField('stf').nullable().optional(),
  collectorId: idField('stf').nullable().optional(),
  poRule: z.enum(poRules).optional(),
  /** A regular expression over the whole number, such as 45\d{8}; groups are not taken. */
  poPattern: textField({ max: 60 }).nullable().optional(),
  invoiceChannel: z.enum(invoiceChannels).optional(),
  invoiceEmail: emailField.nullable().optional(),
  since: dayField.nullable().optional(),
}

const refusals = {
  customer_number_is_taken:
    'Another customer has this number. Choose another one, or leave it out for the next free one.',
  vat_number_is_malformed: 'The tax number does not have the form of its country. Compare it with the example.',
  po_pattern_is_wrong:
    'The pattern for order numbers cannot be used. Write it as a short regular expression without groups, such as 45\\d{8}.',
  colleague_is_unknown: 'Nobody of that id works here. Choose somebody from the list.',
}

export const createCustomer = endpoint({
  method: 'POST',
  path: '/v1/customers',
  allow: 'customer.edit',
  request: z.object({
    ...fields,
    /** They were looked at, and this is somebody else. */
    despiteAlike: z.boolean().default(false),
  }),
  response: customer,
  refusals: {
    ...refusals,
    parent_is_unknown: 'There is no such parent. Choose one of your customers.',
    customer_looks_known: 'A customer like this is on file already. Open that one, or say that this is somebody else.',
  },
  summary: 'Put a customer on file',
})

export const changeCustomer = endpoint({
  method: 'PATCH',
  path: '/v1/customers/:customerId',
  allow: 'customer.edit',
  versioned: true,
  request: z.object({
    customerId: idField('cus'),
    ...fields,
    name: fields.name.optional(),
    country: fields.country.optional(),
    currency: fields.currency.optional(),
    active: z.boolean().optional(),
  }),
  response: customer,
  refusals: {
    ...refusals,
    parent_is_below: 'The parent belongs to this customer itself. Choose one that stands above.',
  },
  summary: 'Change a customer',
})

export const alike = relative.extend({ because: z.enum(['same_vat_number', 'same_name']) })

export const listAlike = endpoint({
  method: 'GET',
  path: '/v1/alike-customers',
  allow: 'customer.edit',
  request: z.object({
    name: textField({ max: 200, min: 0 }).optional(),
    vatNumber: textField({ max: 30, min: 0 }).optional(),
    country: countryField.optional(),
  }),
  response: z.object({ alike: z.array(alike) }),
  summary: 'Customers with the same tax number or the same name, before another one is put on file',
})
