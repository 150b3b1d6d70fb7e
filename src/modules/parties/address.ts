import type { Id } from '#kernel/id'

export const addressKinds = ['bill_to', 'ship_to'] as const
export type AddressKind = (typeof addressKinds)[number]

/** Name and street as they stand on a letter; postal code and town apart, since countries put them in different places. */
export type Address = {
  readonly id: Id<'adr'>
  readonly customerId: Id<'cus'>
  readonly kind: AddressKind
  readonly lines: readonly string[]
  readonly postalCode: string | null
  readonly city: string | null
  readonly country: string
  readonly active: boolean
  readonly version: number
}

export type AddressDraft = Omit<Address, 'id' | 'active' | 'version'>

// Royal Mail and the post of North America write the town first; most others follow the Universal Postal Union's D-81254 Town.
const townFirst = new Set(['GB', 'IE', 'US', 'CA', 'AU', 'NZ', 'IN'])

/** The address as it is printed, without the country, which only a letter abroad needs. */
export function printedAddress({
  lines,
  postalCode,
  city,
  country,
}: Omit<AddressDraft, 'customerId' | 'kind'>): string[] {
  const town = townFirst.has(country) ? [city, postalCode] : [postalCode, city]
  const last = town.filter((part) => part !== null && part !== '').join(' ')
  return last === '' ? [...lines] : [...lines, last]
}
