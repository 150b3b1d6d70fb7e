import type { Currency } from '#kernel/money'
import { readVatNumber } from '#kernel/vat-number'
import type { Work } from '#platform/work'
import {
  addAddresses,
  createCustomers,
  customersByNumber,
  noteAliases,
  parseTerms,
  type CustomerDraft,
  type Terms,
} from '#modules/parties'
import { currencyFrom } from './become-products.ts'
import { became, type Became, type Becoming, type Setting, type UnitToTake } from './become.ts'
import { refuseCell, withoutFloat, type Cells } from './cells.ts'
import { countryOf } from './country-word.ts'
import type { Row } from './read-rows.ts'

export type ListedCustomer = {
  readonly number: string | null
  readonly name: string
  readonly street: string | null
  readonly postalCode: string | null
  readonly city: string | null
  readonly country: string
  readonly currency: Currency
  readonly language: string
  readonly vatNumber: string | null
  readonly terms: Terms
  readonly email: string | null
  readonly payerAccount: string | null
}

/** A list of customers from anywhere. Without a number the name is the key, and the next free number is given. */
export const becomeCustomers = (): Becoming<ListedCustomer> => ({
  kind: 'customer',
  units: 'record',
  keyOf: (row, cells) => withoutFloat(cells.text(row, 'number')) || cells.text(row, 'name'),
  read: customer,
  take: takeCustomers,
})

const languages = new Set(['en', 'de', 'fr', 'es', 'nl'])

function customer(row: Row, cells: Cells, { entity, preset }: Setting): ListedCustomer {
  const place = cells.text(row, 'country')
  const country = place === '' ? entity.country : countryOf(place, preset.countries)
  if (!country) return refuseCell('country_is_unknown', 'country', place)
  const language = cells.text(row, 'language').toLowerCase().slice(0, 2)
  const vatNumber = cells.text(row, 'vatNumber') || null
  const vat = vatNumber === null ? null : readVatNumber(vatNumber, country)
  if (vatNumber !== null && vat && !vat.ok)
    refuseCell('vat_number_is_malformed', 'vatNumber', vatNumber, { example: vat.example })
  return {
    number: withoutFloat(cells.text(row, 'number')) || null,
    name: cells.word(row, 'name'),
    street: cells.text(row, 'street') || null,
    postalCode: cells.text(row, 'postalCode') || null,
    city: cells.text(row, 'city') || null,
    country,
    currency: currencyFrom(cells.text(row, 'currency'), 'currency', entity.currency),
    language: languages.has(language) ? language : entity.language,
    vatNumber,
    terms: termsFrom(cells.text(row, 'terms')),
    email: cells.text(row, 'email') || null,
    payerAccount: cells.text(row, 'payerAccount') || null,
  }
}

/** '30', '30 days', '30 Tage netto' or the compact code; nothing means 30 days net. */
export function termsFrom(text: string): Terms {
  const [, days] = /^(?:net(?:to)?\s*)?(\d{1,3})\s*(?:days?|tagen?|d)?(?:\s*net(?:to)?)?$/i.exec(text) ?? []
  if (days !== undefined) return parseTerms(`net:${days}`)
  if (text === '') return parseTerms('net:30')
  try {
    return parseTerms(text)
  } catch {
    return refuseCell('terms_are_unreadable', 'terms', text)
  }
}

async function takeCustomers(
  work: Work,
  _setting: Setting,
  _file: unknown,
  units: readonly UnitToTake<ListedCustomer>[],
): Promise<Became[]> {
  const listed = units.map((unit) => unit.lines[0].draft)
  const numbers = listed.flatMap(({ number }) => (number === null ? [] : [number]))
  const taken = new Set((await customersByNumber(work.tx, numbers)).map(({ number }) => number))
  const isTaken = ({ number }: ListedCustomer) => number !== null && taken.has(number)
  const fresh = listed.filter((each) => !isTaken(each))
  const ids = await createCustomers(work, fresh.map(draftOf))
  const made = fresh.flatMap((each, index) => {
    const customerId = ids[index]
    return customerId ? [{ ...each, customerId }] : []
  })
  await addAddresses(
    work,
    made
      .filter(({ street, city }) => street !== null || city !== null)
      .map(({ customerId, name, street, postalCode, city, country }) => ({
        customerId,
        kind: 'bill_to' as const,
        lines: street === null ? [name] : [name, street],
        postalCode,
        city,
        country,
      })),
  )
  await noteAliases(
    work,
    made.flatMap(({ customerId, payerAccount }) =>
      payerAccount === null ? [] : [{ customerId, kind: 'account' as const, value: payerAccount }],
    ),
  )
  let next = 0
  return listed.map((each) => {
    if (!isTaken(each)) return became(ids[next++] ?? 0n)
    return { ok: false, code: 'customer_number_is_taken', facts: { field: 'number', value: each.number ?? '' } }
  })
}

const draftOf = ({
  number,
  name,
  country,
  currency,
  language,
  vatNumber,
  terms,
  email,
}: ListedCustomer): CustomerDraft => ({
  number,
  name,
  country,
  currency,
  language,
  vatNumber,
  terms,
  invoiceEmail: email,
})
