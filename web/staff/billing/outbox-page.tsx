import { Button, Drawer } from '@mantine/core'
import { cancelMail, listMail, resendMail, showMail } from '#contracts/messages'
import {
  Day,
  Empty,
  FieldRow,
  FieldRows,
  List,
  Page,
  PageHead,
  StateChip,
  catalogue,
  done,
  refused,
  useAddress,
  useAsk,
  useAskList,
  useDo,
  useListState,
  useWords,
  type Answer,
  type Column,
  type ListView,
  type Tone,
} from '#web'
import { useMay } from '../session/me.ts'
import { WayTo } from '../insight/way-to.tsx'
import css from './billing.module.css'
import { BillingTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    close: 'Close',
    title: 'Outbox',
    line: 'What leaves for customers, what waits, and what did not arrive.',
    noServer: 'No mail server is set: everything waits here until one is.',
    one: 'letter',
    many: 'letters',
    waiting: 'Waiting',
    failedView: 'Did not arrive',
    sentView: 'Sent',
    all: 'All',
    to: 'To',
    subject: 'Subject',
    queuedAt: 'Written',
    state: 'State',
    queued: 'waits',
    sending: 'is leaving',
    sent: 'sent',
    failed: 'did not arrive',
    unknown: 'fate unknown',
    cancelled: 'stopped',
    no_mail_server: 'no mail server is set',
    no_sender: 'no sender is set',
    try_again: 'is tried again',
    address_refused: 'the address does not exist',
    letter_refused: 'the server refused the letter',
    gave_up: 'given up after days',
    no_answer: 'the server did not answer',
    worker_stopped: 'interrupted while leaving',
    contact_refused: 'may not be written to',
    cancelled_by_person: 'by a person',
    no_longer_wanted: 'what it asked for was settled meanwhile',
    none: 'No letter here',
    noneHint: 'Bills that are issued for customers with a mail address appear here at once.',
    about: 'Open the invoice',
    from: 'From',
    language: 'Language',
    attachments: (count: number) => (count === 1 ? '1 file goes along' : `${count} files go along`),
    stop: 'Stop it',
    stopped: 'The letter is stopped',
    again: 'Send again',
    sentAgain: 'Written once more; it leaves with the next post',
  },
  de: {
    close: 'Schließen',
    title: 'Postausgang',
    line: 'Was an Kunden geht, was wartet und was nicht ankam.',
    noServer: 'Kein Mailserver ist eingestellt: alles wartet hier, bis einer da ist.',
    one: 'Brief',
    many: 'Briefe',
    waiting: 'Wartet',
    failedView: 'Nicht angekommen',
    sentView: 'Versandt',
    all: 'Alle',
    to: 'An',
    subject: 'Betreff',
    queuedAt: 'Geschrieben',
    state: 'Stand',
    queued: 'wartet',
    sending: 'geht gerade',
    sent: 'versandt',
    failed: 'nicht angekommen',
    unknown: 'Verbleib unbekannt',
    cancelled: 'gestoppt',
    no_mail_server: 'kein Mailserver eingestellt',
    no_sender: 'kein Absender eingestellt',
    try_again: 'wird erneut versucht',
    address_refused: 'die Adresse gibt es nicht',
    letter_refused: 'der Server lehnte den Brief ab',
    gave_up: 'nach Tagen aufgegeben',
    no_answer: 'der Server antwortete nicht',
    worker_stopped: 'beim Versand unterbrochen',
    contact_refused: 'darf nicht angeschrieben werden',
    cancelled_by_person: 'von einem Menschen',
    no_longer_wanted: 'worum es ging, hat sich inzwischen erledigt',
    none: 'Hier ist kein Brief',
    noneHint: 'Rechnungen an Kunden mit E-Mail-Adresse erscheinen hier, sobald sie ausgestellt sind.',
    about: 'Zur Rechnung',
    from: 'Von',
    language: 'Sprache',
    attachments: (count: number) => (count === 1 ? '1 Datei geht mit' : `${count} Dateien gehen mit`),
    stop: 'Stoppen',
    stopped: 'Der Brief ist gestoppt',
    again: 'Erneut senden',
    sentAgain: 'Noch einmal geschrieben; er geht mit der nächsten Post',
  },
})

type Row = Answer<typeof listMail>['rows'][number]
type State = Row['state']

const tones: Readonly<Record<State, Tone>> = {
  queued: 'waiting',
  sending: 'news',
  sent: 'settled',
  failed: 'overdue',
  unknown: 'question',
  cancelled: 'quiet',
}

/** Everything that leaves by mail, to be read before it goes and after. */
export function OutboxPage() {
  const say = useWords(words)
  const { change } = useAddress()
  const views: ListView[] = [
    { key: 'waiting', title: say.waiting, filters: { state: 'queued' } },
    { key: 'failed', title: say.failedView, filters: { state: 'failed' } },
    { key: 'sent', title: say.sentView, filters: { state: 'sent' } },
    { key: 'all', title: say.all },
  ]
  const state = useListState(views)
  const source = useAskList(listMail, {
    state: mailStates.find((each) => each === state.filters['state']),
    customerId: state.filters['customerId'],
  })
  const noServer = source.rows.some((row) => row.note === 'no_mail_server')
  return (
    <Page fill>
      <BillingTabs />
      <PageHead
        title={say.title}
        line={noServer ? <StateChip tone="waiting">{say.noServer}</StateChip> : <span>{say.line}</span>}
      />
      <List
        name="outbox"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        idOf={(row) => row.id}
        link={(row) => `/billing/outbox?view=${state.view.key}&item=${row.id}`}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
      <Letter close={() => change({ item: undefined })} />
    </Page>
  )
}

function useColumns(): Column<Row>[] {
  const say = useWords(words)
  return [
    { key: 'to', head: say.to, cell: (row) => row.to, width: 240, phone: 'line' },
    { key: 'subject', head: say.subject, cell: (row) => row.subject, width: 'rest', phone: 'title' },
    {
      key: 'queuedAt',
      head: say.queuedAt,
      cell: (row) => <Day of={row.queuedAt.slice(0, 10)} />,
      width: 100,
      phone: 'aside',
    },
    { key: 'state', head: say.state, cell: (row) => <StateOf row={row} />, width: 260, phone: 'figure' },
  ]
}

function StateOf({ row }: { row: Pick<Row, 'state' | 'note'> }) {
  const say = useWords(words)
  const note = notes.find((each) => each === row.note)
  return (
    <>
      <StateChip tone={tones[row.state]}>{say[row.state]}</StateChip>
      {note && <span className="small quiet"> {say[note]}</span>}
    </>
  )
}

/** One letter as it leaves or left. */
function Letter({ close }: { close: () => void }) {
  const say = useWords(words)
  const { values } = useAddress()
  const mailId = values['item']
  const { data: letter } = useAsk(showMail, { mailId: mailId ?? '' }, { enabled: mailId !== undefined })
  const maySend = useMay('message.send')
  const stop = useDo(cancelMail, { done: () => done(say.stopped) })
  const again = useDo(resendMail, {
    done: () => {
      done(say.sentAgain)
      close()
    },
  })
  if (mailId === undefined || letter?.id !== mailId) return null
  const deed = { asked: { mailId }, version: letter.version }
  return (
    <Drawer
      opened
      onClose={close}
      position="right"
      size={520}
      title={<b>{letter.subject}</b>}
      closeButtonProps={{ 'aria-label': say.close }}
    >
      <div className={css['dialog']}>
        <div className={css['deeds']}>
          <StateOf row={letter} />
        </div>
        <FieldRows>
          <FieldRow label={say.to}>{letter.to}</FieldRow>
          {letter.fromAddress && <FieldRow label={say.from}>{letter.fromAddress}</FieldRow>}
          <FieldRow label={say.queuedAt}>
            <Day of={letter.queuedAt.slice(0, 10)} />
          </FieldRow>
        </FieldRows>
        {letter.error && <p className="small quiet">{letter.error}</p>}
        <pre className={css['letter']}>{letter.text}</pre>
        {letter.attachments.length > 0 && <p className="quiet">{say.attachments(letter.attachments.length)}</p>}
        <div className={css['deeds']}>
          {maySend && letter.state === 'queued' && (
            <Button loading={stop.isPending} onClick={() => stop.mutate(deed, { onError: refused })}>
              {say.stop}
            </Button>
          )}
          {maySend && (letter.state === 'failed' || letter.state === 'unknown' || letter.state === 'cancelled') && (
            <Button loading={again.isPending} onClick={() => again.mutate(deed, { onError: refused })}>
              {say.again}
            </Button>
          )}
          {letter.about.startsWith('inv_') && <WayTo path={`/billing/${letter.about}`}>{say.about}</WayTo>}
        </div>
      </div>
    </Drawer>
  )
}

const mailStates = ['queued', 'sending', 'sent', 'failed', 'unknown', 'cancelled'] as const
const notes = [
  'no_mail_server',
  'no_sender',
  'try_again',
  'address_refused',
  'letter_refused',
  'gave_up',
  'no_answer',
  'worker_stopped',
  'contact_refused',
  'cancelled_by_person',
  'no_longer_wanted',
] as const
