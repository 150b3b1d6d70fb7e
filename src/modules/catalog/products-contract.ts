import { z } from 'zod'
import { endpoint, listEndpoint, noSums } from '#platform/endpoint'
import { countField, currencyField, dayField, decimalField, idField, noteField, textField } from '#platform/wire'
import { productKinds } from './product.ts'

const kind = z.enum(productKinds)
const taxCode = z.object({ id: idField('txc'), code: z.string(), name: z.string() })
const cost = z.object({ amount: decimalField, currency: currencyField })

export const product = z.object({
  id: idField('prd'),
  sku: z.string(),
  name: z.string(),
  detail: z.string().nullable(),
  kind,
  unit: z.string(),
  packSize: decimalField.nullable(),
  cost: cost.nullable(),
  taxCode,
  active: z.boolean(),
  version: countField,
})

export const listProducts = listEndpoint({
  path: '/v1/products',
  allow: 'catalog.read',
  filters: z.object({
    /** A part of the name however it is spelled, or the beginning of the sku. */
    search: textField({ max: 100 }).optional(),
    kind: kind.optional(),
    taxCodeId: idField('txc').optional(),
    active: z.boolean().optional(),
    /** Of the list price; without it the currency of the first legal entity. */
    currency: currencyField.optional(),
    /** Nobody could sell it at a list price today. */
    withoutPrice: z.boolean().optional(),
  }),
  sorts: ['name', 'sku', 'kind', 'price'],
  row: z.object({
    id: idField('prd'),
    sku: z.string(),
    name: z.string(),
    kind,
    unit: z.string(),
    packSize: decimalField.nullable(),
    taxCode,
    /** The list price that holds today. */
    price: decimalField.nullable(),
    currency: currencyField,
    priceFromOn: dayField.nullable(),
    active: z.boolean(),
  }),
  sums: noSums,
  summary: 'Products with the list price of today',
})

export const readProduct = endpoint({
  method: 'GET',
  path: '/v1/products/:productId',
  allow: 'catalog.read',
  request: z.object({ productId: idField('prd') }),
  response: product,
  summary: 'One product',
})

const fields = {
  sku: textField({ max: 60 }),
  name: textField({ max: 200 }),
  detail: noteField({ max: 1000 }).nullable().optional(),
  kind: kind.optional(),
  unit: textField({ max: 20 }).optional(),
  packSize: decimalField.nullable().optional(),
  cost: cost.nullable().optional(),
  taxCodeId: idField('txc'),
}

const refusals = {
  sku_is_taken: 'Another product has this number. Choose another one, or open that product.',
  tax_code_is_unknown: 'There is no such tax code, or it is out of use. Choose one of the list.',
  pack_size_is_not_positive: 'A pack holds something. Leave the size away where it is sold piece by piece.',
}

export const createProduct = endpoint({
  method: 'POST',
  path: '/v1/products',
  allow: 'catalog.edit',
  request: z.object(fields),
  response: product,
  refusals,
  summary: 'Put a product on file',
})

export const changeProduct = endpoint({
  method: 'PATCH',
  path: '/v1/products/:productId',
  allow: 'catalog.edit',
  versioned: true,
  request: z.object({
    productId: idField('prd'),
    ...fields,
    sku: fields.sku.optional(),
    name: fields.name.optional(),
    taxCodeId: fields.taxCodeId.optional(),
    active: z.boolean().optional(),
  }),
  response: product,
  refusals,
  summary: 'Change a product, or take it out of sale; documents that name it stay as they are',
})
