import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import { sent, type Sent } from '#platform/sent'
import type { Work } from '#platform/work'
import { addAddresses, addContacts, confirmAlias } from './add-people.ts'
import { printedAddress, type Address, type AddressDraft } from './address.ts'
import type { Contact, ContactDraft } from './contact.ts'
import type { AliasKind, PayerAlias } from './payer-alias.ts'
import {
  addressesOf,
  addressOf,
  aliasesOf,
  contactOf,
  contactsOf,
  deleteAlias,
  lockAddress,
  lockContact,
  updateAddress,
  updateContact,
} from './store-people.ts'
import { customerOf } from './store.ts'

type OfCustomer = { readonly customerId: Id<'cus'> }

export async function listContacts(work: Work, { customerId }: OfCustomer) {
  const customer = await customerOf(work.tx, customerId)
  return { contacts: await contactsOf(work.tx, [customer.id]) }
}

export async function addContact(
  work: Work,
  asked: Sent<ContactDraft, 'customerId' | 'name' | 'function'>,
): Promise<Contact> {
  await customerOf(work.tx, asked.customerId)
  const { email = null, phone = null, language = null } = asked
  const [id] = await addContacts(work, [{ ...asked, email, phone, language }])
  return contactOf(work.tx, stored(id))
}

export async function changeContact(
  work: Work,
  { contactId, ...asked }: Sent<Omit<Contact, 'id' | 'customerId' | 'version'>> & { readonly contactId: Id<'con'> },
): Promise<Contact> {
  const before = await lockContact(work.tx, contactId)
  sameVersion(work, before.version)
  await updateContact(work.tx, { ...before, ...sent(asked) }, await originOf(work))
  return contactOf(work.tx, contactId)
}

export const removeContact = (work: Work, { contactId }: { readonly contactId: Id<'con'> }) =>
  changeContact(work, { contactId, active: false })

export async function listAddresses(work: Work, { customerId }: OfCustomer) {
  const customer = await customerOf(work.tx, customerId)
  return { addresses: (await addressesOf(work.tx, [customer.id])).map(shownAddress) }
}

const shownAddress = (address: Address) => ({
  ...address,
  lines: [...address.lines],
  printed: printedAddress(address),
})

export async function addAddress(work: Work, asked: Sent<AddressDraft, 'customerId' | 'kind' | 'lines' | 'country'>) {
  await customerOf(work.tx, asked.customerId)
  const { postalCode = null, city = null } = asked
  const [id] = await addAddresses(work, [{ ...asked, postalCode, city }])
  return shownAddress(await addressOf(work.tx, stored(id)))
}

export async function changeAddress(
  work: Work,
  { addressId, ...asked }: Sent<Omit<Address, 'id' | 'customerId' | 'version'>> & { readonly addressId: Id<'adr'> },
) {
  const before = await lockAddress(work.tx, addressId)
  sameVersion(work, before.version)
  await updateAddress(work.tx, { ...before, ...sent(asked) }, await originOf(work))
  return shownAddress(await addressOf(work.tx, addressId))
}

export const removeAddress = (work: Work, { addressId }: { readonly addressId: Id<'adr'> }) =>
  changeAddress(work, { addressId, active: false })

export async function listPayerAliases(work: Work, { customerId }: OfCustomer) {
  const customer = await customerOf(work.tx, customerId)
  return { aliases: await aliasesOf(work.tx, [customer.id]) }
}

export async function confirmPayerAlias(
  work: Work,
  request: OfCustomer & { readonly kind: AliasKind; readonly value: string },
): Promise<PayerAlias> {
  await customerOf(work.tx, request.customerId)
  const [alias] = await confirmAlias(work, request)
  if (alias === undefined) throw new Refused('alias_is_empty', { field: 'value' })
  return alias
}

export async function forgetPayerAlias(work: Work, { aliasId }: { readonly aliasId: Id<'als'> }) {
  found((await deleteAlias(work.tx, aliasId)) || null)
  return { id: aliasId }
}

function stored<I>(id: I | undefined): I {
  if (id === undefined) throw new Error('a row was not stored')
  return id
}
