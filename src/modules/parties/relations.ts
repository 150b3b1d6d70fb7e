import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { ruleList } from './name-rule.ts'
import { contactsOf } from './store-people.ts'
import { talksWith, type Talk } from './store-relations.ts'
import { customerOf } from './store.ts'

/** The people on both sides of a customer, and who knows whom. */
export async function readRelations(work: Work, { customerId }: { readonly customerId: Id<'cus'> }) {
  const customer = await customerOf(work.tx, customerId)
  const contacts = await contactsOf(work.tx, [customer.id])
  const talks = await talksWith(work.tx, customer.id)
  const { rows } = await ruleList(work, { customerId, limit: 1, rowsOnly: true })
  return {
    contacts: contacts.map((contact) => {
      const theirs = talks.filter(({ contactId }) => contactId === contact.id)
      return { ...contact, talks: lastOfEach(theirs), knownBy: knownBy(theirs) }
    }),
    talks: lastOfEach(talks),
    rule: rows[0] ?? null,
  }
}

// Latest first as they come, so that the first of a department is its last talk.
const lastOfEach = (talks: readonly Talk[]) =>
  talks
    .filter(({ department }, index) => talks.findIndex((each) => each.department === department) === index)
    .map(({ department, lastAt, staffId, staffName }) => ({
      department,
      at: lastAt,
      staff: { id: staffId, name: staffName },
    }))

function knownBy(talks: readonly Talk[]) {
  const people = new Map<Id<'stf'>, { id: Id<'stf'>; name: string; times: number; lastAt: Date }>()
  for (const { staffId, staffName, times, lastAt } of talks) {
    const known = people.get(staffId)
    people.set(staffId, {
      id: staffId,
      name: staffName,
      times: (known?.times ?? 0) + Number(times),
      lastAt: known?.lastAt ?? lastAt,
    })
  }
  return [...people.values()].toSorted((a, b) => b.times - a.times || b.lastAt.getTime() - a.lastAt.getTime())
}
