import { Progress } from '@mantine/core'
import type { ReactNode } from 'react'
import { useKeys } from '../keys/registry.ts'
import { Card } from '../shapes/card.tsx'
import { ActionButton, type Action } from '../thing/thing.tsx'
import { catalogue, useWords } from '../words/catalogue.ts'
import { RunHistory, type PastRun } from './run-history.tsx'
import css from './run.module.css'

const words = catalogue({
  en: {
    keys: 'Run',
    exceptions: 'What needs you first',
    will: 'What will happen',
    done: 'What happened',
    of: (done: string, total: string) => `${done} of ${total}`,
    noExceptions: 'Nothing stands in the way.',
  },
  de: {
    keys: 'Lauf',
    exceptions: 'Was zuerst Sie braucht',
    will: 'Was geschehen wird',
    done: 'Was geschehen ist',
    of: (done: string, total: string) => `${done} von ${total}`,
    noExceptions: 'Nichts steht im Weg.',
  },
})

export type RunProgress = { readonly done: number; readonly total: number; readonly line?: ReactNode }

type RunProps = {
  readonly state: 'ready' | 'running' | 'finished'
  /** A finding: "23 orders become 21 invoices". */
  readonly title: ReactNode
  readonly beside?: ReactNode
  /** Exceptions first: a table or list of what the run would leave out, and why. */
  readonly exceptions?: ReactNode
  /** What it will do, in a table; after it, what it did. */
  readonly children: ReactNode
  /** Sums, compared with the last run. */
  readonly totals?: ReactNode
  readonly start: Action
  readonly second?: readonly Action[]
  readonly progress?: RunProgress
  /** After it is finished: what it did, and how it is taken back or corrected. */
  readonly result?: ReactNode
  readonly history?: readonly PastRun[]
}

/** A run over many things: seen before it is started, watched while it goes, with a result and a history. */
export function Run(props: RunProps) {
  const say = useWords(words)
  const ready = props.state === 'ready'
  const start = { key: 'r', ...props.start }
  useKeys(say.keys, [{ keys: start.key, does: start.label, run: start.run, when: () => ready }])
  return (
    <div className={css['run']}>
      {ready && <Card title={say.exceptions}>{props.exceptions ?? <p className="quiet">{say.noExceptions}</p>}</Card>}
      <Card title={props.title} beside={props.beside}>
        {props.state === 'running' && props.progress && <Going progress={props.progress} />}
        {props.result && <div className={css['result']}>{props.result}</div>}
        <h3>{ready ? say.will : say.done}</h3>
        {props.children}
        {props.totals}
        {ready && (
          <div className={css['buttons']}>
            <ActionButton action={start} main />
            {props.second?.map((action) => (
              <ActionButton key={action.label} action={action} />
            ))}
          </div>
        )}
      </Card>
      {props.history && <RunHistory runs={props.history} />}
    </div>
  )
}

function Going({ progress }: { progress: RunProgress }) {
  const say = useWords(words)
  const share = progress.total === 0 ? 0 : (100 * progress.done) / progress.total
  return (
    <output className={css['going']}>
      <span>
        {say.of(String(progress.done), String(progress.total))} <span className="quiet">{progress.line}</span>
      </span>
      <Progress value={share} aria-label={say.of(String(progress.done), String(progress.total))} />
    </output>
  )
}
