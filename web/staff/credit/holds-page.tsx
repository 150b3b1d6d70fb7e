import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { listHolds, recheckHolds, releaseOrder } from '#contracts/orders'
import {
  Card,
  Empty,
  Money,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  SumLine,
  SumLines,
  WorkQueue,
  catalogue,
  dayText,
  done,
  refused,
  useAsk,
  useDo,
  useLanguage,
  useToday,
  useWords,
  type Answer,
  type Work,
} from '#web'
import { OrderTabs } from '../orders/order-tabs.tsx'
import { useOrderWords, useReleaseText } from '../orders/order-words.ts'
import css from '../orders/orders.module.css'
import { ExposureCard } from './exposure-card.tsx'
import { LimitCard } from './limit-card.tsx'
import { WayTo } from '../insight/way-to.tsx'

const words = catalogue({
  en: {
    title: 'Orders held for credit',
    since: (day: string) => `since ${day}`,
    of: (name: string) => `sold by ${name}`,
    promised: 'What was promised',
    lets: 'What lets it go',
    exposure: 'Exposure now, with this order',
    without: 'Without it',
    limit: 'Limit',
    noLimit: 'none yet',
    reason: 'Why it goes all the same',
    release: 'Release once',
    recheck: 'Check again',
    released: (number: string) => `${number} was released and may be delivered`,
    passed: (count: number) =>
      count === 0 ? 'Nothing has changed: still held' : `${count} passed and may be delivered`,
    maker: 'You had a hand in this order, so a colleague has to release it.',
    ownLimit:
      'The limit was set, while this waited, by somebody with a hand in the order. A colleague has to release it, or set the limit.',
    order: 'Open the order',
    waits: 'Waiting',
    none: 'Nothing is held',
    noneHint: 'An order over its limit, or of somebody with old overdue bills, waits here with what would let it go.',
  },
  de: {
    title: 'Für Kredit gesperrte Aufträge',
    since: (day: string) => `seit ${day}`,
    of: (name: string) => `verkauft von ${name}`,
    promised: 'Was versprochen wurde',
    lets: 'Was ihn freigibt',
    exposure: 'Obligo jetzt, mit diesem Auftrag',
    without: 'Ohne ihn',
    limit: 'Limit',
    noLimit: 'noch keines',
    reason: 'Warum er trotzdem geht',
    release: 'Einmal freigeben',
    recheck: 'Erneut prüfen',
    released: (number: string) => `${number} ist freigegeben und kann geliefert werden`,
    passed: (count: number) =>
      count === 0 ? 'Nichts hat sich geändert: weiter gesperrt' : `${count} frei zur Lieferung`,
    maker: 'Sie waren an diesem Auftrag beteiligt; freigeben muss jemand anderes.',
    ownLimit:
      'Das Limit setzte, während dies wartete, jemand, der am Auftrag beteiligt ist. Freigeben, oder das Limit setzen, muss jemand anderes.',
    order: 'Auftrag öffnen',
    waits: 'Wartend',
    none: 'Nichts ist gesperrt',
    noneHint:
      'Ein Auftrag über dem Limit, oder bei alten überfälligen Rechnungen, wartet hier mit dem, was ihn freigibt.',
  },
})

type Row = Answer<typeof listHolds>['rows'][number]
type HeldWork = Work & { readonly row: Row }

/** The credit desk's queue: why each order waits, what would let it go, and the two ways to do so. */
export function HoldsPage() {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const releaseText = useReleaseText()
  const answer = useAsk(listHolds, { limit: 200 })
  const rows = answer.data?.rows ?? []
  return (
    <Page>
      <OrderTabs />
      <PageHead
        title={say.title}
        line={answer.data?.sums.map((sum) => (
          <Money key={sum.currency} of={sum.gross} withCurrency />
        ))}
      />
      {answer.error && <ProblemBox problem={answer.error} retry={() => void answer.refetch()} />}
      <WorkQueue
        loading={answer.isPending}
        groups={[
          {
            key: 'held',
            title: say.waits,
            works: rows.map((row): HeldWork => ({
              id: row.orderId,
              title: row.customerName,
              figure: <Money of={row.gross} withCurrency />,
              reason: row.releases.map(releaseText).join(' · '),
              aside: say.since(dayText(row.since.slice(0, 10), language, today)),
              row,
            })),
          },
        ]}
        detail={({ row }) => <Held row={row} />}
        aside={({ row }) => (
          <div className={css['stack']}>
            <ExposureCard customerId={row.customerId} />
            <LimitCard customerId={row.customerId} currency={row.gross.currency} />
          </div>
        )}
        actions={[]}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
    </Page>
  )
}

function Held({ row }: { row: Row }) {
  const say = useWords(words)
  const names = useOrderWords()
  const releaseText = useReleaseText()
  return (
    <div className={css['stack']}>
      <div>
        <h2 className={css['big']}>
          {row.customerName} · <Money of={row.gross} withCurrency />
        </h2>
        <p className={`${css['words']} quiet`}>
          <StateChip tone="overdue">{names.held}</StateChip> {row.number}
          {row.salesperson && ` · ${say.of(row.salesperson)}`} ·{' '}
          <span className="link">
            <WayTo path={`/orders/${row.orderId}`}>{say.order}</WayTo>
          </span>
        </p>
      </div>
      <Card title={say.lets}>
        {row.underOwnLimit && <p>{say.ownLimit}</p>}
        {row.releases.length === 0 && !row.underOwnLimit && <p>{names.passesNow}</p>}
        {row.releases.map((release) => (
          <p key={release.reason}>{releaseText(release)}.</p>
        ))}
        <SumLines>
          <SumLine label={say.without} value={<Money of={row.exposureWithout} showZero />} />
          <SumLine label={say.exposure} value={<Money of={row.exposure} withCurrency />} total />
          <SumLine label={say.limit} value={row.limit ? <Money of={row.limit} showZero /> : say.noLimit} />
        </SumLines>
      </Card>
      {row.promised && (
        <Card title={say.promised}>
          <p>{row.promised}</p>
        </Card>
      )}
      <Decide key={row.orderId} row={row} />
    </div>
  )
}

function Decide({ row }: { row: Row }) {
  const say = useWords(words)
  const [reason, setReason] = useState('')
  const release = useDo(releaseOrder, { done: () => done(say.released(row.number)) })
  const recheck = useDo(recheckHolds, { done: ({ released }) => done(say.passed(released.length)) })
  return (
    <div className={css['deliver']}>
      {row.mayRelease ? (
        <Textarea
          autosize
          minRows={2}
          label={say.reason}
          value={reason}
          onChange={(event) => setReason(event.currentTarget.value)}
        />
      ) : (
        <p className="quiet">{say.maker}</p>
      )}
      <div className={css['buttons']}>
        <Button
          loading={recheck.isPending}
          onClick={() => recheck.mutate({ asked: { customerId: row.customerId } }, { onError: refused })}
        >
          {say.recheck}
        </Button>
        {row.mayRelease && (
          <Button
            variant="filled"
            disabled={reason.trim() === ''}
            loading={release.isPending}
            onClick={() => release.mutate({ asked: { orderId: row.orderId, reason } }, { onError: refused })}
          >
            {say.release}
          </Button>
        )}
      </div>
    </div>
  )
}
