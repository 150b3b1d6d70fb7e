import { Modal } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { bringForward, copyOrder, readOrder } from '#contracts/orders'
import {
  Card,
  Day,
  FieldRow,
  FieldRows,
  Money,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  SumLine,
  SumLines,
  Thing,
  catalogue,
  dayText,
  done,
  exactFigureText,
  refused,
  timeText,
  useAsk,
  useDo,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { DealLink } from '../board/deal-link.tsx'
import { CommentedTimeline } from '../comments/commented-timeline.tsx'
import { AnswerQuery } from './answer-query.tsx'
import { CancelForm } from './cancel-form.tsx'
import { ChangeForm } from './change-form.tsx'
import { DeliverForm } from './deliver-form.tsx'
import { useHappenings } from './order-happenings.tsx'
import { OrderLines } from './order-lines.tsx'
import { toneOf, useFindingText, useOrderWords, useReleaseText } from './order-words.ts'
import css from './orders.module.css'
import type { ShownOrder } from './shown-order.ts'
import { WayTo } from '../insight/way-to.tsx'

const words = catalogue({
  en: {
    seller: (name: string) => `sold by ${name}`,
    deliver: 'Confirm a delivery',
    copy: 'Copy this order',
    copied: 'Copied as a draft',
    forward: 'Ask credit to deliver earlier',
    mayGo: 'Credit passed it: it may be delivered now',
    isHeld: 'Credit does not pass it for now: it is held',
    close: 'Close',
    change: 'Change the order',
    cancel: 'Cancel the order or a part',
    discard: 'Throw the draft away',
    questions: 'Questions about this order',
    hold: 'What lets it go',
    answerBy: (when: string) => `Credit answers by ${when}.`,
    facts: 'What was agreed',
    billTo: 'Bill to',
    shipTo: 'Deliver to',
    po: 'Their PO',
    terms: 'Terms',
    deal: 'Deal day',
    wished: 'Wished for',
    promised: 'What did we promise?',
    orderedBy: 'Ordered by',
    chain: 'Up and down the chain',
    customer: 'Customer',
    entered: (who: string) => `entered by ${who}`,
    corrected: (who: string) => `corrected by ${who}`,
    lines: 'Lines',
    notSaid: '–',
  },
  de: {
    seller: (name: string) => `verkauft von ${name}`,
    deliver: 'Lieferung bestätigen',
    copy: 'Auftrag kopieren',
    copied: 'Als Entwurf kopiert',
    forward: 'Kredit für frühere Lieferung fragen',
    mayGo: 'Kredit gab ihn frei: er kann jetzt geliefert werden',
    isHeld: 'Kredit gibt ihn für jetzt nicht frei: er ist gesperrt',
    close: 'Schließen',
    change: 'Auftrag ändern',
    cancel: 'Auftrag oder Teil stornieren',
    discard: 'Entwurf verwerfen',
    questions: 'Rückfragen zu diesem Auftrag',
    hold: 'Was ihn freigibt',
    answerBy: (when: string) => `Der Kredit antwortet bis ${when}.`,
    facts: 'Was vereinbart ist',
    billTo: 'Rechnung an',
    shipTo: 'Lieferung an',
    po: 'Bestellnummer',
    terms: 'Zahlungsziel',
    deal: 'Vereinbart am',
    wished: 'Wunschtag',
    promised: 'Was haben wir versprochen?',
    orderedBy: 'Bestellt von',
    chain: 'Davor und danach',
    customer: 'Kunde',
    entered: (who: string) => `erfasst von ${who}`,
    corrected: (who: string) => `berichtigt von ${who}`,
    lines: 'Positionen',
    notSaid: '–',
  },
})

/** One order: what was agreed, what is asked, what was delivered and billed, and the one next step. */
export function OrderPage() {
  const { orderId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useAsk(readOrder, { orderId })
  if (error)
    return (
      <Page>
        <ProblemBox problem={error} retry={() => void refetch()} />
      </Page>
    )
  if (!data)
    return (
      <Page>
        <PageHead title="…" windowTitle="" />
      </Page>
    )
  return <OneOrder key={data.id} order={data} />
}

function OneOrder({ order }: { order: ShownOrder }) {
  const say = useWords(words)
  const names = useOrderWords()
  const language = useLanguage()
  const navigate = useNavigate()
  const [open, setOpen] = useState<'deliver' | 'cancel' | 'change'>()
  const copy = useDo(copyOrder, {
    done: ({ id }) => {
      done(say.copied)
      void navigate({ to: '/orders/new', search: (before) => ({ ...before, draft: id }) })
    },
  })
  const forward = useDo(bringForward, { done: ({ status }) => done(status === 'held' ? say.isHeld : say.mayGo) })
  const can = new Set(order.can)
  const left = order.lines.filter((line) => Number(line.left) > 0).map((line) => ({ ...line, lineId: line.id }))
  const number = order.number ?? names.draft
  const close = () => setOpen(undefined)
  const closing = { 'aria-label': say.close }
  const cancelWord = order.status === 'draft' ? say.discard : say.cancel
  return (
    <Thing
      title={`${number} · ${order.customerName} · ${exactFigureText(order.gross.amount, language)} ${order.gross.currency}`}
      windowTitle={number}
      line={
        <>
          <StateChip tone={toneOf[order.status]}>{names[order.status]}</StateChip>
          {order.salesperson && <span>{say.seller(order.salesperson)}</span>}
          {order.cancelledReason && <span>{order.cancelledReason}</span>}
        </>
      }
      main={can.has('deliver') ? { label: say.deliver, run: () => setOpen('deliver') } : undefined}
      second={can.has('amend') ? [{ label: say.change, run: () => setOpen('change'), key: 'w' }] : []}
      menu={[
        ...(can.has('copy')
          ? [{ label: say.copy, run: () => copy.mutate({ asked: { orderId: order.id } }, { onError: refused }) }]
          : []),
        ...(can.has('bringForward')
          ? [{ label: say.forward, run: () => forward.mutate({ asked: { orderId: order.id } }, { onError: refused }) }]
          : []),
        ...(can.has('cancel') ? [{ label: cancelWord, run: () => setOpen('cancel') }] : []),
      ]}
      aside={<Beside order={order} />}
      timeline={<CommentedTimeline subject={order.id} happenings={useHappenings(order)} />}
    >
      <Questions order={order} />
      <Card title={say.lines} flush>
        <OrderLines order={order} />
      </Card>
      <Agreed order={order} />
      <Modal opened={open === 'deliver'} onClose={close} title={<b>{say.deliver}</b>} closeButtonProps={closing}>
        <DeliverForm orderId={order.id} lines={left} close={close} />
      </Modal>
      <Modal
        opened={open === 'change'}
        onClose={close}
        title={<b>{say.change}</b>}
        closeButtonProps={closing}
        size="xl"
      >
        <ChangeForm order={order} close={close} />
      </Modal>
      <Modal
        opened={open === 'cancel'}
        onClose={close}
        title={<b>{cancelWord}</b>}
        closeButtonProps={closing}
        size="lg"
      >
        <CancelForm order={order} close={close} />
      </Modal>
    </Thing>
  )
}

function Questions({ order }: { order: ShownOrder }) {
  const say = useWords(words)
  const textOf = useFindingText()
  const open = order.queries.filter((query) => query.asks && query.answeredAt === null)
  if (open.length === 0) return null
  return (
    <Card title={say.questions}>
      {open.map((query) => (
        <div key={query.id} className={css['query']}>
          <p>
            <b>{textOf(query)}</b> <span className="quiet">{query.askedOf}</span>
          </p>
          {order.can.includes('answer') && <AnswerQuery query={query} customerId={order.customerId} />}
        </div>
      ))}
    </Card>
  )
}

function Agreed({ order }: { order: ShownOrder }) {
  const say = useWords(words)
  const source = (field: string) => {
    const origin = order.fieldOrigins[field]
    return origin?.who ? say.corrected(origin.who) : undefined
  }
  return (
    <Card title={say.facts} beside={order.origin.who && say.entered(order.origin.who)}>
      <FieldRows>
        <FieldRow label={say.po} source={source('poNumber')}>
          {order.poNumber ?? say.notSaid}
        </FieldRow>
        <FieldRow label={say.terms} source={source('terms')}>
          {order.termsText}
        </FieldRow>
        <FieldRow label={say.billTo} source={source('billTo')}>
          {order.billTo.lines.join(', ')}
        </FieldRow>
        <FieldRow label={say.shipTo} source={source('shipTo')}>
          {order.shipTo.lines.join(', ')}
        </FieldRow>
        <FieldRow label={say.deal} source={source('dealOn')}>
          <Day of={order.dealOn} full />
        </FieldRow>
        {order.wishedOn && (
          <FieldRow label={say.wished} source={source('wishedOn')}>
            <Day of={order.wishedOn} relative />
          </FieldRow>
        )}
        {order.orderedBy && <FieldRow label={say.orderedBy}>{order.orderedBy}</FieldRow>}
        <FieldRow label={say.promised} source={source('promised')}>
          {order.promised ?? say.notSaid}
        </FieldRow>
      </FieldRows>
    </Card>
  )
}

function Beside({ order }: { order: ShownOrder }) {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const whenOf = (moment: string) => `${dayText(moment.slice(0, 10), language, today)} ${timeText(moment, language)}`
  const releaseText = useReleaseText()
  return (
    <>
      {order.hold && (
        <Card title={say.hold}>
          {order.hold.releases.map((release) => (
            <p key={release.reason}>{releaseText(release)}.</p>
          ))}
          <p className="small quiet">{say.answerBy(whenOf(order.hold.decideBy))}</p>
        </Card>
      )}
      <Card title={say.chain} beside={<DealLink thing={order.id} />}>
        <SumLines>
          <SumLine
            label={say.customer}
            value={
              <span className="link">
                <WayTo path={`/customers/${order.customerId}`}>{order.customerName}</WayTo>
              </span>
            }
          />
          {order.deliveries.map((delivery) => (
            <SumLine key={delivery.id} label={delivery.number} value={<Day of={delivery.deliveredOn} />} />
          ))}
          {order.documents.map((document) => (
            <SumLine
              key={document.id}
              label={
                <span className="link">
                  <WayTo path={`/billing/${document.id}`}>{document.number}</WayTo>
                </span>
              }
              value={<Money of={document.gross} />}
            />
          ))}
        </SumLines>
      </Card>
    </>
  )
}
