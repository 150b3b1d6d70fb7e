import { Button, Textarea } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { Card, Day, Money, StateChip, dayText, exactFigureText, timeText, useLanguage, useToday, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useOrderWords, useReleaseText } from '../orders/order-words.ts'
import css from '../orders/orders.module.css'
import type { Row, useHoldDeeds } from './hold-deeds.ts'
import { holdWords } from './hold-words.ts'

/** Everything that decides about one held order, the facts in one line first. */
export function HeldOrder({ row, deeds }: { row: Row; deeds: ReturnType<typeof useHoldDeeds> }) {
  const say = useWords(holdWords)
  const names = useOrderWords()
  const releaseText = useReleaseText()
  return (
    <div className={css['stack']}>
      <div>
        <h2 className={css['big']}>
          {row.customerName} · <Money of={row.gross} withCurrency />
        </h2>
        <p className={`${css['words']} quiet`}>
          <StateChip tone="overdue">{names.held}</StateChip> {row.number}
          {row.salesperson && ` · ${say.of(row.salesperson)}`} ·{' '}
          <span className="link">
            <WayTo path={`/orders/${row.orderId}`}>{say.order}</WayTo>
          </span>
        </p>
      </div>
      <Facts row={row} />
      <Card title={say.lets}>
        {row.underOwnLimit && <p>{row.mayRelease ? say.ownLimitMine : say.ownLimitOther}</p>}
        {row.releases.length === 0 && !row.underOwnLimit && <p>{names.passesNow}</p>}
        {row.releases.map((release) => (
          <p key={release.reason}>{releaseText(release)}.</p>
        ))}
      </Card>
      {row.promised && (
        <Card title={say.promised}>
          <p>{row.promised}</p>
        </Card>
      )}
      {row.mayRelease ? <Decide key={row.orderId} row={row} deeds={deeds} /> : <p className="quiet">{say.maker}</p>}
    </div>
  )
}

function Facts({ row }: { row: Row }) {
  const say = useWords(holdWords)
  const language = useLanguage()
  const today = useToday()
  const figure = (of: { readonly amount: string }) => exactFigureText(of.amount, language)
  const { margin, record, overdue } = row
  const by = `${dayText(row.decideBy.slice(0, 10), language, today)} ${timeText(row.decideBy, language)}`
  const isLate = !/^-?0*\.?0*$/.test(overdue.amount.amount)
  return (
    <dl className={css['facts']}>
      <Fact
        name={say.gross}
        value={<Money of={row.gross} />}
        below={
          margin ? say.netMargin(figure(row.net), figure({ amount: margin.percent })) : say.netOnly(figure(row.net))
        }
      />
      <Fact
        name={say.exposure}
        value={
          <>
            <Money of={row.exposureWithout} showZero /> → <Money of={row.exposure} showZero />
          </>
        }
        below={row.limit ? say.limitOf(figure(row.limit)) : say.noLimit}
      />
      <Fact
        name={say.overdue}
        value={isLate ? <Money of={overdue.amount} /> : '–'}
        below={isLate ? say.overdueDays(overdue.days) : say.nothingOverdue}
      />
      <Fact
        name={say.record}
        value={record ? say.recordIs(record.within, record.of, record.from, record.until) : '–'}
        below={record ? say.afterReceipt : say.noRecord}
      />
      <Fact
        name={say.asked}
        value={<Day of={row.since.slice(0, 10)} relative />}
        under={
          <StateChip tone={row.late ? 'overdue' : 'waiting'}>{row.late ? say.wasBy(by) : say.decideBy(by)}</StateChip>
        }
        below={row.wishedOn ? say.wished(dayText(row.wishedOn, language, today)) : say.noWish}
      />
    </dl>
  )
}

type FactProps = {
  readonly name: string
  readonly value: ReactNode
  readonly below: string
  readonly under?: ReactNode
}

function Fact({ name, value, below, under }: FactProps) {
  return (
    <div>
      <dt className="small quiet">{name}</dt>
      <dd>
        <b className="num">{value}</b>
        <div className="small quiet">{below}</div>
        {under}
      </dd>
    </div>
  )
}

function Decide({ row, deeds }: { row: Row; deeds: ReturnType<typeof useHoldDeeds> }) {
  const say = useWords(holdWords)
  const [reason, setReason] = useState('')
  const isEmpty = reason.trim() === ''
  return (
    <div className={css['deliver']}>
      <Textarea
        autosize
        minRows={2}
        label={say.reason}
        placeholder={say.reasonHint}
        data-decide="reason"
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || isEmpty) return
          event.preventDefault()
          deeds.release(row, reason.trim())
        }}
      />
      {!isEmpty && (
        <div className={css['buttons']}>
          <Button variant="filled" loading={deeds.isBusy} onClick={() => deeds.release(row, reason.trim())}>
            {say.release}
          </Button>
        </div>
      )}
    </div>
  )
}
