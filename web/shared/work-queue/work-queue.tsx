import { Skeleton } from '@mantine/core'
import type { ReactNode } from 'react'
import { useKeys } from '../keys/registry.ts'
import { KeyHint } from '../shapes/key-hint.tsx'
import { catalogue, useWords } from '../words/catalogue.ts'
import { labelOf, type Work, type WorkAction, type WorkGroup } from './queue.ts'
import { QueueList } from './queue-list.tsx'
import { useQueue } from './use-queue.ts'
import { WorkButtons } from './work-buttons.tsx'
import css from './work-queue.module.css'

const words = catalogue({
  en: { title: 'Work', up: 'Previous', down: 'Next', move: 'move', all: 'all keys', back: 'Back to the queue' },
  de: { title: 'Arbeit', up: 'Vorige', down: 'Nächste', move: 'bewegen', all: 'alle Tasten', back: 'Zurück zur Liste' },
})

type QueueProps<W extends Work> = {
  readonly groups: readonly WorkGroup<W>[]
  readonly loading?: boolean
  readonly detail: (work: W) => ReactNode
  /** A third pane, where the work needs something to pick from. */
  readonly aside?: (work: W) => ReactNode
  readonly actions: readonly WorkAction<W>[]
  /** Above the list: tabs, a sort. */
  readonly head?: ReactNode
  /** "Today: 3 of 9 done". */
  readonly progress?: ReactNode
  /** What is done and what comes next, when nothing waits. */
  readonly empty: ReactNode
}

/** One thing at a time, ranked, with the reason for the rank; act by one key, and the next one slides in. */
export function WorkQueue<W extends Work>(props: QueueProps<W>) {
  const say = useWords(words)
  const { chosen, choose, move, close, isOpen } = useQueue(props.groups)
  const offered = chosen ? props.actions.filter((action) => action.when?.(chosen) !== false) : []
  useKeys(say.title, [
    { keys: 'j', does: say.down, run: () => move(1) },
    { keys: 'k', does: say.up, run: () => move(-1) },
    { keys: 'ArrowDown', does: say.down, run: () => move(1), unlisted: true },
    { keys: 'ArrowUp', does: say.up, run: () => move(-1), unlisted: true },
    ...offered.flatMap((action) =>
      chosen ? [{ keys: action.key, does: labelOf(action, chosen), run: () => action.run(chosen) }] : [],
    ),
  ])
  if (props.loading) return <Skeleton height={420} radius="lg" />
  if (!chosen && props.groups.every((group) => group.works.length === 0))
    return <div className={css['empty']}>{props.empty}</div>
  return (
    <>
      <div className={css['panes']} data-open={isOpen || undefined} data-three={props.aside ? true : undefined}>
        <QueueList groups={props.groups} chosenId={chosen?.id} choose={choose} head={props.head} />
        <section className={css['detail']} key={chosen?.id}>
          <button type="button" className={css['back']} onClick={close}>
            ‹ {say.back}
          </button>
          {chosen ? props.detail(chosen) : props.empty}
          {chosen && offered.length > 0 && <WorkButtons actions={offered} work={chosen} />}
        </section>
        {chosen && props.aside && <aside className={css['aside']}>{props.aside(chosen)}</aside>}
      </div>
      <footer className={css['foot']}>
        <span className={css['hints']}>
          <span>
            <KeyHint keys="j" /> <KeyHint keys="k" /> {say.move}
          </span>
          {chosen &&
            offered.map((action) => (
              <span key={action.key}>
                <KeyHint keys={action.key} /> {labelOf(action, chosen)}
              </span>
            ))}
          <span>
            <KeyHint keys="?" /> {say.all}
          </span>
        </span>
        <span>{props.progress}</span>
      </footer>
    </>
  )
}
