import { z } from 'zod'
import { endpoint } from '#platform/endpoint'
import { countField, currencyField, dayField, idField, textField } from '#platform/wire'
import { countryField, patternFields, zoneField } from './fields.ts'
import { entityRefusals } from './refusals.ts'

const line = (max = 120) => textField({ max }).nullable()
const timeField = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 08:30')
  .meta({ example: '08:30' })

/** All of an entity that may be changed after it was made: its country and currency decide about its books, and stay. */
const changeable = {
  code: z
    .string()
    .regex(/^[A-Z0-9-]{1,16}$/, 'must be up to 16 capital letters and digits')
    .meta({ example: 'QUELLWERK' }),
  name: textField(),
  subdivision: z
    .string()
    .regex(/^[A-Z0-9]{1,3}$/, 'must be a part of the country such as BY')
    .nullable(),
  zone: zoneField,
  language: z.enum(['en', 'de', 'fr', 'es', 'nl']),
  addressLines: z
    .array(textField({ max: 120 }))
    .max(6)
    .readonly(),
  phone: line(60),
  email: line(254),
  vatNumber: line(40),
  taxNumber: line(40),
  registration: line(),
  director: line(),
  creditorId: line(40),
  workFrom: timeField,
  workTo: timeField,
}

export const legalEntity = z.object({
  id: idField('ent'),
  country: countryField,
  currency: currencyField,
  ...changeable,
  // Answers say what is there, also where an import wrote it in another form.
  code: z.string(),
  language: z.string(),
  version: countField,
})

export const listEntities = endpoint({
  method: 'GET',
  path: '/v1/legal-entities',
  allow: 'company.read',
  request: z.object({}),
  response: z.object({ entities: z.array(legalEntity) }),
  summary: 'The legal entities of the company: who sells, in which currency and by which clock',
})

export const readEntity = endpoint({
  method: 'GET',
  path: '/v1/legal-entities/:entityId',
  allow: 'company.read',
  request: z.object({ entityId: idField('ent') }),
  response: legalEntity,
  summary: 'One legal entity',
})

export const addEntity = endpoint({
  method: 'POST',
  path: '/v1/legal-entities',
  allow: 'settings.edit',
  request: z
    .object({ ...changeable, currency: currencyField, patterns: z.object(patternFields) })
    .partial()
    .extend({ name: textField(), country: countryField }),
  response: legalEntity,
  refusals: entityRefusals,
  summary: 'Add a legal entity; what is left out follows from its country, its series and tax codes too',
})

export const changeEntity = endpoint({
  method: 'PATCH',
  path: '/v1/legal-entities/:entityId',
  allow: 'settings.edit',
  versioned: true,
  request: z
    .object(changeable)
    .partial()
    .extend({ entityId: idField('ent') }),
  response: legalEntity,
  refusals: entityRefusals,
  summary: 'Change a legal entity: name, address, numbers, zone and working hours',
})

export const companyName = z.object({
  name: z.string(),
  reportingCurrency: currencyField,
  version: countField,
})

export const readCompany = endpoint({
  method: 'GET',
  path: '/v1/company',
  allow: 'company.read',
  request: z.object({}),
  response: companyName,
  summary: 'The company as a whole',
})

export const changeCompany = endpoint({
  method: 'PATCH',
  path: '/v1/company',
  allow: 'settings.edit',
  versioned: true,
  request: z.object({ name: textField() }),
  response: companyName,
  summary: 'Give the company another name',
})

const holiday = z.object({ day: dayField, name: z.string(), own: z.boolean() })

export const readCalendar = endpoint({
  method: 'GET',
  path: '/v1/legal-entities/:entityId/holidays',
  allow: 'company.read',
  request: z.object({ entityId: idField('ent'), year: z.int().min(1990).max(2100) }),
  response: z.object({ year: z.int(), workFrom: z.string(), workTo: z.string(), holidays: z.array(holiday) }),
  summary: 'The days of a year on which the entity and its banks rest, weekends aside',
})

export const addHoliday = endpoint({
  method: 'POST',
  path: '/v1/legal-entities/:entityId/holidays',
  allow: 'settings.edit',
  request: z.object({ entityId: idField('ent'), day: dayField, name: textField({ max: 80 }) }),
  response: holiday,
  refusals: { day_is_a_holiday: 'The country rests on this day already. Nothing needs to be added.' },
  summary: 'Add a day off, such as a works holiday or a local fair',
})

export const removeHoliday = endpoint({
  method: 'DELETE',
  path: '/v1/legal-entities/:entityId/holidays',
  allow: 'settings.edit',
  request: z.object({ entityId: idField('ent'), day: dayField }),
  response: z.object({ day: dayField }),
  summary: 'Take an own day off away again',
})
