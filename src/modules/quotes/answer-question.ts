import type { Id } from '#kernel/id'
import { Refused } from '#kernel/outcome'
import { announce } from '#platform/events'
import { found } from '#platform/found'
import type { Work } from '#platform/work'
import { quoteMoved } from './events.ts'
import { paperContent } from './quote-paper.ts'
import { queueLetter } from './send-quote.ts'
import { lastQuestion } from './store-happenings.ts'
import { quoteOf, versionsOf } from './store.ts'
import { tell } from './write-quote.ts'

/** The answer stands on the page below the question, and goes to whoever asked. */
export async function answerQuestion(
  work: Work,
  { quoteId, words }: { readonly quoteId: Id<'quo'>; readonly words: string },
): Promise<void> {
  const quote = found(await quoteOf(work.tx, quoteId))
  const question = await lastQuestion(work.tx, quoteId)
  if (question === null || quote.number === null) throw new Refused('question_is_answered')
  const version = found((await versionsOf(work.tx, quoteId)).find(({ sentAt }) => sentAt !== null))
  const content = await paperContent(work, { ...quote, number: quote.number }, version)
  await queueLetter(work, { quote, version, content, to: question.email, note: words, answers: true })
  await tell(work, { ...quote, latestNo: version.no }, 'answer', { words })
  await announce(work, quoteMoved, { quoteId, customerId: quote.customerId })
}
