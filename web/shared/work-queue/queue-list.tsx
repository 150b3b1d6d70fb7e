import { useEffect, useRef, type ReactNode } from 'react'
import type { Work, WorkGroup } from './queue.ts'
import css from './work-queue.module.css'

type ListProps<W extends Work> = {
  readonly groups: readonly WorkGroup<W>[]
  readonly chosenId: string | undefined
  readonly choose: (id: string) => void
  readonly head: ReactNode
}

export function QueueList<W extends Work>({ groups, chosenId, choose, head }: ListProps<W>) {
  return (
    <div className={css['queue']}>
      {head}
      {groups.map((group) => (
        <section key={group.key} data-settled={group.settled || undefined}>
          {group.title !== undefined && (
            <h3 className={css['groupHead']}>
              <span>
                {group.title} <span className="num">{group.works.length}</span>
              </span>
              <span className="num">{group.sum}</span>
            </h3>
          )}
          <ul>
            {group.works.map((work) => (
              <li key={work.id}>
                <QueueEntry work={work} chosen={work.id === chosenId} choose={() => choose(work.id)} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

type EntryProps = { readonly work: Work; readonly chosen: boolean; readonly choose: () => void }

function QueueEntry({ work, chosen, choose }: EntryProps) {
  const entry = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    if (chosen) entry.current?.scrollIntoView({ block: 'nearest' })
  }, [chosen])
  return (
    <button
      type="button"
      ref={entry}
      className={css['entry']}
      aria-current={chosen || undefined}
      onClick={(event) => {
        choose()
        // A click with the mouse must not keep the space bar to itself: that is the main action's key.
        if (event.detail > 0) event.currentTarget.blur()
      }}
    >
      <span className={css['entryLine']}>
        <b>{work.title}</b>
        <span className="num">{work.figure}</span>
      </span>
      <span className={css['entryLine']}>
        <span className={css['reason']}>{work.reason}</span>
        <span className="small faint num">{work.aside}</span>
      </span>
      {work.suggestion && <span className="small faint">{work.suggestion}</span>}
    </button>
  )
}
