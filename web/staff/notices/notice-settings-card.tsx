import { Select, SegmentedControl } from '@mantine/core'
import { changeNoticeSettings, readNoticeSettings } from '#contracts/workplace'
import { Card, catalogue, done, refused, useAsk, useDo, useWords, type Asked } from '#web'
import css from './notices.module.css'

const words = catalogue({
  en: {
    title: 'Notices',
    hint: 'How you hear of each. The mail comes once a day, with what is still to do.',
    digestAt: 'The mail of the day comes at',
    app: 'Here',
    mail: 'Here and by mail',
    off: 'Not at all',
    saved: 'Saved',
    mention: 'Somebody speaks to you in a comment',
    order_queried: 'An order of yours waits for an answer',
    order_escalated: 'A question about an order is not answered in time',
    order_held: 'An order of yours is held for credit',
    order_answered: 'What was asked about an order you entered is answered',
    order_released: 'An order that waited may be delivered',
    order_refused: 'Credit refuses an order of yours',
    dispute_owner: 'A dispute is yours',
    dispute_escalated: 'A dispute went up to you',
    approval_wanted: 'Your yes is wanted',
    credit_approval: 'Your yes to a credit note is wanted',
    help_asked: 'Somebody asks you for help',
    help_accepted: 'Somebody takes care of what you asked',
    help_declined: 'Somebody cannot help',
    help_answered: 'Somebody answered you',
    help_thanked: 'Somebody thanks you',
    quote_approval: 'A discount on a quote waits for your yes',
    quote_question: 'A customer asks about a quote of yours',
    quote_expiring: 'A quote of yours ends soon',
    quote_accepted: 'A quote of yours is accepted',
    quote_declined: 'A quote of yours is declined',
    quote_expired: 'A quote of yours has expired',
    quote_stuck: 'An accepted quote could not become an order',
    quote_undelivered: 'The letter with a quote did not arrive',
    quote_approved: 'The discount you asked for is granted',
    quote_not_approved: 'The discount you asked for is not granted',
  },
  de: {
    title: 'Hinweise',
    hint: 'Wie Sie von etwas hören. Die Mail kommt einmal am Tag, mit dem, was noch zu tun ist.',
    digestAt: 'Die Mail des Tages kommt um',
    app: 'Hier',
    mail: 'Hier und per Mail',
    off: 'Gar nicht',
    saved: 'Gespeichert',
    mention: 'Jemand spricht Sie in einem Kommentar an',
    order_queried: 'Ein Auftrag von Ihnen wartet auf Antwort',
    order_escalated: 'Eine Rückfrage zu einem Auftrag bleibt zu lange offen',
    order_held: 'Ein Auftrag von Ihnen ist für Kredit gesperrt',
    order_answered: 'Die Rückfrage zu einem Auftrag, den Sie erfasst haben, ist beantwortet',
    order_released: 'Ein Auftrag, der wartete, kann geliefert werden',
    order_refused: 'Der Kredit lehnt einen Auftrag von Ihnen ab',
    dispute_owner: 'Eine Reklamation gehört Ihnen',
    dispute_escalated: 'Eine Reklamation kam zu Ihnen hinauf',
    approval_wanted: 'Ihr Ja wird gebraucht',
    credit_approval: 'Ihr Ja zu einer Gutschrift wird gebraucht',
    help_asked: 'Jemand bittet Sie um Hilfe',
    help_accepted: 'Jemand kümmert sich um Ihre Frage',
    help_declined: 'Jemand kann nicht helfen',
    help_answered: 'Jemand hat Ihnen geantwortet',
    help_thanked: 'Jemand dankt Ihnen',
    quote_approval: 'Ein Nachlass im Angebot wartet auf Ihr Ja',
    quote_question: 'Ein Kunde fragt zu einem Angebot von Ihnen',
    quote_expiring: 'Ein Angebot von Ihnen läuft bald ab',
    quote_accepted: 'Ein Angebot von Ihnen ist angenommen',
    quote_declined: 'Ein Angebot von Ihnen ist abgelehnt',
    quote_expired: 'Ein Angebot von Ihnen ist abgelaufen',
    quote_stuck: 'Ein angenommenes Angebot wurde kein Auftrag',
    quote_undelivered: 'Die Mail mit einem Angebot kam nicht an',
    quote_approved: 'Der erbetene Nachlass ist genehmigt',
    quote_not_approved: 'Der erbetene Nachlass ist nicht genehmigt',
  },
})

const ways = ['app', 'mail', 'off'] as const
const times = ['07:00', '12:00', '17:00'] as const

/** Which notices somebody wants, how, and when the mail comes. */
export function NoticeSettingsCard() {
  const say = useWords(words)
  const { data } = useAsk(readNoticeSettings, {})
  const change = useDo(changeNoticeSettings, { forget: [readNoticeSettings], done: () => done(say.saved) })
  const set = (asked: Asked<typeof changeNoticeSettings>) => change.mutate({ asked }, { onError: refused })
  return (
    <Card title={say.title}>
      <p className="quiet small">{say.hint}</p>
      <div className={css['ways']}>
        {data?.kinds.map(({ kind, way }) => (
          <div key={kind} className={css['way']}>
            <span id={`way-${kind}`}>{say[kind]}</span>
            <SegmentedControl
              size="xs"
              aria-labelledby={`way-${kind}`}
              value={way}
              onChange={(value) => set({ kinds: [{ kind, way: ways.find((each) => each === value) ?? 'app' }] })}
              data={ways.map((each) => ({ value: each, label: say[each] }))}
            />
          </div>
        ))}
        {data && (
          <Select
            label={say.digestAt}
            allowDeselect={false}
            maw={260}
            data={[...times]}
            value={data.digestAt}
            onChange={(value) => set({ digestAt: times.find((each) => each === value) ?? '07:00' })}
          />
        )}
      </div>
    </Card>
  )
}
