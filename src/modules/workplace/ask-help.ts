import { dayIn, type Day } from '#kernel/day'
import type { Id } from '#kernel/id'
import { insist, Refused } from '#kernel/outcome'
import { found, sameVersion } from '#platform/found'
import { originOf } from '#platform/origin'
import type { Work } from '#platform/work'
import { customerOf, departmentOf, recordTouches } from '#modules/parties'
import { myName, personOf } from './comments.ts'
import { helpers, mayDo, rolesOf, type Deed, type HelpDepartment, type HelpRequest } from './help.ts'
import type { NewsKind } from './notice.ts'
import { keepDuties, tellNews } from './notify.ts'
import { helpPage, insertHelp, lockHelp, updateHelp, type HelpFilters, type HelpRow } from './store-help.ts'
import { readersOf } from './subjects.ts'
import type { NamedSubject, NoticeThing } from './subject.ts'

type Asked = {
  readonly customerId: Id<'cus'>
  readonly to: HelpDepartment
  readonly askedOf?: Id<'stf'> | undefined
  readonly text: string
  readonly answerBy: Day
}

/** One side asks the other for help with a customer. Without a name it goes to whoever owns or collects, else to the department. */
export async function askHelp(work: Work, asking: Asked) {
  const customer = await customerOf(work.tx, asking.customerId)
  const askedBy = personOf(work)
  if (asking.answerBy < dayIn('UTC', work.at)) throw new Refused('answer_day_has_passed', { field: 'answerBy' })
  const usual = asking.to === 'sales' ? customer.ownerId : asking.to === 'collections' ? customer.collectorId : null
  const askedOf = asking.askedOf ?? (usual === askedBy ? null : usual)
  if (askedOf === askedBy) throw new Refused('help_is_yours', { field: 'askedOf' })
  const thing = namedCustomer(customer)
  if (asking.askedOf !== undefined && !(await readersOf(work, thing)).some(({ id }) => id === askedOf)) {
    throw new Refused('person_may_not_read_it', { field: 'askedOf' })
  }
  const asked = {
    customerId: customer.id,
    fromDepartment: departmentOf(work.who.roles),
    askedBy,
    toDepartment: asking.to,
    askedOf,
    text: asking.text,
    answerBy: asking.answerBy,
  }
  const { id } = await insertHelp(work.tx, asked, { at: work.at, originId: await originOf(work) })
  await tellTimeline(work, asked, { kind: 'help.asked', note: asking.text })
  const request: HelpRequest = { ...asked, id, state: 'asked', reason: null, answer: null, takenBy: null, version: 1 }
  await keepWithHelpers(work, request, { customer: thing, asker: await myName(work) })
  return readHelp(work, id)
}

type Done = { readonly helpId: Id<'hlp'>; readonly words?: string | undefined }

export const acceptHelp = (work: Work, request: Done) => doHelp(work, 'accept', request)
export const declineHelp = (work: Work, request: Done) => doHelp(work, 'decline', request)
export const answerHelp = (work: Work, request: Done) => doHelp(work, 'answer', request)
export const thankHelp = (work: Work, request: Done) => doHelp(work, 'thank', request)
export const withdrawHelp = (work: Work, request: Done) => doHelp(work, 'withdraw', request)

async function doHelp(work: Work, deed: Deed, { helpId, words }: Done) {
  const me = personOf(work)
  const before = await lockHelp(work.tx, helpId)
  sameVersion(work, before.version)
  const state = insist(mayDo(deed, before, { staffId: me, roles: work.who.roles }))
  const takenBy = deed === 'thank' || deed === 'withdraw' ? before.takenBy : me
  const after = {
    ...before,
    state,
    takenBy,
    reason: deed === 'decline' ? (words ?? '') : before.reason,
    answer: deed === 'answer' ? (words ?? '') : before.answer,
  }
  await updateHelp(work.tx, after, work.at)
  const thing = namedCustomer(await customerOf(work.tx, before.customerId))
  const { askedBy } = await readHelp(work, helpId)
  await keepWithHelpers(work, after, { customer: thing, asker: askedBy.name })
  if (deed === 'withdraw') return readHelp(work, helpId)
  await tellTimeline(work, before, { kind: `help.${state}`, note: words })
  await tellNews(work, {
    kind: newsOf[deed],
    thing: asThing(helpId, thing),
    to: deed === 'thank' ? (takenBy === null ? [] : [takenBy]) : [before.askedBy],
    said: { who: await myName(work), words: (words ?? '').slice(0, 160) },
    occasion: `help ${helpId} ${state}`,
  })
  return readHelp(work, helpId)
}

const newsOf: Readonly<Record<Exclude<Deed, 'withdraw'>, NewsKind>> = {
  accept: 'help_accepted',
  decline: 'help_declined',
  answer: 'help_answered',
  thank: 'help_thanked',
}

const namedCustomer = (customer: { readonly id: Id<'cus'>; readonly number: string; readonly name: string }) =>
  ({
    kind: 'cus',
    id: customer.id,
    name: customer.number,
    customerId: customer.id,
    customerName: customer.name,
  }) as const satisfies NamedSubject

const asThing = (helpId: Id<'hlp'>, customer: NamedSubject): NoticeThing => ({ ...customer, kind: 'hlp', id: helpId })

/** The request stands with whoever took it, else with whom it was asked of, until it is answered. */
async function keepWithHelpers(work: Work, request: HelpRequest, { customer, asker }: About): Promise<void> {
  const isOpen = request.state === 'asked' || request.state === 'accepted'
  const people = isOpen ? await helpersOf(work, request, customer) : []
  const said = { who: asker, words: request.text.slice(0, 160) }
  await keepDuties(
    work,
    asThing(request.id, customer),
    ['help_asked'],
    people.filter((id) => id !== request.askedBy).map((staffId) => ({ staffId, kind: 'help_asked', said })),
  )
}

type About = { readonly customer: NamedSubject; readonly asker: string }

async function helpersOf(work: Work, request: HelpRequest, customer: NamedSubject): Promise<readonly Id<'stf'>[]> {
  const one = request.takenBy ?? request.askedOf
  if (one !== null) return [one]
  const inDepartment = (roles: readonly string[]) => rolesOf[request.toDepartment].some((role) => roles.includes(role))
  return (await readersOf(work, customer)).filter(({ roles }) => inDepartment(roles)).map(({ id }) => id)
}

async function tellTimeline(
  work: Work,
  { customerId }: Pick<HelpRequest, 'customerId'>,
  { kind, note }: { readonly kind: string; readonly note: string | undefined },
): Promise<void> {
  await recordTouches(work, [
    {
      customerId,
      department: departmentOf(work.who.roles),
      kind,
      text: { key: kind, values: {} },
      ...(note === undefined ? {} : { note }),
    },
  ])
}

/** What is asked of me or by me, or everything about customers that I may see. */
export async function listHelp(work: Work, request: HelpFilters) {
  const page = await helpPage(work.tx, request, readerOf(work))
  return { ...page, rows: page.rows.map((row) => shown(work, row)) }
}

async function readHelp(work: Work, id: Id<'hlp'>) {
  const { rows } = await helpPage(work.tx, { id, limit: 1, rowsOnly: true }, readerOf(work))
  return shown(work, found(rows[0]))
}

const readerOf = (work: Work) => ({
  staffId: personOf(work),
  departments: helpers.filter((department) => rolesOf[department].some((role) => work.who.roles.includes(role))),
})

const deeds: readonly Deed[] = ['accept', 'decline', 'answer', 'thank', 'withdraw']

function shown(work: Work, row: HelpRow) {
  const { customerId, customerName, customerNumber, askedBy, askedByName, askedOf, askedOfName } = row
  const { takenBy, takenByName, ...rest } = row
  const person = (id: Id<'stf'> | null, name: string | null) => (id === null || name === null ? null : { id, name })
  return {
    ...rest,
    customer: { id: customerId, name: customerName, number: customerNumber },
    askedBy: { id: askedBy, name: askedByName },
    askedOf: person(askedOf, askedOfName),
    takenBy: person(takenBy, takenByName),
    can: deeds.filter((deed) => mayDo(deed, row, { staffId: work.who.staffId, roles: work.who.roles }).ok),
  }
}
