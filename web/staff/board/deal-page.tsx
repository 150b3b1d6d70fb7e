import { Skeleton } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { readDeal } from '#contracts/insight'
import {
  Card,
  Day,
  HeadFigure,
  HeadFigures,
  Money,
  Page,
  PageHead,
  Person,
  ProblemBox,
  StateChip,
  SumLine,
  SumLines,
  catalogue,
  dayText,
  daysFromTo,
  useAsk,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useCaseWords } from '../disputes/words.ts'
import css from './deal.module.css'
import { fieldWords, forkWords, pathOfThing, stepWords, type Deal, type DealNode, type Fork } from './deal-words.ts'

const words = catalogue({
  en: {
    deal: 'Deal',
    of: (day: string) => `Deal of ${day}`,
    owner: (name: string) => `sold by ${name}`,
    net: 'amounts in the chain with tax, sums without',
    paid: 'paid, net',
    leak: 'leak',
    ordered: 'ordered, net',
    open: 'open, net',
    cash: 'deal to cash',
    days: (days: number) => (days === 1 ? '1 day' : `${days} days`),
    earned: 'commission earned',
    chain: 'The chain',
    chainLine: 'each step with its amount and day; what leaves it stands below with its reason',
    differs: 'What differs between the steps, and why',
    nothingDiffers: 'Nothing differs: what was ordered was delivered, billed and paid.',
    meets: 'The sum meets',
    credited: 'credited',
    allowed: 'discount and differences',
    billable: 'delivered, not billed',
    undelivered: 'not delivered',
    repriced: 'billed otherwise than ordered',
    people: 'People',
    nobody: 'Nobody by name yet.',
    later: (days: number) => (days === 0 ? 'same day' : days === 1 ? '1 day' : `${days} days`),
    none: 'none',
  },
  de: {
    deal: 'Geschäft',
    of: (day: string) => `Geschäft vom ${day}`,
    owner: (name: string) => `verkauft von ${name}`,
    net: 'Beträge der Kette mit Steuer, Summen ohne',
    paid: 'bezahlt, netto',
    leak: 'Verlust',
    ordered: 'bestellt, netto',
    open: 'offen, netto',
    cash: 'vom Geschäft zum Geld',
    days: (days: number) => (days === 1 ? '1 Tag' : `${days} Tage`),
    earned: 'Provision verdient',
    chain: 'Die Kette',
    chainLine: 'jeder Schritt mit Betrag und Tag; was sie verlässt, steht darunter mit dem Grund',
    differs: 'Was zwischen den Schritten abweicht, und warum',
    nothingDiffers: 'Nichts weicht ab: was bestellt war, wurde geliefert, berechnet und bezahlt.',
    meets: 'Die Summe geht auf',
    credited: 'gutgeschrieben',
    allowed: 'Skonto und Differenzen',
    billable: 'geliefert, nicht berechnet',
    undelivered: 'nicht geliefert',
    repriced: 'anders berechnet als bestellt',
    people: 'Menschen',
    nobody: 'Noch niemand mit Namen.',
    later: (days: number) => (days === 0 ? 'am selben Tag' : days === 1 ? '1 Tag' : `${days} Tage`),
    none: 'keine',
  },
})

const route = getRouteApi('/frame/deals/$thing')

/** One deal from the first word to the money: where each cent went, and who worked on it. */
export function DealPage() {
  const { thing } = route.useParams()
  const { data, error } = useAsk(readDeal, { thing })
  if (error) return <ProblemBox problem={error} />
  if (!data) return <Skeleton height={420} radius={8} />
  return <DealThing deal={data} />
}

const isNothing = ({ amount }: { readonly amount: string }) => /^-?0+(\.0+)?$/.test(amount)

function DealThing({ deal }: { deal: Deal }) {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const { sums } = deal
  const line = [
    deal.dealOn && say.of(dayText(deal.dealOn, language, today)),
    deal.salesperson && say.owner(deal.salesperson.name),
    `${deal.currency}, ${say.net}`,
  ]
  return (
    <Page>
      <PageHead
        title={<WayTo path={`/customers/${deal.customer.id}`}>{deal.customer.name}</WayTo>}
        windowTitle={`${say.deal} · ${deal.customer.name}`}
        line={line.filter(Boolean).join(' · ')}
      >
        {!isNothing(sums.paid) && (
          <StateChip tone="settled">
            {say.paid} <Money of={sums.paid} />
          </StateChip>
        )}
        {(!isNothing(sums.credited) || !isNothing(sums.allowed)) && <StateChip tone="overdue">{say.leak}</StateChip>}
      </PageHead>
      <HeadFigures>
        <HeadFigure value={<Money of={sums.ordered} />} label={say.ordered} />
        <HeadFigure value={<Money of={sums.paid} />} label={say.paid} />
        <HeadFigure value={<Money of={sums.open} />} label={say.open} />
        {deal.daysToCash !== null && <HeadFigure value={say.days(deal.daysToCash)} label={say.cash} />}
        {sums.commission && <HeadFigure value={<Money of={sums.commission} />} label={say.earned} />}
      </HeadFigures>
      <Card title={say.chain} beside={say.chainLine}>
        <Chain nodes={deal.nodes} />
      </Card>
      <div className={css['below']}>
        <Card title={say.differs}>
          {deal.forks.length === 0 && <p className="quiet">{say.nothingDiffers}</p>}
          <ul className={css['forks']}>
            {deal.forks.map((fork, index) => (
              // Two forks of one kind have no other name than their place.
              <ForkLine key={`${fork.kind} ${index}`} fork={fork} />
            ))}
          </ul>
        </Card>
        <div className={css['aside']}>
          <Card title={say.meets}>
            <Proof sums={sums} />
          </Card>
          <Card title={say.people}>
            <People people={deal.people} />
          </Card>
        </div>
      </div>
    </Page>
  )
}

const steps = ['opportunity', 'quote', 'order', 'delivery', 'invoice', 'receipt', 'commission'] as const
const besides = ['dispute', 'credit_note'] as const

const byDay = (a: DealNode, b: DealNode) => ((a.day ?? '') < (b.day ?? '') ? -1 : 1)

/** Steps from left to right, several of one kind below each other; on a phone from top to bottom. */
function Chain({ nodes }: { nodes: readonly DealNode[] }) {
  const say = useWords(words)
  const shown = steps.flatMap((step) => {
    const own = nodes.filter(({ kind }) => kind === step)
    const beside =
      step === 'invoice' ? nodes.filter(({ kind }) => besides.some((each) => each === kind)).toSorted(byDay) : []
    return own.length === 0 ? [] : [{ step, own, beside }]
  })
  return (
    <ol className={css['chain']}>
      {shown.map(({ step, own, beside }, index) => {
        const before = shown[index - 1]?.own.findLast(({ day }) => day !== null)?.day
        const day = own.find((node) => node.day !== null)?.day
        return (
          <li key={step}>
            {index > 0 && (
              <span className={css['link']}>
                {before && day && <span className="small">{say.later(daysFromTo(before, day))}</span>}
              </span>
            )}
            <div className={css['step']}>
              {own.map((node, at) => (
                <Node key={node.subject ?? `${step} ${at}`} node={node} />
              ))}
              {beside.map((node) => (
                <Node key={node.subject} node={node} aside />
              ))}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Node({ node, aside = false }: { node: DealNode; aside?: boolean }) {
  const names = useWords(stepWords)
  const place = pathOfThing(node.subject)
  const number = node.number ?? ''
  return (
    <article className={css['node']} data-kind={node.kind} data-aside={aside || undefined}>
      <span className="small quiet">{names[node.kind]}</span>
      <b>{node.amount ? <Money of={node.amount} /> : '–'}</b>
      {place ? (
        <WayTo path={place.path} {...(place.asking ? { asking: place.asking } : {})}>
          <span className="link">{number || names[node.kind]}</span>
        </WayTo>
      ) : (
        <span>{number}</span>
      )}
      {node.day && (
        <span className="small quiet">
          <Day of={node.day} />
        </span>
      )}
    </article>
  )
}

function ForkLine({ fork }: { fork: Fork }) {
  const say = useWords(forkWords)
  const fields: Readonly<Record<string, string>> = useWords(fieldWords)
  const causes: Readonly<Record<string, string>> = useCaseWords().causes
  const language = useLanguage()
  const today = useToday()
  const word = fork.words ?? ''
  const known = fork.kind === 'disputed' ? causes[word] : fields[word]
  const text = say[fork.kind](known ?? word)
  const place = pathOfThing(fork.subject)
  const facts = [
    fork.day && dayText(fork.day, language, today),
    fork.until && say.until(dayText(fork.until, language, today)),
    fork.by && say.by(fork.by),
  ]
  return (
    <li data-kind={fork.kind}>
      <span>
        {place ? (
          <WayTo path={place.path} {...(place.asking ? { asking: place.asking } : {})}>
            {text}
          </WayTo>
        ) : (
          text
        )}
        <span className="small quiet"> {facts.filter(Boolean).join(' · ')}</span>
      </span>
      {fork.amount && (
        <b>
          <Money of={fork.amount} />
        </b>
      )}
    </li>
  )
}

function Proof({ sums }: { sums: Deal['sums'] }) {
  const say = useWords(words)
  const lines = [
    [say.paid, sums.paid],
    [say.credited, sums.credited],
    [say.allowed, sums.allowed],
    [say.open, sums.open],
    [say.billable, sums.delivered_not_billed],
    [say.undelivered, sums.not_delivered],
    [say.repriced, sums.repriced],
  ] as const
  return (
    <SumLines>
      {lines
        .filter(([, sum]) => !isNothing(sum))
        .map(([label, sum]) => (
          <SumLine key={label} label={label} value={<Money of={sum} />} />
        ))}
      <SumLine label={say.ordered} value={<Money of={sums.ordered} withCurrency />} total />
    </SumLines>
  )
}

function People({ people }: { people: Deal['people'] }) {
  const say = useWords(words)
  const names = useWords(stepWords)
  if (people.length === 0) return <p className="quiet small">{say.nobody}</p>
  return (
    <div className={css['people']}>
      {people.map(({ id, name, did }) => (
        <Person key={id} name={name} duty={did.map((each) => names[each]).join(', ')} />
      ))}
    </div>
  )
}
