import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { readRejects } from '#contracts/exchange'
import { addressOf, Card, countText, useKeys, useLanguage, useWords } from '#web'
import { Table } from '../settings/table.tsx'
import { kinds, type Kind, type Tried } from './bring.ts'
import { words } from './bring-words.ts'
import css from './bring.module.css'

type Counts = NonNullable<Tried['counts']>

/** What a trial found, in words, and the way to take it. */
export function BringTrial({ tried, counts, take, busy, taking }: BringTrialProps) {
  const say = useWords(words)
  const language = useLanguage()
  const shown = (count: number) => countText(count, language)
  const can = counts.taken > 0
  useKeys(say.title, [
    { keys: 'r', does: say.take(shown(counts.taken)), run: take, when: () => can && !busy && !taking },
  ])
  return (
    <>
      <Card title={say.would}>
        <div className={css['outcome']} aria-live="polite">
          <p>
            <b>{headline(say, counts, shown)}</b> {say.known(shown(counts.known))}{' '}
            {counts.read > 0 && say.left(shown(counts.rejected))}
          </p>
          <p className="small quiet">{say.nothingYet}</p>
        </div>
        {can && (
          <div className={css['buttons']}>
            <Button variant="filled" onClick={take} loading={taking} disabled={busy}>
              {say.take(shown(counts.taken))}
            </Button>
          </div>
        )}
      </Card>
      <Rejects tried={tried} counts={counts} />
    </>
  )
}

type BringTrialProps = {
  readonly tried: Tried
  readonly counts: Counts
  readonly take: () => void
  /** Another trial is under way: what stands here is about to change. */
  readonly busy: boolean
  readonly taking: boolean
}

function headline(say: (typeof words)['en'], { read, taken, known }: Counts, shown: (count: number) => string): string {
  if (read === 0) return say.noRows
  if (taken > 0) return say.wouldTake(shown(taken))
  return known > 0 ? say.allKnown : say.noneGood
}

type BringTakenProps = {
  readonly kind: Kind
  readonly tried: Tried
  readonly counts: Counts
  readonly goOn: (kind: Kind) => void
}

const pages = { customers: '/customers', products: '/products', 'open-invoices': '/insight/open-items' } as const

/** What was taken, what was left out, and where to go from here. */
export function BringTaken({ kind, tried, counts, goOn }: BringTakenProps) {
  const say = useWords(words)
  const language = useLanguage()
  const shown = (count: number) => countText(count, language)
  const next = kinds[kinds.indexOf(kind) + 1]
  return (
    <>
      <Card title={say.taken}>
        <div className={css['outcome']} aria-live="polite">
          <p>
            <b>{say.tookAll(shown(counts.taken))}</b> {say.known(shown(counts.known))}{' '}
            {say.left(shown(counts.rejected))}
          </p>
          {counts.rejected > 0 && <p className="small quiet">{say.downloadHint}</p>}
        </div>
        <div className={css['buttons']}>
          {counts.rejected > 0 && tried.runId !== null && (
            <Button component="a" href={addressOf(readRejects, { runId: tried.runId })} download>
              {say.download}
            </Button>
          )}
          <Button component={Link} to={pages[kind]} variant={next ? 'default' : 'filled'}>
            {say[`show${kind}`]}
          </Button>
          {next && (
            <Button variant="filled" onClick={() => goOn(next)}>
              {say.next(say[next])}
            </Button>
          )}
        </div>
      </Card>
      <Rejects tried={tried} counts={counts} />
    </>
  )
}

function Rejects({ tried, counts }: { tried: Tried; counts: Counts }) {
  const say = useWords(words)
  const language = useLanguage()
  const { rejects } = tried
  if (rejects.length === 0) return null
  const isPart = rejects.length < counts.rejected
  const part = say.firstOf(countText(rejects.length, language), countText(counts.rejected, language))
  return (
    <Card title={say.rejects} beside={isPart ? part : undefined} flush>
      <Table
        label={say.rejects}
        heads={[
          { key: 'line', head: say.where },
          { key: 'value', head: say.value },
          { key: 'reason', head: say.reason },
        ]}
        rows={rejects.map(({ line, column, value, reason, remedy }, index) => ({
          key: String(index),
          cells: [
            <span key="line" className="num">
              {say.atLine(String(line))}
            </span>,
            <span key="value" className={css['value']}>
              {value}
              {column !== null && <small>{column}</small>}
            </span>,
            <span key="reason">
              {reason}
              <small>{remedy}</small>
            </span>,
          ],
        }))}
      />
    </Card>
  )
}
