import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { closeLead, readLead } from '#contracts/sales'
import {
  Card,
  FieldRow,
  FieldRows,
  PageHead,
  ProblemBox,
  StateChip,
  Thing,
  WhyPanel,
  catalogue,
  done,
  useAsk,
  useDo,
  useWords,
  type Answer,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import { QualifyForm } from './deal-form.tsx'
import { ReasonDialog } from './reason-dialog.tsx'
import { closingReasons, useSaleWords } from './words.ts'

const words = catalogue({
  en: {
    qualify: 'Qualify',
    closeIt: 'Close lead',
    closed: 'Lead closed',
    facts: 'Who it is',
    became: 'Opportunity',
    open: 'Open the opportunity',
  },
  de: {
    qualify: 'Qualifizieren',
    closeIt: 'Lead schließen',
    closed: 'Lead geschlossen',
    facts: 'Wer es ist',
    became: 'Verkaufschance',
    open: 'Verkaufschance öffnen',
  },
})

const route = getRouteApi('/frame/pipeline/leads/$leadId')

/** One lead: who it is, and what becomes of it. */
export function LeadPage() {
  const { leadId } = route.useParams()
  const { data, error } = useAsk(readLead, { leadId })
  if (error) return <ProblemBox problem={error} />
  return data?.id === leadId ? <LeadThing key={data.id} lead={data} /> : <PageHead title="…" />
}

function LeadThing({ lead }: { lead: Answer<typeof readLead> }) {
  const say = useWords(words)
  const own = useSaleWords()
  const navigate = useNavigate()
  const may = useMay('sales.sell') && lead.state === 'open'
  const [open, setOpen] = useState<'qualify' | 'close'>()
  const close = () => setOpen(undefined)
  const ending = useDo(closeLead, {
    done: () => {
      done(say.closed)
      close()
    },
  })
  return (
    <>
      <Thing
        title={lead.companyName}
        windowTitle={lead.companyName}
        line={
          <>
            <StateChip tone="quiet">{own.states[lead.state]}</StateChip>
            {lead.closedBecause && <span>{own.reasons[lead.closedBecause]}</span>}
          </>
        }
        main={may ? { label: say.qualify, run: () => setOpen('qualify') } : undefined}
        second={may ? [{ label: say.closeIt, run: () => setOpen('close') }] : []}
      >
        <Card title={say.facts}>
          <FieldRows>
            <FieldRow label={own.owner}>{lead.owner?.name ?? own.nobody}</FieldRow>
            <FieldRow label={own.source}>{own.sources[lead.source]}</FieldRow>
            {lead.contactName !== null && <FieldRow label={own.contact}>{lead.contactName}</FieldRow>}
            {lead.email !== null && <FieldRow label={own.email}>{lead.email}</FieldRow>}
            {lead.phone !== null && <FieldRow label={own.phone}>{lead.phone}</FieldRow>}
            <FieldRow label={own.country}>{lead.country}</FieldRow>
            {lead.vatNumber !== null && <FieldRow label={own.vatNumber}>{lead.vatNumber}</FieldRow>}
            {lead.note !== null && <FieldRow label={own.note}>{lead.note}</FieldRow>}
            {lead.opportunityId !== null && (
              <FieldRow label={say.became}>
                <WayTo path={`/pipeline/${lead.opportunityId}`}>{say.open}</WayTo>
              </FieldRow>
            )}
          </FieldRows>
        </Card>
      </Thing>
      <WhyPanel title={say.qualify} opened={open === 'qualify'} close={close}>
        <QualifyForm lead={lead} after={(id) => void navigate({ to: `/pipeline/${id}` })} />
      </WhyPanel>
      {open === 'close' && (
        <ReasonDialog
          title={say.closeIt}
          button={say.closeIt}
          reasons={closingReasons}
          busy={ending.isPending}
          problem={ending.error}
          close={close}
          send={(because) => ending.mutate({ asked: { leadId: lead.id, because }, version: lead.version })}
        />
      )}
    </>
  )
}
