import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { approveCreditNote, approveDispute, listApprovals, returnApproval, returnCreditNote } from '#contracts/disputes'
import {
  Card,
  Day,
  Empty,
  Money,
  Page,
  PageHead,
  ProblemBox,
  SumLine,
  SumLines,
  catalogue,
  done,
  exactFigureText,
  refused,
  useAsk,
  useDo,
  useLanguage,
  useWords,
  type Answer,
} from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import css from './disputes.module.css'
import { NoteDialog } from './note-dialog.tsx'
import { RuleProposals } from './rule-proposals.tsx'
import { SubstitutesDialog } from './substitutes-dialog.tsx'
import { DisputeTabs } from './tabs.tsx'
import { useCaseWords, roleWord } from './words.ts'

const words = catalogue({
  en: {
    title: 'To approve',
    substitutes: 'Substitutes',
    line: 'Credit notes and new bills that wait for a second person. Nobody agrees to what he asked for himself.',
    none: 'Nothing waits for a yes',
    noneHint: 'When somebody decides for a credit note or a new bill, it stands here until another person agrees.',
    asked: 'Asked by',
    cause: 'Cause',
    person: 'Written by',
    nobody: 'nobody in particular',
    needs: 'Still needs',
    given: 'Agreed',
    agree: (amount: string) => `Agree, ${amount}`,
    back: 'Send back',
    backLabel: 'What is to be different?',
    agreed: 'Agreed',
    returned: 'Sent back with your reason',
    notYours: 'Not yours to agree to',
    takeBack: 'Take back',
    takeBackLabel: 'Why is it not wanted any more?',
    issued: (number: string) => `${number} is issued`,
  },
  de: {
    title: 'Freizugeben',
    substitutes: 'Vertretungen',
    line: 'Gutschriften und neue Rechnungen, die auf eine zweite Person warten. Niemand stimmt dem zu, was er selbst erbeten hat.',
    none: 'Nichts wartet auf ein Ja',
    noneHint:
      'Entscheidet jemand für eine Gutschrift oder neue Rechnung, steht sie hier, bis eine andere Person zustimmt.',
    asked: 'Erbeten von',
    cause: 'Ursache',
    person: 'Geschrieben von',
    nobody: 'niemand Bestimmtes',
    needs: 'Fehlt noch',
    given: 'Zugestimmt',
    agree: (amount: string) => `Zustimmen, ${amount}`,
    back: 'Zurückgeben',
    backLabel: 'Was soll anders sein?',
    agreed: 'Zugestimmt',
    returned: 'Mit Ihrem Grund zurückgegeben',
    notYours: 'Nicht Ihr Ja',
    takeBack: 'Zurücknehmen',
    takeBackLabel: 'Warum wird sie nicht mehr gewollt?',
    issued: (number: string) => `${number} ist ausgestellt`,
  },
})

type Row = Answer<typeof listApprovals>['rows'][number]

/** What waits for another person's yes. */
export function ApprovalsPage() {
  const say = useWords(words)
  const mayApprove = useMay('dispute.approve')
  const [naming, setNaming] = useState(false)
  const { data, error } = useAsk(listApprovals, { entityId: useEntity()?.id, limit: 100 })
  return (
    <Page>
      <DisputeTabs />
      <PageHead title={say.title} line={say.line}>
        {mayApprove && (
          <Button variant="default" onClick={() => setNaming(true)}>
            {say.substitutes}
          </Button>
        )}
      </PageHead>
      <RuleProposals />
      {error && <ProblemBox problem={error} />}
      {!data && !error && <Skeleton height={220} radius={8} />}
      {data?.rows.length === 0 && <Empty title={say.none}>{say.noneHint}</Empty>}
      <div className={css['stack']}>
        {data?.rows.map((row) => (
          <Approval key={row.id} row={row} />
        ))}
      </div>
      {naming && <SubstitutesDialog close={() => setNaming(false)} />}
    </Page>
  )
}

function Approval({ row }: { row: Row }) {
  const say = useWords(words)
  const trade = useCaseWords()
  const missing = row.needs.filter((hand) => !row.given.some((each) => each.hand === hand))
  return (
    <Card
      title={
        <>
          {trade.outcomes[row.deed === 'credit_note' ? 'credit' : 'rebill']} · {row.customerName} ·{' '}
          <span className={css['inLine']}>
            {row.caseId === null ? (
              <WayTo path={`/billing/${row.documentId}`}>{row.documentNumber}</WayTo>
            ) : (
              <WayTo path={`/disputes/${row.caseId}`}>{row.caseNumber}</WayTo>
            )}
          </span>
        </>
      }
      beside={<Money of={row.amount} withCurrency strong />}
    >
      <div className={css['form']}>
        <p className={css['quote']}>{row.reason}</p>
        <SumLines>
          <SumLine
            label={say.asked}
            value={
              <>
                {row.askedByName} · <Day of={row.askedAt.slice(0, 10)} />
              </>
            }
          />
          {row.cause && row.verdict && (
            <>
              <SumLine label={say.cause} value={`${trade.causes[row.cause]} · ${trade.verdicts[row.verdict]}`} />
              <SumLine label={say.person} value={row.personName ?? say.nobody} />
            </>
          )}
          {row.given.map(({ hand, name }) => (
            <SumLine key={hand} label={say.given} value={`${name} (${roleWord(trade, hand)})`} />
          ))}
          <SumLine label={say.needs} value={missing.map((hand) => roleWord(trade, hand)).join(', ')} />
        </SumLines>
        {row.caseId === null ? <CreditDeeds row={row} /> : <CaseDeeds row={row} />}
      </div>
    </Card>
  )
}

function CaseDeeds({ row }: { row: Row }) {
  const say = useWords(words)
  const agree = useDo(approveDispute, { done: () => done(say.agreed) })
  const back = useDo(returnApproval, { done: () => done(say.returned) })
  const about = { approvalId: row.id }
  return (
    <Deeds
      row={row}
      agreeing={agree.isPending}
      agree={() => agree.mutate({ asked: about, version: row.version }, { onError: refused })}
      busy={back.isPending}
      problem={back.error}
      back={(reason) => back.mutate({ asked: { ...about, reason }, version: row.version })}
    />
  )
}

function CreditDeeds({ row }: { row: Row }) {
  const say = useWords(words)
  const agree = useDo(approveCreditNote, {
    done: ({ number }) => done(number === null ? say.agreed : say.issued(number)),
  })
  const back = useDo(returnCreditNote, { done: () => done(say.returned) })
  const about = { approvalId: row.id }
  return (
    <Deeds
      row={row}
      agreeing={agree.isPending}
      agree={() => agree.mutate({ asked: about, version: row.version }, { onError: refused })}
      busy={back.isPending}
      problem={back.error}
      back={(reason) => back.mutate({ asked: { ...about, reason }, version: row.version })}
    />
  )
}

type DeedsProps = {
  readonly row: Row
  readonly agreeing: boolean
  readonly agree: () => void
  readonly busy: boolean
  readonly problem: Parameters<typeof NoteDialog>[0]['problem']
  readonly back: (reason: string) => void
}

function Deeds({ row, agreeing, agree, busy, problem, back }: DeedsProps) {
  const say = useWords(words)
  const language = useLanguage()
  const [returning, setReturning] = useState(false)
  const takesBack = row.asked && row.caseId === null
  if (!row.mine && !takesBack) return <p className="small quiet">{say.notYours}</p>
  const word = takesBack ? say.takeBack : say.back
  return (
    <div className={css['buttons']}>
      <Button variant="default" onClick={() => setReturning(true)}>
        {word}
      </Button>
      {row.mine && (
        <Button variant="filled" loading={agreeing} onClick={agree}>
          {say.agree(`${exactFigureText(row.amount.amount, language)} ${row.amount.currency}`)}
        </Button>
      )}
      {returning && (
        <NoteDialog
          title={word}
          label={takesBack ? say.takeBackLabel : say.backLabel}
          button={word}
          busy={busy}
          problem={problem}
          close={() => setReturning(false)}
          send={back}
        />
      )}
    </div>
  )
}
