import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { completeCustomer, type CustomerDraft } from './customer.ts'
import { customersOf, insertCustomers, nextNumbers, takenNumbers } from './store.ts'

/** Puts customers on file; those without a number get the next free ones. Ids come in the order of the drafts. */
export async function createCustomers(work: Work, drafts: readonly CustomerDraft[]): Promise<Id<'cus'>[]> {
  if (drafts.length === 0) return []
  const complete = drafts.map((draft) => insist(completeCustomer(draft)))
  await refuseTaken(
    work,
    drafts.flatMap(({ number }) => (number ? [number] : [])),
  )
  await refuseUnknownParents(work, drafts)
  const fresh = await freshNumbers(work, drafts)

  const originId = await originOf(work)
  return insertCustomers(
    work.tx,
    complete.map((customer, index) => {
      const draft = drafts[index]
      const number = draft?.number || fresh.shift()
      if (!number) throw new Error('a customer got no number')
      return { ...customer, number, originId: draft?.originId ?? originId }
    }),
  )
}

async function refuseTaken(work: Work, numbers: readonly string[]): Promise<void> {
  const seen = new Set<string>()
  const twice = numbers.filter((number) => seen.size === seen.add(number).size)
  const taken = [...twice, ...(await takenNumbers(work.tx, numbers))]
  if (taken.length > 0) throw new Refused('customer_number_is_taken', { field: 'number', numbers: taken })
}

async function refuseUnknownParents(work: Work, drafts: readonly CustomerDraft[]): Promise<void> {
  const asked = new Set(drafts.flatMap(({ parentId }) => (parentId ? [parentId] : [])))
  if (asked.size === 0) return
  const known = new Set((await customersOf(work.tx, [...asked])).map((customer) => customer.id))
  const unknown = [...asked].filter((id) => !known.has(id))
  if (unknown.length > 0) throw new Refused('parent_is_unknown', { field: 'parentId' })
}

const freshNumbers = (work: Work, drafts: readonly CustomerDraft[]): Promise<string[]> | string[] => {
  const missing = drafts.filter(({ number }) => !number).length
  return missing === 0 ? [] : nextNumbers(work.tx, missing)
}
