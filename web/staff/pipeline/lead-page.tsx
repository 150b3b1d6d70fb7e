import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { changeLead, closeLead, readLead, reopenLead } from '#contracts/sales'
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
  refused,
  useAsk,
  useDo,
  useWords,
  type Answer,
} from '#web'
import { ColleagueSelect } from '../customers/choosers.tsx'
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
    reopen: 'Take up again',
    reopened: 'Taken up again',
    hand: 'Who has it',
    handed: (name: string) => `${name} has it now`,
    facts: 'Who it is',
    became: 'Opportunity',
    open: 'Open the opportunity',
  },
  de: {
    qualify: 'Qualifizieren',
    closeIt: 'Lead schließen',
    closed: 'Lead geschlossen',
    reopen: 'Wieder aufnehmen',
    reopened: 'Wieder aufgenommen',
    hand: 'Wer ihn hat',
    handed: (name: string) => `${name} hat ihn jetzt`,
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
  const sells = useMay('sales.sell')
  const may = sells && lead.state === 'open'
  const [open, setOpen] = useState<'qualify' | 'close' | 'hand'>()
  const close = () => setOpen(undefined)
  const reopen = useDo(reopenLead, { done: () => done(say.reopened) })
  const again = (version: number) => reopen.mutate({ asked: { leadId: lead.id }, version }, { onError: refused })
  const ending = useDo(closeLead, {
    done: ({ version }) => {
      done(say.closed, { undo: () => again(version) })
      close()
    },
  })
  const hand = useDo(changeLead, {
    done: ({ owner }) => {
      done(say.handed(owner?.name ?? own.nobody))
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
        main={
          may
            ? { label: say.qualify, run: () => setOpen('qualify') }
            : sells && lead.state === 'closed'
              ? { label: say.reopen, run: () => again(lead.version), busy: reopen.isPending }
              : undefined
        }
        second={
          may
            ? [
                { label: say.hand, run: () => setOpen('hand') },
                { label: say.closeIt, run: () => setOpen('close') },
              ]
            : []
        }
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
      <WhyPanel title={say.hand} opened={open === 'hand'} close={close}>
        {open === 'hand' && (
          <>
            <ColleagueSelect
              label={own.owner}
              value={lead.owner?.id ?? null}
              change={(ownerId) => hand.mutate({ asked: { leadId: lead.id, ownerId }, version: lead.version })}
            />
            {hand.error && <ProblemBox problem={hand.error} />}
          </>
        )}
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
