import { Skeleton } from '@mantine/core'
import { Day, Money, ProblemBox, catalogue, useWords } from '#web'
import { CommentedTimeline } from '../comments/commented-timeline.tsx'
import css from './cash.module.css'
import { LineHistory } from './line-history.tsx'
import type { LineShown } from './line-work.tsx'
import { ProposalReasons } from './proposal-reasons.tsx'
import { ProposalSums } from './proposal-sums.tsx'
import { useTrial, type Picked } from './use-picked.ts'

const words = catalogue({
  en: {
    customer: (number: string) => `Customer ${number}`,
    value: 'value',
    account: 'from account',
    received: 'received',
    paid: 'paid out',
    noText: 'The payer wrote nothing.',
    noPayer: 'Payer not named',
    reference: 'bank reference',
    returned: 'The bank gave this money back; what it paid is open again.',
    returns: 'This gives an earlier receipt back.',
    outgoing: 'Money that left the account stands on 2100 until somebody says what it was.',
    left: 'Left unapplied:',
    said: 'What we say of it',
  },
  de: {
    customer: (number: string) => `Kunde ${number}`,
    value: 'Wert',
    account: 'von Konto',
    received: 'erhalten',
    paid: 'abgegangen',
    noText: 'Der Zahler hat nichts geschrieben.',
    noPayer: 'Zahler nicht genannt',
    reference: 'Bankreferenz',
    returned: 'Die Bank hat das Geld zurückgegeben; was es bezahlte, ist wieder offen.',
    returns: 'Dies gibt einen früheren Eingang zurück.',
    outgoing: 'Geld, das abging, steht auf 2100, bis jemand sagt, was es war.',
    left: 'Stehen gelassen:',
    said: 'Was wir dazu sagen',
  },
})

/** The line itself, what it covers with sums that meet or differ, and why the machine thinks so. */
export function LineDetail({ lineId, picked }: { readonly lineId: string; readonly picked: Picked }) {
  const say = useWords(words)
  const { line, error, trial, trialError, isBest, items } = useTrial(lineId, picked)
  if (error) return <ProblemBox problem={error} />
  if (!line) return <Skeleton height={320} radius={6} />
  const isOpen = line.waits !== 'done' && line.waits !== 'outgoing'
  return (
    <div className={css['detail']}>
      <LineHead line={line} />
      {trialError && isOpen && <ProblemBox problem={trialError} />}
      {isOpen && trial && items.length > 0 && <ProposalSums trial={trial} />}
      {isOpen && <ProposalReasons line={line} picked={picked} isBest={isBest} />}
      <LineHistory line={line} />
      <CommentedTimeline subject={line.id} happenings={[]} title={say.said} />
    </div>
  )
}

function LineHead({ line }: { readonly line: LineShown }) {
  const say = useWords(words)
  const facts = [
    line.customerNumber && say.customer(line.customerNumber),
    line.payerAccount && `${say.account} ${shortAccount(line.payerAccount)}`,
  ].filter((fact) => fact)
  return (
    <>
      <header className={css['lineHead']}>
        <div>
          <h2>{line.customerName ?? line.payerName ?? say.noPayer}</h2>
          <span className="small quiet">
            {line.customerName && line.payerName && line.payerName !== line.customerName && `${line.payerName} · `}
            {say.value} <Day of={line.valueOn} /> {facts.map((fact) => ` · ${fact}`).join('')}
          </span>
        </div>
        <div className={css['lineAmount']}>
          <b>
            <Money of={line.amount} />
          </b>
          <span className="small quiet">
            {line.amount.currency} {line.amount.amount.startsWith('-') ? say.paid : say.received}
          </span>
        </div>
      </header>
      <p className={css['remittance']}>
        {line.remittance ? <Marked line={line} text={line.remittance} /> : <span className="quiet">{say.noText}</span>}
        {line.bankReference && (
          <span className="quiet">
            {' '}
            · {say.reference} {line.bankReference}
          </span>
        )}
      </p>
      {line.leftUnappliedReason && (
        <p>
          <b>{say.left}</b> {line.leftUnappliedReason}
        </p>
      )}
      {line.state === 'returned' && <p>{say.returned}</p>}
      {line.state === 'outgoing' && <p className="quiet">{line.returnsId ? say.returns : say.outgoing}</p>}
    </>
  )
}

/** ‘··6199’: enough to know an account by. */
const shortAccount = (account: string) => `··${account.slice(-4)}`

/** The payer's own words, with what they name of ours. */
function Marked({ line, text }: { readonly line: LineShown; readonly text: string }) {
  return piecesOf(text, line.marks).map((piece) =>
    piece.isMark ? <mark key={piece.from}>{piece.text}</mark> : <span key={piece.from}>{piece.text}</span>,
  )
}

type Piece = { readonly from: number; readonly text: string; readonly isMark: boolean }

function piecesOf(text: string, marks: LineShown['marks']): Piece[] {
  const pieces = marks.flatMap(({ from, to }, index): Piece[] => {
    const start = marks[index - 1]?.to ?? 0
    return [
      { from: start, text: text.slice(start, from), isMark: false },
      { from, text: text.slice(from, to), isMark: true },
    ]
  })
  const end = marks.at(-1)?.to ?? 0
  return [...pieces, { from: end, text: text.slice(end), isMark: false }].filter((piece) => piece.text !== '')
}
