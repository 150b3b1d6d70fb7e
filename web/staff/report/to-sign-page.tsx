import { Button, Modal, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { draftCustomerReport, listReportLines, markReportLines, signReportLines } from '#contracts/reports'
import {
  Empty,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  addressOf,
  done,
  refused,
  useAddress,
  useAsk,
  useDo,
  useLanguage,
  useToday,
} from '#web'
import { useEntity } from '../session/place.ts'
import { useMe } from '../session/me.ts'
import { CommentDialog } from './line-dialogs.tsx'
import { Followed } from './followed.tsx'
import { LineTables } from './line-table.tsx'
import css from './report.module.css'
import { ViewTabs } from './view-tabs.tsx'
import { useReportWords, type ReportLine } from './words.ts'

const views = ['to_sign', 'for_sales', 'followed'] as const
type View = (typeof views)[number]

/** What the collector tells sales: kept, dropped or commented line by line, and signed together. */
export function ToSignPage() {
  const say = useReportWords()
  const language = useLanguage()
  const today = useToday()
  const { entities } = useMe()
  const entity = useEntity() ?? entities[0]
  const { values } = useAddress()
  const view: View = views.find((each) => each === values['view']) ?? 'to_sign'
  const asked = { view, entityId: entity?.id, mine: true, limit: 200 } as const
  const { data, error } = useAsk(listReportLines, asked)
  const draft = useDo(draftCustomerReport, { done: ({ drafted }) => done(say.drafted(drafted)) })
  if (error) return <ProblemBox problem={error} />
  const month = new Intl.DateTimeFormat(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(
    new Date(`${today}T00:00:00Z`),
  )
  const labels = { to_sign: say.toSign, for_sales: say.signed, followed: say.followed }
  return (
    <Page>
      <PageHead title={say.title} line={say.line(month)}>
        <Button component="a" variant="default" href={addressOf(listReportLines, { ...asked, format: 'csv' })} download>
          {say.export}
        </Button>
        {entity && (
          <Button
            variant="default"
            loading={draft.isPending}
            onClick={() => draft.mutate({ asked: { entityId: entity.id } }, { onError: refused })}
          >
            {say.draft}
          </Button>
        )}
      </PageHead>
      <ViewTabs views={views.map((key) => ({ key, label: labels[key] }))} chosen={view} />
      {!data && <Skeleton height={280} radius={8} />}
      {data?.rows.length === 0 && <Empty title={say.none}>{say.noneHint}</Empty>}
      {data &&
        data.rows.length > 0 &&
        (view === 'to_sign' ? <Signing lines={data.rows} /> : <Standing lines={data.rows} />)}
    </Page>
  )
}

const Standing = ({ lines }: { lines: readonly ReportLine[] }) => {
  const say = useReportWords()
  return <LineTables lines={lines} lastHead={say.followed} last={(line) => <Followed line={line} />} />
}

function Signing({ lines }: { lines: readonly ReportLine[] }) {
  const say = useReportWords()
  const [commented, setCommented] = useState<ReportLine>()
  const [signing, setSigning] = useState(false)
  const mark = useDo(markReportLines)
  const put = (these: readonly ReportLine[], to: 'draft' | 'kept' | 'dropped', says: string) => {
    const lineIds = these.map(({ id }) => id)
    const takeBack = () => {
      for (const state of ['draft', 'kept', 'dropped'] as const) {
        const before = these.filter((line) => line.state === state).map(({ id }) => id)
        if (before.length > 0) mark.mutate({ asked: { lineIds: before, to: state } }, { onError: refused })
      }
    }
    mark.mutate({ asked: { lineIds, to } }, { onError: refused, onSuccess: () => done(says, { undo: takeBack }) })
  }
  const kept = lines.filter(({ state }) => state === 'kept')
  const open = lines.filter(({ state }) => state === 'draft')
  return (
    <>
      <div className={css['signBar']}>
        {open.length > 0 && (
          <Button variant="default" onClick={() => put(open, 'kept', say.keptAll(open.length))}>
            {say.keepAll(open.length)}
          </Button>
        )}
        <Button variant="filled" disabled={kept.length === 0} onClick={() => setSigning(true)}>
          {say.sign(kept.length)}
        </Button>
      </div>
      <LineTables
        lines={lines}
        lastHead={say.state}
        last={(line) => <LineButtons line={line} put={put} comment={() => setCommented(line)} />}
      />
      {commented && <CommentDialog line={commented} close={() => setCommented(undefined)} />}
      {signing && <SignDialog kept={kept} close={() => setSigning(false)} />}
    </>
  )
}

type ButtonsProps = {
  readonly line: ReportLine
  readonly put: (lines: readonly ReportLine[], to: 'draft' | 'kept' | 'dropped', says: string) => void
  readonly comment: () => void
}

function LineButtons({ line, put, comment }: ButtonsProps) {
  const say = useReportWords()
  const { name } = line.customer
  if (line.state !== 'draft') {
    return (
      <span className={css['buttons']}>
        <StateChip tone={line.state === 'kept' ? 'settled' : 'quiet'}>
          {line.state === 'kept' ? say.isKept : say.isDropped}
        </StateChip>
        {line.can.includes('comment') && (
          <Button size="compact-sm" onClick={comment} aria-label={`${say.comment}: ${name}`}>
            {say.comment}
          </Button>
        )}
        <Button
          size="compact-sm"
          aria-label={`${say.back}: ${name}`}
          onClick={() => put([line], 'draft', say.putBack(name))}
        >
          {say.back}
        </Button>
      </span>
    )
  }
  return (
    <span className={css['buttons']}>
      <Button
        size="compact-sm"
        variant="default"
        aria-label={`${say.keep}: ${name}`}
        onClick={() => put([line], 'kept', say.kept(name))}
      >
        {say.keep}
      </Button>
      <Button
        size="compact-sm"
        aria-label={`${say.drop}: ${name}`}
        onClick={() => put([line], 'dropped', say.dropped(name))}
      >
        {say.drop}
      </Button>
      <Button size="compact-sm" onClick={comment} aria-label={`${say.comment}: ${name}`}>
        {say.comment}
      </Button>
    </span>
  )
}

function SignDialog({ kept, close }: { kept: readonly ReportLine[]; close: () => void }) {
  const say = useReportWords()
  const sign = useDo(signReportLines, {
    done: ({ lineIds }) => {
      done(say.signedDone(lineIds.length))
      close()
    },
  })
  return (
    <Modal opened onClose={close} title={<b>{say.signTitle}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <div className={css['dialog']}>
        <p>{say.signHint(kept.length)}</p>
        <p className="quiet small">{kept.map(({ customer }) => customer.name).join(', ')}</p>
        <div className={css['dialogButtons']}>
          <Button onClick={close}>{say.cancel}</Button>
          <Button
            variant="filled"
            loading={sign.isPending}
            onClick={() => sign.mutate({ asked: { lineIds: kept.map(({ id }) => id) } }, { onError: refused })}
          >
            {say.sign(kept.length)}
          </Button>
        </div>
      </div>
    </Modal>
  )
}
