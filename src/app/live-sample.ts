import { noLongerWanted } from '#modules/collections'
import { setTestClock } from '#platform/test-clock'
import { sendQueued } from '#modules/messages'
import type { Delivery, MailTransport } from '#platform/mail'
import { begin, theSystem } from '#platform/work'
import type { Life } from '#modules/exchange'
import type { Company } from '#app/company'

/** Every letter of a sample company arrives: there is nobody outside. */
const post: MailTransport = {
  send: async (): Promise<Delivery> => ({ outcome: 'sent', answer: '250 a sample company’s post office' }),
  close: () => {},
}

/** How a sample company lives: people act in their own names, time is its own, and no letter leaves the house. */
export const lifeOf = ({ from, settle }: Pick<Company, 'from' | 'settle'>): Life => ({
  as: (who, verb) => begin(from, { who: who ?? theSystem('sample'), door: who === null ? 'run' : 'screen' }, verb),
  clock: (moment) =>
    begin(from, { who: theSystem('sample'), door: 'command' }, ({ tx }) => setTestClock(tx, new Date(moment))),
  settle,
  post: async () => {
    const outgoing = {
      begin: <T>(verb: Parameters<typeof begin<T>>[2]) => begin(from, { who: theSystem('post'), door: 'run' }, verb),
      transport: post,
      sender: { name: 'Quellwerk', address: 'post@quellwerk.example' },
      // What goes along is made when somebody reads it; an outbox of thousands of pictures helps nobody.
      attach: async () => ({ name: 'bill.pdf', mediaType: 'application/pdf', bytes: new Uint8Array() }),
      stillWanted: noLongerWanted,
    }
    for (let sent = 1; sent > 0;) sent = await sendQueued(outgoing)
  },
})
