import { Button } from '@mantine/core'
import { useState } from 'react'
import { approvePay, payOut, proposePay, returnPay } from '#contracts/incentives'
import {
  Card,
  Day,
  Money,
  StateChip,
  SumLine,
  SumLines,
  catalogue,
  done,
  refused,
  useDo,
  useWords,
  type Tone,
} from '#web'
import { NoteDialog } from '../disputes/note-dialog.tsx'
import type { PayStatement } from './pay-statement.ts'
import css from './pay.module.css'

export const settledWords = catalogue({
  en: {
    title: 'On its way to payroll',
    'state frozen': 'settled',
    'state proposed': 'waits for a second yes',
    'state approved': 'agreed by two',
    'state paid': 'paid',
    settledOn: 'Settled',
    fingerprint: 'Fingerprint',
    proposed: 'Proposed by',
    approved: 'Agreed by',
    paidOn: 'Handed to payroll',
    carried: 'Carried into the next quarter',
    payable: 'To be paid',
    returned: 'Sent back',
    own: 'Two colleagues agree to your statement; you cannot.',
    propose: 'Propose for payroll',
    approve: 'Agree',
    return: 'Send back',
    pay: 'Hand to payroll',
    why: 'What is to be different?',
    'did propose': 'Proposed',
    'did approve': 'Agreed',
    'did return': 'Sent back with your reason',
    'did pay': 'Handed to payroll',
  },
  de: {
    title: 'Auf dem Weg zur Gehaltsabrechnung',
    'state frozen': 'abgeschlossen',
    'state proposed': 'wartet auf ein zweites Ja',
    'state approved': 'von zweien bestätigt',
    'state paid': 'gezahlt',
    settledOn: 'Abgeschlossen',
    fingerprint: 'Prüfsumme',
    proposed: 'Vorgeschlagen von',
    approved: 'Bestätigt von',
    paidOn: 'An Gehaltsabrechnung',
    carried: 'Übertrag ins nächste Quartal',
    payable: 'Auszuzahlen',
    returned: 'Zurückgegeben',
    own: 'Zwei Kollegen bestätigen Ihre Abrechnung; Sie selbst nicht.',
    propose: 'Zur Auszahlung vorschlagen',
    approve: 'Bestätigen',
    return: 'Zurückgeben',
    pay: 'An Gehaltsabrechnung geben',
    why: 'Was soll anders sein?',
    'did propose': 'Vorgeschlagen',
    'did approve': 'Bestätigt',
    'did return': 'Mit Ihrem Grund zurückgegeben',
    'did pay': 'An die Gehaltsabrechnung gegeben',
  },
})

export const stateTones: Readonly<Record<'frozen' | 'proposed' | 'approved' | 'paid', Tone>> = {
  frozen: 'quiet',
  proposed: 'waiting',
  approved: 'news',
  paid: 'settled',
}

/** How far a settled statement is, who agreed, and what whoever looks may do next. */
export function SettledCard({ statement }: { statement: PayStatement }) {
  const say = useWords(settledWords)
  const { settled, isOwn } = statement
  if (!settled) return null
  return (
    <Card
      title={say.title}
      beside={<StateChip tone={stateTones[settled.state]}>{say[`state ${settled.state}`]}</StateChip>}
    >
      <SumLines>
        <SumLine label={say.settledOn} value={<Day of={settled.frozenAt.slice(0, 10)} />} />
        {settled.proposedByName && <SumLine label={say.proposed} value={settled.proposedByName} />}
        {settled.approvedByName && <SumLine label={say.approved} value={settled.approvedByName} />}
        {settled.paidOn && <SumLine label={say.paidOn} value={<Day of={settled.paidOn} />} />}
        <SumLine label={say.payable} value={<Money of={settled.payable} withCurrency showZero />} total />
        {settled.carried.amount !== '0.00' && <SumLine label={say.carried} value={<Money of={settled.carried} />} />}
        <SumLine label={say.fingerprint} value={<span className="num small">{settled.hash.slice(0, 16)}…</span>} />
      </SumLines>
      {settled.returnedReason && (
        <p className="small">
          {say.returned}: {settled.returnedReason}
        </p>
      )}
      {isOwn && settled.state !== 'paid' && <p className="small quiet">{say.own}</p>}
      <PayDeeds ids={[settled.id]} can={settled.can} />
    </Card>
  )
}

type Step = 'propose' | 'approve' | 'return' | 'pay'
type DeedsProps = { readonly ids: readonly string[]; readonly can: readonly Step[]; readonly after?: () => void }

/** The next steps of statements that are all at the same one. */
export function PayDeeds({ ids, can, after = () => {} }: DeedsProps) {
  const say = useWords(settledWords)
  const [returning, setReturning] = useState(false)
  const finished = (step: Step) => ({
    done: () => {
      setReturning(false)
      done(say[`did ${step}`])
      after()
    },
  })
  const propose = useDo(proposePay, finished('propose'))
  const approve = useDo(approvePay, finished('approve'))
  const back = useDo(returnPay, finished('return'))
  const pay = useDo(payOut, finished('pay'))
  if (can.length === 0) return null
  const asked = { statementIds: [...ids] }
  return (
    <div className={css['deeds']}>
      {can.includes('return') && (
        <Button variant="default" onClick={() => setReturning(true)}>
          {say.return}
        </Button>
      )}
      {can.includes('propose') && (
        <Button
          variant="filled"
          loading={propose.isPending}
          onClick={() => propose.mutate({ asked }, { onError: refused })}
        >
          {say.propose}
        </Button>
      )}
      {can.includes('approve') && (
        <Button
          variant="filled"
          loading={approve.isPending}
          onClick={() => approve.mutate({ asked }, { onError: refused })}
        >
          {say.approve}
        </Button>
      )}
      {can.includes('pay') && (
        <Button variant="filled" loading={pay.isPending} onClick={() => pay.mutate({ asked }, { onError: refused })}>
          {say.pay}
        </Button>
      )}
      {returning && (
        <NoteDialog
          title={say.return}
          label={say.why}
          button={say.return}
          busy={back.isPending}
          problem={back.error}
          close={() => setReturning(false)}
          send={(reason) => back.mutate({ asked: { ...asked, reason } })}
        />
      )}
    </div>
  )
}
