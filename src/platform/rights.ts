/** What a person may be here. The portal's is for customers' contacts; it never mixes with the others. */
export const roles = [
  'sales_rep',
  'sales_manager',
  'credit_manager',
  'billing_clerk',
  'cash_clerk',
  'collector',
  'operations',
  'finance_lead',
  'administrator',
  'portal',
] as const
export type Role = (typeof roles)[number]

/** What an endpoint may ask for, and an API key may be given. */
export const permissions = [
  'order.read',
  'order.enter',
  'order.answer',
  'credit.read',
  'credit.release',
  'credit.limit',
  'delivery.read',
  'delivery.confirm',
  'invoice.read',
  'invoice.issue',
  'credit-note.issue',
  'cash.read',
  'cash.import',
  'cash.apply',
  'customer.read',
  'customer.edit',
  'customer.touch',
  'contact.edit',
  'catalog.read',
  'catalog.edit',
  'ledger.read',
  'statement.read',
  'report.read',
  'company.read',
  'message.read',
  'message.send',
  'import.run',
  'settings.edit',
  'staff.edit',
  'key.edit',
  'bank-account.confirm',
  'period.close',
] as const
export type Permission = (typeof permissions)[number]

// Whoever talks to a customer leaves a line on the timeline that all departments read.
const everyone = ['company.read', 'catalog.read', 'customer.read', 'customer.touch'] as const
const money = ['invoice.read', 'ledger.read', 'statement.read'] as const

// Maker is never checker: who enters orders does not release credit, who bills does not apply cash, and an administrator,
// who gives rights to people, has no part in the money. The finance lead may do what the clerks do, since someone must stand
// in; that the same person did both is refused where the second hand counts.
const byRole: Readonly<Record<Role, readonly Permission[]>> = {
  sales_rep: [
    ...everyone,
    'order.read',
    'order.enter',
    'order.answer',
    'delivery.read',
    'credit.read',
    ...money,
    'contact.edit',
  ],
  sales_manager: [
    ...everyone,
    'order.read',
    'order.enter',
    'order.answer',
    'delivery.read',
    'credit.read',
    ...money,
    'customer.edit',
    'contact.edit',
    'catalog.edit',
    'report.read',
  ],
  credit_manager: [
    ...everyone,
    'order.read',
    'delivery.read',
    'credit.read',
    'credit.release',
    'credit.limit',
    ...money,
    'cash.read',
    'customer.edit',
    'contact.edit',
    'report.read',
  ],
  billing_clerk: [
    ...everyone,
    'order.read',
    'delivery.read',
    'credit.read',
    ...money,
    'invoice.issue',
    'credit-note.issue',
    'customer.edit',
    'contact.edit',
    'message.read',
    'message.send',
    'import.run',
  ],
  cash_clerk: [...everyone, ...money, 'cash.read', 'cash.import', 'cash.apply', 'message.read'],
  collector: [
    ...everyone,
    'order.read',
    'delivery.read',
    'credit.read',
    ...money,
    'cash.read',
    'contact.edit',
    'message.read',
  ],
  operations: [...everyone, 'order.read', 'delivery.read', 'delivery.confirm'],
  finance_lead: [
    ...everyone,
    'order.read',
    'order.enter',
    'order.answer',
    'delivery.read',
    'delivery.confirm',
    'credit.read',
    'credit.release',
    'credit.limit',
    ...money,
    'invoice.issue',
    'credit-note.issue',
    'cash.read',
    'cash.import',
    'cash.apply',
    'customer.edit',
    'contact.edit',
    'catalog.edit',
    'report.read',
    'message.read',
    'message.send',
    'import.run',
    'bank-account.confirm',
    'period.close',
  ],
  administrator: [...everyone, 'settings.edit', 'staff.edit', 'key.edit', 'bank-account.confirm'],
  portal: [],
}

/** What somebody with these roles may do. */
export const permissionsOf = (held: readonly Role[]): ReadonlySet<Permission> =>
  new Set(held.flatMap((role) => byRole[role]))

/** A sales rep sees the customers that are their own; any other role opens all of them. */
export const seesOf = (held: readonly Role[]): 'all' | 'own' =>
  held.some((role) => role !== 'sales_rep' && role !== 'portal') ? 'all' : 'own'

export const isRole = (text: string): text is Role => roles.some((role) => role === text)
export const isPermission = (text: string): text is Permission => permissions.some((known) => known === text)
