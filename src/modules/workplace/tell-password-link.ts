import type { Id } from '#kernel/id'
import type { Work } from '#platform/work'
import { staffById } from '#modules/company'
import { queueMail } from '#modules/messages'
import { say } from './sentences.ts'

/** Whoever signs in hears by mail that somebody made a link to a new password of theirs, so that nobody else uses it unseen. */
export async function tellPasswordLink(
  work: Work,
  fact: { readonly staffId: Id<'stf'>; readonly madeBy: Id<'stf'> | null; readonly minutes: number },
  { at }: { readonly at: Date },
): Promise<void> {
  const person = await staffById(work.tx, fact.staffId)
  if (!person?.email) return
  const maker = fact.madeBy === null ? null : await staffById(work.tx, fact.madeBy)
  const language = person.language === 'de' ? 'de' : 'en'
  const who = maker?.name ?? 'Quittance'
  await queueMail(work, {
    customerId: null,
    purpose: 'account',
    about: { kind: 'stf', id: person.id },
    dedupeKey: `password link ${person.id} ${at.toISOString()}`,
    to: person.email,
    language,
    subject: say(language, 'passwordLinkSubject'),
    text: `${[
      say(language, 'digestHello', { name: person.name }),
      say(language, 'passwordLinkText', { who, minutes: fact.minutes }),
      say(language, 'passwordLinkEnd'),
    ].join('\n\n')}\n`,
  })
}
