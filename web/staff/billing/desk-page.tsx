import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { readDesk } from '#contracts/billing'
import {
  HeadFigure,
  HeadFigures,
  Money,
  Page,
  PageHead,
  ProblemBox,
  catalogue,
  useAsk,
  useWords,
  type Answer,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import css from './billing.module.css'
import { HeldBack, Ready, Undelivered } from './desk-lists.tsx'
import { BillingTabs } from './tabs.tsx'

const words = catalogue({
  en: {
    title: (count: number) =>
      count === 0
        ? 'Nothing is ready to be billed'
        : count === 1
          ? '1 order waits to be billed'
          : `${count} orders wait to be billed`,
    line: (waits: number) =>
      waits === 0
        ? 'Nothing else waits for you.'
        : waits === 1
          ? 'One more thing needs a person first.'
          : `${waits} more things need a person first.`,
    ready: (count: number) => (count === 1 ? '1 order' : `${count} orders`),
    documents: (count: number) => (count === 1 ? '1 document' : `${count} documents`),
    readyLabel: 'ready to bill, net',
    lateLabel: 'delivered, not billed over 3 days',
    heldLabel: 'held back, net',
    undeliveredLabel: 'did not reach the customer, gross',
    run: 'Open the billing run',
  },
  de: {
    title: (count: number) =>
      count === 0
        ? 'Nichts ist zu berechnen'
        : count === 1
          ? '1 Auftrag ist zu berechnen'
          : `${count} Aufträge sind zu berechnen`,
    line: (waits: number) =>
      waits === 0
        ? 'Sonst wartet nichts auf Sie.'
        : waits === 1
          ? 'Eine Sache braucht zuerst einen Menschen.'
          : `${waits} Sachen brauchen zuerst einen Menschen.`,
    ready: (count: number) => (count === 1 ? '1 Auftrag' : `${count} Aufträge`),
    documents: (count: number) => (count === 1 ? '1 Beleg' : `${count} Belege`),
    readyLabel: 'zu berechnen, netto',
    lateLabel: 'geliefert, seit über 3 Tagen nicht berechnet',
    heldLabel: 'zurückgehalten, netto',
    undeliveredLabel: 'nicht beim Kunden angekommen, brutto',
    run: 'Zum Rechnungslauf',
  },
})

/** What waits for whoever writes the bills: exceptions first, then what is ready. */
export function DeskPage() {
  const say = useWords(words)
  const entityId = useEntity()?.id
  const { data: desk, error, refetch } = useAsk(readDesk, { entityId })
  const navigate = useNavigate()
  const mayBill = useMay('invoice.issue')
  const waits = desk ? desk.heldBack.orders + desk.undelivered.documents : 0
  return (
    <Page>
      <BillingTabs />
      <PageHead title={desk ? say.title(desk.ready.orders) : '…'} line={desk && say.line(waits)}>
        {mayBill && (
          <Button variant="filled" onClick={() => void navigate({ to: '/billing/run' })}>
            {say.run}
          </Button>
        )}
      </PageHead>
      {error && <ProblemBox problem={error} retry={() => void refetch()} />}
      {desk && <Figures desk={desk} />}
      <div className={css['columns']}>
        <div className={css['column']}>
          <HeldBack entityId={entityId} />
          <Undelivered entityId={entityId} />
        </div>
        <div className={css['column']}>
          <Ready entityId={entityId} />
        </div>
      </div>
    </Page>
  )
}

function Figures({ desk }: { desk: Answer<typeof readDesk> }) {
  const say = useWords(words)
  return (
    <HeadFigures>
      <HeadFigure
        value={<Sums of={desk.ready.net} />}
        beside={say.ready(desk.ready.orders)}
        label={<WayTo path="/billing/waiting">{say.readyLabel}</WayTo>}
      />
      <HeadFigure
        value={<Sums of={desk.late.net} />}
        beside={say.ready(desk.late.orders)}
        label={
          <WayTo path="/billing/waiting" asking={{ view: 'late' }}>
            {say.lateLabel}
          </WayTo>
        }
      />
      <HeadFigure
        value={<Sums of={desk.heldBack.net} />}
        beside={say.ready(desk.heldBack.orders)}
        label={
          <WayTo path="/billing/waiting" asking={{ view: 'held' }}>
            {say.heldLabel}
          </WayTo>
        }
      />
      <HeadFigure
        value={<Sums of={desk.undelivered.gross} />}
        beside={say.documents(desk.undelivered.documents)}
        label={say.undeliveredLabel}
      />
    </HeadFigures>
  )
}

function Sums({ of }: { of: Answer<typeof readDesk>['ready']['net'] }) {
  if (of.length === 0) return '–'
  return of.map((sum, index) => (
    <span key={sum.currency}>
      {index > 0 && ' · '}
      <Money of={sum} withCurrency />
    </span>
  ))
}
