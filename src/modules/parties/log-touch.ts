import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import type { Role } from '#platform/rights'
import type { Work } from '#platform/work'
import { recordTouches } from './record-touches.ts'
import { customerOf } from './store.ts'
import { contactsOf } from './store-people.ts'
import { touchPage, type TouchFilters } from './store-lists.ts'
import type { Department } from './touch.ts'

type Logged = {
  readonly customerId: Id<'cus'>
  readonly kind: string
  readonly contactId?: Id<'con'> | undefined
  readonly note?: string | undefined
  readonly at?: Date | undefined
}

export async function listTouches(work: Work, request: TouchFilters) {
  await customerOf(work.tx, request.customerId)
  return touchPage(work.tx, request)
}

/** A line on the timeline by a person: whom they spoke to, and what came of it. */
export async function logTouch(work: Work, request: Logged) {
  const customer = await customerOf(work.tx, request.customerId)
  const { kind, contactId, note, at } = request
  if (kind === 'note' && note === undefined) throw new Refused('note_is_empty', { field: 'note' })
  if (at !== undefined && at > work.at) throw new Refused('touch_is_in_the_future', { field: 'at', at })
  if (contactId !== undefined && !(await worksThere(work, customer.id, contactId))) {
    throw new Refused('contact_is_elsewhere', { field: 'contactId', contactId })
  }
  const [touchId] = await recordTouches(work, [
    {
      customerId: customer.id,
      department: departmentOf(work.who.roles),
      kind,
      ...(contactId === undefined ? {} : { contactId }),
      ...(note === undefined ? {} : { note }),
      ...(at === undefined ? {} : { at }),
    },
  ])
  const { rows } = await touchPage(work.tx, { customerId: customer.id, touchId, limit: 1, rowsOnly: true })
  return found(rows[0])
}

const worksThere = async (work: Work, customerId: Id<'cus'>, contactId: Id<'con'>) =>
  (await contactsOf(work.tx, [customerId])).some((contact) => contact.id === contactId)

const byRole: Readonly<Record<Role, Department>> = {
  sales_rep: 'sales',
  sales_manager: 'sales',
  credit_manager: 'credit',
  billing_clerk: 'billing',
  cash_clerk: 'cash',
  collector: 'collections',
  operations: 'operations',
  finance_lead: 'credit',
  administrator: 'operations',
  portal: 'customer',
}

/** For which department somebody speaks: that of their first role. */
export const departmentOf = ([first]: readonly Role[]): Department => (first === undefined ? 'machine' : byRole[first])
