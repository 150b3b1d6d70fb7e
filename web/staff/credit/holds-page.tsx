import { Modal } from '@mantine/core'
import { useState } from 'react'
import { listHolds } from '#contracts/orders'
import {
  Empty,
  Money,
  Page,
  PageHead,
  ProblemBox,
  WorkQueue,
  dayText,
  exactFigureText,
  useAsk,
  useLanguage,
  useToday,
  useWords,
  type Work,
  type WorkAction,
} from '#web'
import { AskForm } from '../help/ask-form.tsx'
import { OrderTabs } from '../orders/order-tabs.tsx'
import { useReleaseText } from '../orders/order-words.ts'
import css from '../orders/orders.module.css'
import { useMay } from '../session/me.ts'
import { ExposureCard } from './exposure-card.tsx'
import { HeldOrder } from './held-order.tsx'
import { useHoldDeeds, type Row } from './hold-deeds.ts'
import { holdWords } from './hold-words.ts'
import { LimitCard } from './limit-card.tsx'
import { LimitForm } from './limit-form.tsx'
import { RefuseForm } from './refuse-form.tsx'

type HeldWork = Work & { readonly row: Row }
type Asking = { readonly row: Row; readonly what: 'limit' | 'ask' | 'refuse' }

/** The credit desk's queue: why each order waits, what would let it go, and what can be done about it by one key. */
export function HoldsPage() {
  const say = useWords(holdWords)
  const language = useLanguage()
  const today = useToday()
  const releaseText = useReleaseText()
  const [asking, setAsking] = useState<Asking>()
  const deeds = useHoldDeeds()
  const answer = useAsk(listHolds, { limit: 200 })
  const rows = answer.data?.rows ?? []
  const [oldest] = rows
  return (
    <Page>
      <OrderTabs />
      <PageHead
        title={say.title}
        line={
          oldest && (
            <>
              <span>{say.head(rows.length)}</span>
              {answer.data?.sums.map((sum) => (
                <Money key={sum.currency} of={sum.net} withCurrency />
              ))}
              <span>{say.oldest(dayText(oldest.since.slice(0, 10), language, today))}</span>
            </>
          )
        }
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
              ...(row.margin ? { suggestion: say.marginIs(exactFigureText(row.margin.amount.amount, language)) } : {}),
              row,
            })),
          },
        ]}
        detail={({ row }) => <HeldOrder row={row} deeds={deeds} />}
        aside={({ row }) => (
          <div className={css['stack']}>
            <ExposureCard customerId={row.customerId} />
            <LimitCard customerId={row.customerId} currency={row.gross.currency} />
          </div>
        )}
        actions={useHoldActions({ open: setAsking, recheck: deeds.recheck })}
        empty={<Empty title={say.none}>{say.noneHint}</Empty>}
      />
      {asking && <AskingModal asking={asking} deeds={deeds} close={() => setAsking(undefined)} />}
    </Page>
  )
}

type OpenDeeds = { readonly open: (asking: Asking) => void; readonly recheck: (row: Row) => void }

function useHoldActions({ open, recheck }: OpenDeeds): WorkAction<HeldWork>[] {
  const say = useWords(holdWords)
  const language = useLanguage()
  const mayLimit = useMay('credit.limit')
  const decides = ({ row }: HeldWork) => row.mayRelease
  const limitText = ({ row }: HeldWork) => {
    const wanted = limitWanted(row)
    return wanted ? say.limitTo(exactFigureText(wanted.amount, language)) : say.limit
  }
  return [
    {
      key: 'e',
      main: true,
      label: say.release,
      when: decides,
      run: () => document.querySelector<HTMLElement>('[data-decide="reason"]')?.focus(),
    },
    { key: 'l', label: limitText, when: () => mayLimit, run: ({ row }) => open({ row, what: 'limit' }) },
    { key: 'a', label: say.askSales, run: ({ row }) => open({ row, what: 'ask' }) },
    { key: 'r', label: say.refuse, when: decides, run: ({ row }) => open({ row, what: 'refuse' }) },
    { key: 'v', label: say.recheck, run: ({ row }) => recheck(row) },
  ]
}

/** The limit under which the order would go, where a limit is what it lacks. */
const limitWanted = (row: Row) => row.releases.find((release) => release.limit !== null)?.limit ?? null

type AskingProps = {
  readonly asking: Asking
  readonly deeds: ReturnType<typeof useHoldDeeds>
  readonly close: () => void
}

function AskingModal({ asking: { row, what }, deeds, close }: AskingProps) {
  const say = useWords(holdWords)
  const today = useToday()
  const wanted = limitWanted(row)
  const title = { limit: say.limit, ask: say.askSales, refuse: say.refuse }[what]
  return (
    <Modal opened onClose={close} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      {what === 'limit' && (
        <LimitForm
          customerId={row.customerId}
          currency={wanted?.currency ?? row.limit?.currency ?? row.gross.currency}
          first={{ amount: wanted?.amount ?? '', to: monthAfter(today) }}
          after={close}
        />
      )}
      {what === 'ask' && <AskForm customerId={row.customerId} first={say.askText(row.number)} after={close} />}
      {what === 'refuse' && (
        <RefuseForm
          row={row}
          refuse={(asked) => {
            deeds.refuse(row, asked)
            close()
          }}
        />
      )}
    </Modal>
  )
}

/** A limit for a time lasts thirty days unless somebody says otherwise. */
const monthAfter = (day: string) =>
  new Date(Date.parse(`${day}T00:00:00Z`) + 30 * 86_400_000).toISOString().slice(0, 10)
