import { Button, Drawer } from '@mantine/core'
import { type listReminders, resumeReminder, stopReminder } from '#contracts/collections'
import { showMail } from '#contracts/messages'
import { catalogue, done, refused, useAddress, useAsk, useDo, useWords, type Answer } from '#web'
import css from '../billing/billing.module.css'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'

const words = catalogue({
  en: {
    close: 'Close',
    files: (count: number) => (count === 1 ? '1 bill goes along' : `${count} bills go along`),
    stop: 'Stop it, and let them be for a week',
    stopped: 'Stopped. Nobody is reminded for a week',
    takeBack: 'Take the stop back',
    takenBack: 'They are looked at again',
    customer: 'Open the customer',
  },
  de: {
    close: 'Schließen',
    files: (count: number) => (count === 1 ? '1 Rechnung geht mit' : `${count} Rechnungen gehen mit`),
    stop: 'Stoppen und eine Woche in Ruhe lassen',
    stopped: 'Gestoppt. Eine Woche lang wird nicht erinnert',
    takeBack: 'Stopp zurücknehmen',
    takenBack: 'Der Kunde wird wieder geprüft',
    customer: 'Zum Kunden',
  },
})

type Row = Answer<typeof listReminders>['rows'][number]

/** A reminder as the customer reads it. */
export function ReminderDrawer({ rows, close }: { rows: readonly Row[]; close: () => void }) {
  const say = useWords(words)
  const { values } = useAddress()
  const row = rows.find(({ id }) => id === values['item'])
  const mailId = row?.mailId ?? undefined
  const mayRead = useMay('message.read')
  const mayWork = useMay('collections.work')
  const { data: letter } = useAsk(showMail, { mailId: mailId ?? '' }, { enabled: mailId !== undefined && mayRead })
  const stop = useDo(stopReminder, { done: () => (done(say.stopped), close()) })
  const resume = useDo(resumeReminder, { done: () => (done(say.takenBack), close()) })
  if (!row) return null
  const deed = { asked: { reminderId: row.id }, version: row.version }
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={560}
      title={<b>{letter?.id === mailId ? letter?.subject : row.customer.name}</b>}
      closeButtonProps={{ 'aria-label': say.close }}
    >
      <div className={css['dialog']}>
        <p className="quiet">{row.to}</p>
        {letter && letter.id === mailId && (
          <>
            <pre className={css['letter']}>{letter.text}</pre>
            {letter.attachments.length > 0 && <p className="quiet">{say.files(letter.attachments.length)}</p>}
          </>
        )}
        <div className={css['deeds']}>
          {mayWork && row.state === 'queued' && (
            <Button loading={stop.isPending} onClick={() => stop.mutate(deed, { onError: refused })}>
              {say.stop}
            </Button>
          )}
          {mayWork && row.state === 'cancelled' && row.cancelledBecause === 'person' && (
            <Button loading={resume.isPending} onClick={() => resume.mutate(deed, { onError: refused })}>
              {say.takeBack}
            </Button>
          )}
          <WayTo path={`/customers/${row.customer.id}`}>{say.customer}</WayTo>
        </div>
      </div>
    </Drawer>
  )
}
