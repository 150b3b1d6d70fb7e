import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, idField, textField } from '#platform/wire'
import { addressKinds } from './address.ts'
import { contactFunctions } from './contact.ts'
import { countryField, emailField, languageField } from './wire.ts'

const ofCustomer = { customerId: idField('cus') }

export const contact = z.object({
  id: idField('con'),
  customerId: idField('cus'),
  name: z.string(),
  function: z.enum(contactFunctions),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  language: z.string().nullable(),
  active: z.boolean(),
  version: countField,
})

const contactFields = {
  name: textField({ max: 120 }),
  function: z.enum(contactFunctions),
  email: emailField.nullable().optional(),
  phone: textField({ max: 40 }).nullable().optional(),
  language: languageField.nullable().optional(),
}

export const listContacts = endpoint({
  method: 'GET',
  path: '/v1/customers/:customerId/contacts',
  allow: 'customer.read',
  request: z.object(ofCustomer),
  response: z.object({ contacts: z.array(contact) }),
  summary: 'The people at a customer, those in use first',
})

export const addContact = endpoint({
  method: 'POST',
  path: '/v1/customers/:customerId/contacts',
  allow: 'contact.edit',
  request: z.object({ ...ofCustomer, ...contactFields }),
  response: contact,
  summary: 'Add somebody at a customer',
})

export const changeContact = endpoint({
  method: 'PATCH',
  path: '/v1/contacts/:contactId',
  allow: 'contact.edit',
  versioned: true,
  request: z.object({
    contactId: idField('con'),
    ...contactFields,
    name: contactFields.name.optional(),
    function: contactFields.function.optional(),
    /** Back in use after it was removed. */
    active: z.boolean().optional(),
  }),
  response: contact,
  summary: 'Change what is known of somebody at a customer',
})

export const removeContact = endpoint({
  method: 'DELETE',
  path: '/v1/contacts/:contactId',
  allow: 'contact.edit',
  versioned: true,
  request: z.object({ contactId: idField('con') }),
  response: contact,
  summary: 'Take somebody out of use; what was said with them stays on the timeline',
})

export const address = z.object({
  id: idField('adr'),
  customerId: idField('cus'),
  kind: z.enum(addressKinds),
  lines: z.array(z.string()),
  postalCode: z.string().nullable(),
  city: z.string().nullable(),
  country: z.string(),
  /** The lines as they are printed on a letter. */
  printed: z.array(z.string()),
  active: z.boolean(),
  version: countField,
})

const addressFields = {
  kind: z.enum(addressKinds),
  lines: z
    .array(textField({ max: 100 }))
    .min(1)
    .max(5),
  postalCode: textField({ max: 20 }).nullable().optional(),
  city: textField({ max: 100 }).nullable().optional(),
  country: countryField,
}

export const listAddresses = endpoint({
  method: 'GET',
  path: '/v1/customers/:customerId/addresses',
  allow: 'customer.read',
  request: z.object(ofCustomer),
  response: z.object({ addresses: z.array(address) }),
  summary: 'Where a customer wants bills and goods, the addresses in use first',
})

export const addAddress = endpoint({
  method: 'POST',
  path: '/v1/customers/:customerId/addresses',
  allow: 'customer.edit',
  request: z.object({ ...ofCustomer, ...addressFields }),
  response: address,
  summary: 'Add an address',
})

export const changeAddress = endpoint({
  method: 'PATCH',
  path: '/v1/addresses/:addressId',
  allow: 'customer.edit',
  versioned: true,
  request: z.object({
    addressId: idField('adr'),
    ...addressFields,
    kind: addressFields.kind.optional(),
    lines: addressFields.lines.optional(),
    country: addressFields.country.optional(),
    active: z.boolean().optional(),
  }),
  response: address,
  summary: 'Change an address; documents that carry it stay as they are',
})

export const removeAddress = endpoint({
  method: 'DELETE',
  path: '/v1/addresses/:addressId',
  allow: 'customer.edit',
  versioned: true,
  request: z.object({ addressId: idField('adr') }),
  response: address,
  summary: 'Take an address out of use',
})

export const payerAlias = z.object({
  id: idField('als'),
  customerId: idField('cus'),
  kind: z.enum(['account', 'name']),
  /** As the bank wrote it. */
  value: z.string(),
  /** How many times a person said that this payer pays for this customer; an account counts as known from the first time. */
  confirmed: countField,
})

export const listPayerAliases = endpoint({
  method: 'GET',
  path: '/v1/customers/:customerId/payer-aliases',
  allow: 'ledger.read',
  request: z.object(ofCustomer),
  response: z.object({ aliases: z.array(payerAlias) }),
  summary: 'The accounts and names by which a customer has paid',
})

export const confirmPayerAlias = endpoint({
  method: 'POST',
  path: '/v1/customers/:customerId/payer-aliases',
  allow: 'cash.apply',
  request: z.object({ ...ofCustomer, kind: z.enum(['account', 'name']), value: textField({ max: 140 }) }),
  response: payerAlias,
  refusals: { alias_is_empty: 'Nothing is left of that but signs. Write the account or the name.' },
  summary: 'Say that this payer pays for this customer',
})

export const forgetPayerAlias = endpoint({
  method: 'DELETE',
  path: '/v1/payer-aliases/:aliasId',
  allow: 'cash.apply',
  request: z.object({ aliasId: idField('als') }),
  response: z.object({ id: idField('als') }),
  summary: 'Forget that this payer pays for this customer; payments that were applied stay applied',
})
