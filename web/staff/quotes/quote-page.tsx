import { Button } from '@mantine/core'
import { useNavigate, useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { discardQuote, dropRevision, quotePaper, readQuote, reviseQuote } from '#contracts/quotes'
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
  addressOf,
  catalogue,
  done,
  exactFigureText,
  refused,
  useAsk,
  useDo,
  useLanguage,
  useWords,
  type Action,
  type Answer,
} from '#web'
import { CommentedTimeline } from '../comments/commented-timeline.tsx'
import { WayTo } from '../insight/way-to.tsx'
import { useOrderWords } from '../orders/order-words.ts'
import { useHappenings } from './happenings.tsx'
import { QuoteDeed, deedWords, type Opened } from './quote-deeds.tsx'
import { QuoteLines } from './quote-lines.tsx'
import css from './quotes.module.css'
import { toneOf, useQuoteWords } from './words.ts'

const words = catalogue({
  en: {
    seller: (name: string) => `sold by ${name}`,
    write: 'Change it',
    revise: 'Revise it',
    revised: 'A new version, to be changed and sent',
    drop: 'Give the revision up',
    dropped: 'The version before stands again',
    discard: 'Throw the draft away',
    discarded: 'Thrown away',
    openOrder: 'Open the order',
    paper: 'See the paper',
    lines: 'What is offered',
    facts: 'What it says',
    to: 'For',
    terms: 'Terms',
    delivery: 'Delivery',
    wished: 'Delivery on',
    promised: 'What did we promise?',
    intro: 'First sentence',
    closing: 'Last words',
    discount: 'Largest discount',
    granted: (by: string) => `granted by ${by}`,
    needed: 'needs another person’s yes',
    asks: 'The customer asks',
    chain: 'Up and down the chain',
    deal: 'The whole deal',
    order: 'Order',
    versions: 'Versions',
    version: (no: number) => `Version ${no}`,
    because: 'Declined because',
    by: 'Accepted by',
    seen: 'opened by the customer',
    stuck: 'The customer said yes, but the order could not be placed. Put right what stops it, then enter their yes.',
  },
  de: {
    seller: (name: string) => `verkauft von ${name}`,
    write: 'Ändern',
    revise: 'Überarbeiten',
    revised: 'Eine neue Fassung, zu ändern und zu senden',
    drop: 'Überarbeitung aufgeben',
    dropped: 'Die vorige Fassung gilt wieder',
    discard: 'Entwurf verwerfen',
    discarded: 'Verworfen',
    openOrder: 'Auftrag öffnen',
    paper: 'Papier ansehen',
    lines: 'Was angeboten ist',
    facts: 'Was darin steht',
    to: 'Für',
    terms: 'Zahlungsziel',
    delivery: 'Lieferung',
    wished: 'Lieferung am',
    promised: 'Was haben wir versprochen?',
    intro: 'Erster Satz',
    closing: 'Letzte Worte',
    discount: 'Größter Nachlass',
    granted: (by: string) => `genehmigt von ${by}`,
    needed: 'braucht das Ja eines anderen',
    asks: 'Der Kunde fragt',
    chain: 'Davor und danach',
    deal: 'Das ganze Geschäft',
    order: 'Auftrag',
    versions: 'Fassungen',
    version: (no: number) => `Fassung ${no}`,
    because: 'Abgelehnt wegen',
    by: 'Angenommen von',
    seen: 'vom Kunden geöffnet',
    stuck:
      'Der Kunde sagte ja, aber der Auftrag ließ sich nicht anlegen. Beheben Sie, was ihn hindert, und tragen Sie das Ja ein.',
  },
})

type Quote = Answer<typeof readQuote>

/** One quote: what is offered, where it stands, and the one next step. */
export function QuotePage() {
  const { quoteId = '' } = useParams({ strict: false })
  const { data, error, refetch } = useAsk(readQuote, { quoteId })
  if (error)
    return (
      <Page>
        <ProblemBox problem={error} retry={() => void refetch()} />
      </Page>
    )
  if (data?.id !== quoteId)
    return (
      <Page>
        <PageHead title="…" windowTitle="" />
      </Page>
    )
  return <OneQuote key={data.id} of={data} />
}

function OneQuote({ of }: { of: Quote }) {
  const say = useWords(words)
  const own = useQuoteWords()
  const deed = useWords(deedWords)
  const language = useLanguage()
  const [opened, setOpened] = useState<Opened>()
  const actions = useActions(of, setOpened)
  const name = of.number ?? own.draftName
  const question = of.can.includes('answer') ? of.happenings.find(({ kind }) => kind === 'question') : undefined
  const isStuck = of.state === 'sent' && of.happenings.some(({ kind }) => kind === 'stuck')
  return (
    <Thing
      title={`${name} · ${of.customerName} · ${exactFigureText(of.gross.amount, language)} ${of.gross.currency}`}
      windowTitle={name}
      line={
        <>
          <StateChip tone={toneOf[of.state]}>{own.states[of.state]}</StateChip>
          {of.versionNo > 1 && <span>{say.version(of.versionNo)}</span>}
          <span>{say.seller(of.salesperson.name)}</span>
          <span>
            {own.validUntil} <Day of={of.validUntil} relative={of.state === 'sent'} />
          </span>
          {of.state === 'sent' && of.viewedAt && <span>{say.seen}</span>}
        </>
      }
      {...actions}
      aside={<Beside of={of} />}
      timeline={<CommentedTimeline subject={of.id} happenings={useHappenings(of)} />}
    >
      {isStuck && <p role="alert">{say.stuck}</p>}
      {question && (
        <Card title={say.asks} beside={question.name}>
          <p className={css['asks']}>{question.words}</p>
          <div className={css['buttons']}>
            <Button onClick={() => setOpened('answer')}>{deed.answer}</Button>
          </div>
        </Card>
      )}
      <Card title={say.lines} flush>
        <QuoteLines of={of} />
      </Card>
      <Facts of={of} />
      {opened && <QuoteDeed of={of} opened={opened} close={() => setOpened(undefined)} />}
    </Thing>
  )
}

/** The one next step, and what else may be done. */
function useActions(of: Quote, open: (what: Opened) => void) {
  const say = useWords(words)
  const deed = useWords(deedWords)
  const navigate = useNavigate()
  const asked = { quoteId: of.id }
  const write = () => void navigate({ to: '/pipeline/quotes/new', search: (before) => ({ ...before, quote: of.id }) })
  const revise = useDo(reviseQuote, {
    done: () => {
      done(say.revised)
      write()
    },
  })
  const drop = useDo(dropRevision, { done: () => done(say.dropped) })
  const discard = useDo(discardQuote, {
    done: () => {
      done(say.discarded)
      void navigate({ to: '/pipeline/quotes' })
    },
  })
  const can = new Set(of.can)
  const version = of.version
  const action = (may: boolean, label: string, run: () => void): Action[] => (may ? [{ label, run }] : [])
  const main = [
    ...action(can.has('answer'), deed.answer, () => open('answer')),
    ...action(can.has('approve'), deed.approve, () => open('approve')),
    ...action(can.has('send'), deed.send, () => open('send')),
    ...action(can.has('ask'), deed.ask, () => open('ask')),
    ...action(can.has('answerForThem'), deed.accept, () => open('accept')),
    ...action(can.has('revise'), say.revise, () => revise.mutate({ asked, version }, { onError: refused })),
  ]
  const { order } = of
  const toOrder = () => void navigate({ to: `/orders/${order?.id ?? ''}` })
  const [first, ...others] = [...main, ...action(order !== null, say.openOrder, toOrder)]
  return {
    main: first,
    second: action(can.has('write'), say.write, write),
    menu: [
      ...others,
      { label: say.paper, run: () => void window.open(addressOf(quotePaper, asked), '_blank', 'noreferrer') },
      ...action(can.has('resend'), deed.resend, () => open('resend')),
      ...action(can.has('answerForThem'), deed.decline, () => open('decline')),
      ...action(can.has('withdraw'), deed.withdraw, () => open('withdraw')),
      ...action(can.has('drop'), say.drop, () => drop.mutate({ asked, version }, { onError: refused })),
      ...action(can.has('discard'), say.discard, () => discard.mutate({ asked, version }, { onError: refused })),
    ],
  }
}

function Facts({ of }: { of: Quote }) {
  const say = useWords(words)
  const own = useQuoteWords()
  const language = useLanguage()
  const { approval } = of
  const percent = `${exactFigureText(of.discountPercent, language)} %`
  const granted = approval.approvedBy ? say.granted(approval.approvedBy) : approval.needed ? say.needed : undefined
  return (
    <Card title={say.facts} beside={of.entityName}>
      <FieldRows>
        <FieldRow label={say.to}>
          <span className={css['whole']}>
            {[of.contactName ?? of.customerName, of.email].filter(Boolean).join(', ')}
          </span>
        </FieldRow>
        <FieldRow label={say.terms}>{of.termsText}</FieldRow>
        {of.deliveryTerms && <FieldRow label={say.delivery}>{of.deliveryTerms}</FieldRow>}
        {of.wishedOn && (
          <FieldRow label={say.wished}>
            <Day of={of.wishedOn} full />
          </FieldRow>
        )}
        {of.promised && <FieldRow label={say.promised}>{of.promised}</FieldRow>}
        {of.intro && <FieldRow label={say.intro}>{of.intro}</FieldRow>}
        {of.closing && <FieldRow label={say.closing}>{of.closing}</FieldRow>}
        {of.discountPercent !== '0' && (
          <FieldRow label={say.discount} source={granted}>
            {percent}
          </FieldRow>
        )}
        {of.acceptedName && (
          <FieldRow label={say.by} source={of.acceptedPo}>
            {of.acceptedName}
          </FieldRow>
        )}
        {of.declinedBecause && (
          <FieldRow label={say.because} source={of.declinedNote}>
            {own.declined[of.declinedBecause]}
          </FieldRow>
        )}
      </FieldRows>
    </Card>
  )
}

function Beside({ of }: { of: Quote }) {
  const say = useWords(words)
  const own = useQuoteWords()
  const orders = useOrderWords()
  const way = (path: string, text: string) => (
    <span className="link">
      <WayTo path={path}>{text}</WayTo>
    </span>
  )
  return (
    <>
      <Card title={say.chain}>
        <SumLines>
          <SumLine label={own.customer} value={way(`/customers/${of.customerId}`, of.customerName)} />
          {of.opportunity && (
            <SumLine
              label={own.opportunity}
              value={way(`/pipeline/${of.opportunity.id}`, of.opportunity.title ?? '')}
            />
          )}
          {of.order && (
            <SumLine
              label={`${say.order}, ${orders[orderStatus(of.order.status)]}`}
              value={way(`/orders/${of.order.id}`, of.order.number ?? '')}
            />
          )}
        </SumLines>
      </Card>
      {of.versions.some(({ sentAt }) => sentAt !== null) && (
        <Card title={say.versions}>
          <SumLines>
            {of.versions.map((version) => (
              <SumLine
                key={version.no}
                label={
                  <>
                    <a
                      className="link"
                      href={addressOf(quotePaper, { quoteId: of.id, versionNo: version.no })}
                      target="_blank"
                      rel="noreferrer"
                    >
                      {say.version(version.no)}
                    </a>{' '}
                    <span className="small quiet">
                      {own.states[version.state]}
                      {version.sentAt && (
                        <>
                          , <Day of={version.sentAt.slice(0, 10)} />
                        </>
                      )}
                    </span>
                  </>
                }
                value={<Money of={version.net} />}
              />
            ))}
          </SumLines>
        </Card>
      )}
    </>
  )
}

const statuses = ['draft', 'queried', 'held', 'accepted', 'delivered', 'closed', 'cancelled'] as const
const orderStatus = (text: string) => statuses.find((each) => each === text) ?? 'draft'
