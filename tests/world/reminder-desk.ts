import assert from 'node:assert/strict'
import { day, plusDays } from '#kernel/day'
import type { Id } from '#kernel/id'
import { attach } from '#app/attachments'
import { learnReceipt } from '#modules/behaviour'
import { noLongerWanted, runReminders, type ReminderRun } from '#modules/collections'
import { itemsOf } from '#modules/ledger'
import { sendQueued } from '#modules/messages'
import { addContacts } from '#modules/parties'
import { smtpTransport } from '#platform/mail'
import type { InWork } from '#platform/schedule'
import { sql } from '#platform/sql'
import { bankPaper, type PaperLine } from './bank-paper.ts'
import { atCashDesk, type CashDesk } from './cash-desk.ts'
import { openSmtpSink, type SmtpSink } from './smtp-sink.ts'
import { openWorld, type World } from './world.ts'

type Test = { readonly after: (end: () => Promise<void>) => void }
type Owes = {
  readonly number: string
  readonly gross: string
  readonly issuedOn: string
  readonly receivedOn?: string | null
}

export type ReminderDesk<W extends World = World> = CashDesk<W> & {
  readonly sink: SmtpSink
  /** A customer with somebody for accounts payable at this address. */
  readonly debtor: (name: string, email: string) => Promise<Id<'cus'>>
  /** A bill that arrived on the day of its issue, unless said otherwise; null: it is not known to have arrived. */
  readonly owes: (customerId: Id<'cus'>, bill: Owes) => Promise<Id<'itm'>>
  /** The bank is loaded through this day, with these lines. */
  readonly bank: (through: string, lines?: readonly PaperLine[]) => Promise<void>
  readonly run: (begin?: InWork) => Promise<ReminderRun>
  /** What the worker does with the outbox; `begin` stands around each of its transactions. */
  readonly send: (begin?: InWork) => Promise<number>
  /** Why somebody is written to or not: '2025-06-10 postponed bank_not_loaded'. */
  readonly standing: (customerId: Id<'cus'>) => Promise<string | null>
}

/** A seller who reminds: bank, customers with addresses, a run, and a mail server that keeps what leaves. */
export const openReminderDesk = async (t: Test, today: string): Promise<ReminderDesk> =>
  atReminderDesk(t, await openWorld({ today }))

export async function atReminderDesk<W extends World>(t: Test, world: W): Promise<ReminderDesk<W>> {
  const desk = await atCashDesk(world)
  const sink = await openSmtpSink()
  const transport = smtpTransport(sink.url, 'quittance.example')
  t.after(async () => {
    transport.close()
    await sink.close()
    await desk.close()
  })
  return {
    ...desk,
    sink,
    debtor: async (name, email) => {
      const customerId = await desk.customer(name)
      await desk.work((work) =>
        addContacts(work, [
          { customerId, name: 'Karin Ahlers', function: 'accounts_payable', email, phone: null, language: null },
        ]),
      )
      return customerId
    },
    owes: async (customerId, { number, gross, issuedOn, receivedOn = issuedOn }) => {
      const itemId = await desk.bill(customerId, number, gross, { issuedOn })
      await desk.settle()
      if (receivedOn === null) {
        await desk.asOwner((tx) => tx.run(sql`update behaviour.bill set received_on = null where item_id = ${itemId}`))
        return itemId
      }
      await desk.work(async (work) => {
        const [item] = await itemsOf(work.tx, [itemId])
        assert.ok(item?.documentId)
        await learnReceipt(work, { documentId: item.documentId, receivedOn: day(receivedOn) })
      })
      return itemId
    },
    bank: async (through, lines = []) => {
      await desk.load(bankPaper({ day: through, opening: '0.00', lines }))
      await desk.settle()
    },
    run: (begin = desk.work) => runReminders(begin, desk.entityId),
    send: async (begin = desk.work) => {
      const sender = { name: 'Quellwerk', address: 'billing@quellwerk.example' }
      const taken = await sendQueued({ begin, transport, sender, attach, stillWanted: noLongerWanted })
      await desk.settle()
      return taken
    },
    standing: (customerId) =>
      desk.work(async ({ tx }) => {
        const row = await tx.maybe<{ said: string }>(sql`
          select concat_ws(' ', on_day, verdict, reason, next_on) as said from collections.standing
          where customer_id = ${customerId}`)
        return row?.said ?? null
      }),
  }
}

/** A year of bills, each paid on this day after its receipt: what makes a routine payer. */
export async function paysWithin(
  desk: ReminderDesk,
  customerId: Id<'cus'>,
  paid: { readonly times: number; readonly after: number },
) {
  const lines: PaperLine[] = []
  for (let at = 0; at < paid.times; at += 1) {
    const issuedOn = plusDays(day('2024-02-01'), at * 12)
    const number = `RE-2024-${String(at + 101).padStart(5, '0')}`
    const amount = `${1000 + at}.00`
    await desk.bill(customerId, number, amount, { issuedOn })
    const bookedOn = plusDays(issuedOn, paid.after)
    lines.push({ amount, payer: 'Aumann', iban: 'DE75512108001245126199', text: number, bookedOn })
  }
  await desk.load(bankPaper({ day: lines.at(-1)?.bookedOn ?? '2024-02-01', lines }))
  await desk.settle()
}
