export { addAddresses, addContacts, confirmAlias, confirmAliases, noteAliases, unconfirmAliases } from './add-people.ts'
export { printedAddress, type Address, type AddressDraft, type AddressKind } from './address.ts'
export { findAlike } from './alike.ts'
export { changeCustomer } from './change-customer.ts'
export { speaksForSales, type ContactRule, type Talker } from './contact-rule.ts'
export type { Contact, ContactDraft, ContactFunction } from './contact.ts'
export { createCustomers } from './create-customers.ts'
export {
  poNumberFits,
  type Customer,
  type CustomerChange,
  type CustomerDraft,
  type CustomerKind,
  type InvoiceChannel,
  type PoRule,
} from './customer.ts'
export { describeTerms, type TermsLanguage } from './describe-terms.ts'
export { aliasKey, type AliasKind, type PayerAlias } from './payer-alias.ts'
export { departmentOf } from './log-touch.ts'
export { contactRulesOf } from './name-rule.ts'
export { recordTouches, tellOnce } from './record-touches.ts'
export { lockCustomers } from './store-locks.ts'
export { addressesOf, aliasesOf, contactsOf, customersByDomain, payerAliases, type AliasDraft } from './store-people.ts'
export { timelineOf } from './store-touches.ts'
export { customerOf, customersByName, customersByNumber, customersOf } from './store.ts'
export {
  discountUntil,
  dueOn,
  effectiveDueOn,
  formatTerms,
  parseTerms,
  type Anchor,
  type Discount,
  type DueRule,
  type Terms,
} from './terms.ts'
export type { Department, Touch, TouchDraft, TouchSubject } from './touch.ts'
export { searchCustomers, type FoundCustomer } from './store-search.ts'
export { routes } from './routes.ts'
