import { dayIn, plusDays, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { found } from '#platform/found'
import { originOf } from '#platform/origin'
import { permissionsOf } from '#platform/rights'
import type { Work } from '#platform/work'
import { allStaff, entities, staffById, type Staff } from '#modules/company'
import {
  absentOn,
  endSubstitution,
  insertSubstitute,
  lockSubstitute,
  standsInBetween,
  stoodForOn,
  substitutesSince,
  type Substitute,
} from './store-substitutes.ts'

const shownDays = 30

/** In whose place the asker stands today: of a legal entity's day, or of the company's. */
export async function placesToday(work: Work, entityId: Id<'ent'> | null) {
  if (work.who.staffId === null) return []
  return stoodForOn(work.tx, work.who.staffId, await dayAt(work, entityId))
}

/** Who is away today, and who stands in. */
export async function absentNow(work: Work): Promise<ReadonlyMap<Id<'stf'>, Id<'stf'>>> {
  const rows = await absentOn(work.tx, await dayAt(work, null))
  return new Map(rows.map(({ staffId, substituteId }) => [staffId, substituteId]))
}

async function dayAt(work: Work, entityId: Id<'ent'> | null): Promise<Day> {
  const known = await entities(work.tx)
  const zone = (known.find(({ id }) => id === entityId) ?? known[0])?.zone ?? 'UTC'
  return dayIn(zone, work.at)
}

export async function readSubstitutes(work: Work) {
  const today = await dayAt(work, null)
  const rows = await substitutesSince(work.tx, plusDays(today, -shownDays))
  const people = (await allStaff(work.tx)).filter((person) => person.active && mayApprove(person))
  return {
    substitutes: rows.map((row) => shown(work, row, today)),
    people: people.map(({ id, name }) => ({ id, name })),
    forOthers: isLead(work),
  }
}

/** A colleague agrees in one's place from day to day, with one's authority and under his own name. */
export async function nameSubstitute(
  work: Work,
  request: {
    readonly staffId?: Id<'stf'> | undefined
    readonly substituteId: Id<'stf'>
    readonly from: Day
    readonly to: Day
  },
): Promise<{ readonly id: Id<'sbs'> }> {
  const absent = found(await staffById(work.tx, found(request.staffId ?? work.who.staffId)))
  const taker = found(await staffById(work.tx, request.substituteId))
  const { from, to } = request
  refuseOthers(work, absent.id)
  if (absent.id === taker.id) throw new Refused('substitute_is_the_same', { field: 'substituteId' })
  if (!mayApprove(absent)) throw new Refused('absent_may_not_approve', { name: absent.name })
  if (!taker.active || !mayApprove(taker)) throw new Refused('substitute_may_not_approve', { name: taker.name })
  if (to < from) throw new Refused('days_are_turned', { field: 'to' })
  if (to < (await dayAt(work, null))) throw new Refused('days_are_over', { field: 'to' })
  if (await standsInBetween(work.tx, { staffId: absent.id, from, to })) throw new Refused('substitute_is_set')
  const id = await insertSubstitute(work.tx, {
    staffId: absent.id,
    substituteId: taker.id,
    from,
    to,
    at: work.at,
    originId: await originOf(work),
  })
  return { id }
}

export async function endSubstitute(work: Work, request: { readonly substituteId: Id<'sbs'> }): Promise<null> {
  const standing = found(await lockSubstitute(work.tx, request.substituteId))
  refuseOthers(work, standing.staffId)
  await endSubstitution(work.tx, request.substituteId, work.at)
  return null
}

function refuseOthers(work: Work, staffId: Id<'stf'>) {
  if (staffId !== work.who.staffId && !isLead(work)) throw new Refused('only_a_lead_names_others')
}

const isLead = ({ who }: Work) => who.roles.includes('finance_lead')
const mayApprove = ({ roles }: Pick<Staff, 'roles'>) => permissionsOf(roles).has('dispute.approve')

const shown = (work: Work, row: Substitute, today: Day) => ({
  id: row.id,
  absent: { id: row.staffId, name: row.staffName },
  substitute: { id: row.substituteId, name: row.substituteName },
  from: row.from,
  to: row.to,
  state: today < row.from ? ('planned' as const) : today > row.to ? ('over' as const) : ('now' as const),
  mayEnd: today <= row.to && (row.staffId === work.who.staffId || isLead(work)),
})
