import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { loseOpportunity, readOpportunity, reopenOpportunity } from '#contracts/sales'
import {
  Card,
  Day,
  FieldRow,
  FieldRows,
  Money,
  PageHead,
  ProblemBox,
  StateChip,
  Thing,
  WhyPanel,
  catalogue,
  done,
  refused,
  useAsk,
  useDo,
  useWords,
  type Answer,
} from '#web'
import { DealLink } from '../board/deal-link.tsx'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import { ChangeForm } from './deal-form.tsx'
import { stageOf } from './opportunities-page.tsx'
import { FileForm } from './file-form.tsx'
import { QuotesCard } from '../quotes/quotes-card.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { lostReasons, useSaleWords } from './words.ts'

const words = catalogue({
  en: {
    quote: 'Write a quote',
    file: 'Put on file',
    quotes: 'Quotes',
    change: 'Change',
    lose: 'Lost',
    losing: 'Lost, and why',
    lost: 'Noted as lost',
    reopen: 'Take up again',
    reopened: 'Taken up again',
    facts: 'The opportunity',
    from: 'Lead',
    openLead: 'Open the lead',
    openedOn: 'Since',
    closedOn: 'Ended on',
    elsewhere: 'Kept by another system',
  },
  de: {
    quote: 'Angebot schreiben',
    file: 'Als Kunden anlegen',
    quotes: 'Angebote',
    change: 'Ändern',
    lose: 'Verloren',
    losing: 'Verloren, und warum',
    lost: 'Als verloren vermerkt',
    reopen: 'Wieder aufnehmen',
    reopened: 'Wieder aufgenommen',
    facts: 'Die Verkaufschance',
    from: 'Lead',
    openLead: 'Lead öffnen',
    openedOn: 'Seit',
    closedOn: 'Beendet am',
    elsewhere: 'In einem anderen System geführt',
  },
})

const route = getRouteApi('/frame/pipeline/$opportunityId')
type Opportunity = Answer<typeof readOpportunity>

/** One chance to sell: what it is worth, and what comes next. */
export function OpportunityPage() {
  const { opportunityId } = route.useParams()
  const { data, error } = useAsk(readOpportunity, { opportunityId })
  if (error) return <ProblemBox problem={error} />
  return data?.id === opportunityId ? <OpportunityThing key={data.id} of={data} /> : <PageHead title="…" />
}

function OpportunityThing({ of }: { of: Opportunity }) {
  const say = useWords(words)
  const own = useSaleWords()
  const may = useMay('sales.sell') && of.externalId === null
  const [open, setOpen] = useState<'change' | 'lose' | 'file'>()
  const navigate = useNavigate()
  const close = () => setOpen(undefined)
  const reopen = useDo(reopenOpportunity, { done: () => done(say.reopened) })
  const asked = { opportunityId: of.id }
  const losing = useDo(loseOpportunity, {
    done: ({ version }) => {
      done(say.lost, { undo: () => reopen.mutate({ asked, version }, { onError: refused }) })
      close()
    },
  })
  const again = () => reopen.mutate({ asked, version: of.version }, { onError: refused })
  const isOpen = may && of.stage !== 'won' && of.stage !== 'lost'
  const name = of.title ?? of.externalId ?? ''
  const quote = () =>
    void navigate({ to: '/pipeline/quotes/new', search: (before) => ({ ...before, opportunity: of.id }) })
  return (
    <>
      <Thing
        title={name}
        windowTitle={name}
        line={
          <>
            <StateChip tone="quiet">{stageOf(of.stage, own)}</StateChip>
            <span>{of.customer?.name ?? of.accountName}</span>
            {of.lostBecause && <span>{own.reasons[of.lostBecause]}</span>}
            {of.externalId !== null && <span>{say.elsewhere}</span>}
          </>
        }
        main={
          isOpen
            ? of.customer
              ? { label: say.quote, run: quote }
              : { label: say.file, run: () => setOpen('file') }
            : may && of.stage === 'lost'
              ? { label: say.reopen, run: again, busy: reopen.isPending }
              : undefined
        }
        second={
          isOpen
            ? [
                { label: say.change, run: () => setOpen('change') },
                { label: say.lose, run: () => setOpen('lose') },
              ]
            : []
        }
      >
        {of.customer !== null && <DealLink thing={of.id} />}
        <FactsCard of={of} />
        <QuotesCard of={of} title={say.quotes} />
      </Thing>
      <WhyPanel title={say.file} opened={open === 'file'} close={close}>
        {open === 'file' && <FileForm of={of} after={close} />}
      </WhyPanel>
      <WhyPanel title={say.change} opened={open === 'change'} close={close}>
        {open === 'change' && <ChangeForm of={of} after={close} />}
      </WhyPanel>
      {open === 'lose' && (
        <ReasonDialog
          title={say.losing}
          button={say.lose}
          reasons={lostReasons}
          busy={losing.isPending}
          problem={losing.error}
          close={close}
          send={(because) => losing.mutate({ asked: { ...asked, because }, version: of.version })}
        />
      )}
    </>
  )
}

function FactsCard({ of }: { of: Opportunity }) {
  const say = useWords(words)
  const own = useSaleWords()
  return (
    <Card title={say.facts}>
      <FieldRows>
        {of.value && (
          <FieldRow label={own.value}>
            <Money of={of.value} withCurrency />
          </FieldRow>
        )}
        {of.expectedOn && (
          <FieldRow label={own.expectedOn}>
            <Day of={of.expectedOn} />
          </FieldRow>
        )}
        {of.nextStep !== null && <FieldRow label={own.nextStep}>{of.nextStep}</FieldRow>}
        {of.nextStepOn && (
          <FieldRow label={own.nextStepOn}>
            <Day of={of.nextStepOn} />
          </FieldRow>
        )}
        <FieldRow label={own.owner}>{of.owner?.name ?? own.nobody}</FieldRow>
        {of.customer && (
          <FieldRow label={own.customer}>
            <WayTo path={`/customers/${of.customer.id}`}>{of.customer.name}</WayTo>
          </FieldRow>
        )}
        {of.leadId !== null && (
          <FieldRow label={say.from}>
            <WayTo path={`/pipeline/leads/${of.leadId}`}>{say.openLead}</WayTo>
          </FieldRow>
        )}
        {of.openedOn && (
          <FieldRow label={say.openedOn}>
            <Day of={of.openedOn} />
          </FieldRow>
        )}
        {of.closedOn && (
          <FieldRow label={say.closedOn}>
            <Day of={of.closedOn} />
          </FieldRow>
        )}
      </FieldRows>
    </Card>
  )
}
