import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { listToDeliver } from '#contracts/orders'
import {
  Card,
  Day,
  Empty,
  Figure,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  catalogue,
  useAsk,
  useToday,
  useWords,
  type Answer,
} from '#web'
import { useMay } from '../session/me.ts'
import { DeliverForm } from './deliver-form.tsx'
import { OrderTabs } from './order-tabs.tsx'
import css from './orders.module.css'

const words = catalogue({
  en: {
    title: 'To deliver',
    line: (count: number) => (count === 1 ? '1 order may go out' : `${count} orders may go out`),
    today: 'today',
    late: (days: number) => (days === 1 ? '1 day late' : `${days} days late`),
    noDay: 'no day wished',
    confirm: 'Confirm the delivery',
    close: 'Close',
    confirmOf: (number: string) => `Confirm ${number}`,
    none: 'Nothing is to be delivered',
    noneHint: 'Orders appear here as soon as their questions are answered and credit lets them pass.',
  },
  de: {
    title: 'Zu liefern',
    line: (count: number) => (count === 1 ? '1 Auftrag kann hinaus' : `${count} Aufträge können hinaus`),
    today: 'heute',
    late: (days: number) => (days === 1 ? '1 Tag zu spät' : `${days} Tage zu spät`),
    noDay: 'kein Wunschtag',
    confirm: 'Lieferung bestätigen',
    close: 'Schließen',
    confirmOf: (number: string) => `${number} bestätigen`,
    none: 'Nichts ist zu liefern',
    noneHint: 'Aufträge erscheinen hier, sobald ihre Fragen beantwortet sind und der Kredit sie freigibt.',
  },
})

type Row = Answer<typeof listToDeliver>['rows'][number]

/** What may go out, late first: made for a phone in the yard. */
export function DeliveriesPage() {
  const say = useWords(words)
  const [chosen, choose] = useState<Row>()
  const mayConfirm = useMay('delivery.confirm')
  const answer = useAsk(listToDeliver, { limit: 100 })
  const rows = answer.data?.rows ?? []
  return (
    <Page>
      <OrderTabs />
      <PageHead title={say.title} line={answer.data && rows.length > 0 ? say.line(answer.data.count) : undefined} />
      {answer.error && <ProblemBox problem={answer.error} retry={() => void answer.refetch()} />}
      {answer.data && rows.length === 0 && <Empty title={say.none}>{say.noneHint}</Empty>}
      <div className={css['stack']}>
        {rows.map((row) => (
          <ToDeliver key={row.orderId} row={row} confirm={mayConfirm ? () => choose(row) : undefined} />
        ))}
      </div>
      <Modal
        opened={chosen !== undefined}
        onClose={() => choose(undefined)}
        title={chosen && <b>{say.confirmOf(chosen.number)}</b>}
        closeButtonProps={{ 'aria-label': say.close }}
      >
        {chosen && <DeliverForm orderId={chosen.orderId} lines={chosen.lines} close={() => choose(undefined)} />}
      </Modal>
    </Page>
  )
}

function ToDeliver({ row, confirm }: { row: Row; confirm: (() => void) | undefined }) {
  const say = useWords(words)
  const today = useToday()
  return (
    <Card title={row.customerName} beside={row.number}>
      <p className="quiet">
        {row.wishedOn === null && <StateChip>{say.noDay}</StateChip>}
        {row.wishedOn !== null && (
          <StateChip tone={row.daysLate > 0 ? 'overdue' : row.wishedOn === today ? 'waiting' : 'quiet'}>
            {row.daysLate > 0 ? say.late(row.daysLate) : row.wishedOn === today ? say.today : <Day of={row.wishedOn} />}
          </StateChip>
        )}{' '}
        {row.shipTo.join(', ')}
      </p>
      <div className={css['deliver']}>
        <ul>
          {row.lines.map((line) => (
            <li key={line.lineId}>
              <span>{line.description}</span>
              <Figure of={line.left} unit={line.unit} />
            </li>
          ))}
        </ul>
        {confirm && (
          <Button variant="filled" onClick={confirm}>
            {say.confirm}
          </Button>
        )}
      </div>
    </Card>
  )
}
