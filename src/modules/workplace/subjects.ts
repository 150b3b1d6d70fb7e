import { NotFound, found } from '#platform/found'
import { isRole, permissionsOf, seesOf } from '#platform/rights'
import type { Subject } from '#platform/wire'
import type { Work } from '#platform/work'
import { peopleAround, subjectSeen, type Person } from './store-subjects.ts'
import { isSubjectKind, subjectPermissions, type NamedSubject } from './subject.ts'

/** The thing, if the asker may read it; to anybody else there is no such thing. */
export async function readable(work: Work, { kind, id }: Subject): Promise<NamedSubject> {
  if (!isSubjectKind(kind) || work.who.staffId === null) throw new NotFound()
  if (!work.who.permissions.has(subjectPermissions[kind])) throw new NotFound()
  return { kind, id, ...found(await subjectSeen(work.tx, kind, id)) }
}

/** Who else may read a thing: those may be mentioned where it is spoken of. */
export async function readersOf(work: Work, { kind, customerId }: NamedSubject): Promise<Person[]> {
  const people = await peopleAround(work.tx, customerId)
  return people.filter(({ roles, owns }) => {
    const held = roles.filter(isRole)
    return permissionsOf(held).has(subjectPermissions[kind]) && (owns || seesOf(held) === 'all')
  })
}
