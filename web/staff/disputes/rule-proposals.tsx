import { Button } from '@mantine/core'
import { useState } from 'react'
import { acceptRuleProposal, declineRuleProposal, listRuleProposals } from '#contracts/disputes'
import { Card, Money, catalogue, done, refused, useAsk, useDo, useWords, type Answer } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import css from './disputes.module.css'
import { NoteDialog } from './note-dialog.tsx'

const words = catalogue({
  en: {
    title: 'A rule for order entry is proposed',
    price_off_habit: (percent: string, bills: number) =>
      `Ask the salesperson when a price differs by more than ${percent} % from what the last ${bills} bills came to, and no price is agreed.`,
    because: 'It would have caught these:',
    accept: 'Accept the rule',
    decline: 'No rule',
    why: 'Why not?',
    accepted: 'The rule is in force: the next such order is asked about',
    declined: 'Declined with your reason',
    others: 'The sales manager decides about it.',
  },
  de: {
    title: 'Eine Regel für die Erfassung ist vorgeschlagen',
    price_off_habit: (percent: string, bills: number) =>
      `Den Vertrieb fragen, wenn ein Preis um mehr als ${percent} % von dem abweicht, was die letzten ${bills} Rechnungen ergaben, und kein Preis vereinbart ist.`,
    because: 'Sie hätte diese verhindert:',
    accept: 'Regel annehmen',
    decline: 'Keine Regel',
    why: 'Warum nicht?',
    accepted: 'Die Regel gilt: beim nächsten solchen Auftrag wird gefragt',
    declined: 'Mit Ihrem Grund abgelehnt',
    others: 'Darüber entscheidet die Vertriebsleitung.',
  },
})

type Proposal = Answer<typeof listRuleProposals>['rows'][number]

/** Rules that repeated disputes propose; nothing while none waits. */
export function RuleProposals() {
  const { data } = useAsk(listRuleProposals, { state: 'open' })
  if (!data || data.rows.length === 0) return null
  return (
    <div className={css['stack']} style={{ marginBottom: 14 }}>
      {data.rows.map((row) => (
        <ProposalCard key={row.id} row={row} />
      ))}
    </div>
  )
}

function ProposalCard({ row }: { row: Proposal }) {
  const say = useWords(words)
  return (
    <Card title={say.title}>
      <div className={css['form']}>
        <p>{say.price_off_habit(row.percent, row.bills)}</p>
        <div className="small">
          {say.because}
          <ul className={css['plainList']}>
            {row.cases.map((each) => (
              <li key={each.id}>
                <span className={css['inLine']}>
                  <WayTo path={`/disputes/${each.id}`}>{each.number}</WayTo>
                </span>{' '}
                {each.customerName} <Money of={each.gross} withCurrency />
              </li>
            ))}
          </ul>
        </div>
        <Deeds row={row} />
      </div>
    </Card>
  )
}

function Deeds({ row }: { row: Proposal }) {
  const say = useWords(words)
  const may = useMay('rule.decide')
  const [declining, setDeclining] = useState(false)
  const accept = useDo(acceptRuleProposal, { done: () => done(say.accepted) })
  const decline = useDo(declineRuleProposal, { done: () => done(say.declined) })
  if (!may) return <p className="small quiet">{say.others}</p>
  const about = { proposalId: row.id }
  return (
    <div className={css['buttons']}>
      <Button variant="default" onClick={() => setDeclining(true)}>
        {say.decline}
      </Button>
      <Button
        variant="filled"
        loading={accept.isPending}
        onClick={() => accept.mutate({ asked: about, version: row.version }, { onError: refused })}
      >
        {say.accept}
      </Button>
      {declining && (
        <NoteDialog
          title={say.decline}
          label={say.why}
          button={say.decline}
          busy={decline.isPending}
          problem={decline.error}
          close={() => setDeclining(false)}
          send={(reason) => decline.mutate({ asked: { ...about, reason }, version: row.version })}
        />
      )}
    </div>
  )
}
