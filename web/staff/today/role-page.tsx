import type { ReactNode } from 'react'
import { HeadFigures, PageHead, catalogue, fullDayText, useLanguage, useToday, useWords } from '#web'
import { HelpWaiting, useHelpWaiting } from '../help/help-card.tsx'
import { useMe } from '../session/me.ts'
import css from './today.module.css'

const words = catalogue({
  en: {
    title: (name: string) => `Good day, ${name}.`,
    waiting: (count: number) =>
      count === 0 ? 'Nothing waits for you.' : count === 1 ? '1 thing waits.' : `${count} things wait.`,
  },
  de: {
    title: (name: string) => `Guten Tag, ${name}.`,
    waiting: (count: number) =>
      count === 0 ? 'Nichts wartet auf Sie.' : count === 1 ? 'Eine Sache wartet.' : `${count} Sachen warten.`,
  },
})

/** Greets by name and says how much waits; undefined while that is not known. */
export function Greeting({ waiting }: { waiting?: number | undefined }) {
  const say = useWords(words)
  const { name } = useMe()
  const day = fullDayText(useToday(), useLanguage())
  const first = say.title(name.split(' ')[0] ?? name)
  return <PageHead title={waiting === undefined ? first : `${first} ${say.waiting(waiting)}`} line={day} />
}

type RoleProps = {
  /** How many things wait, of every list; undefined until all of them have answered. */
  readonly waiting: readonly (number | undefined)[]
  readonly figures: ReactNode
  readonly lists: ReactNode
  readonly aside?: ReactNode
}

/** The first screen of a role: at most four figures, and below them what waits. */
export function RolePage({ waiting, figures, lists, aside }: RoleProps) {
  const lengths = [...waiting, useHelpWaiting().data?.count]
  const known = lengths.filter((count) => count !== undefined)
  const all = known.length === lengths.length ? known.reduce((sum, count) => sum + count, 0) : undefined
  return (
    <>
      <Greeting waiting={all} />
      <HeadFigures>{figures}</HeadFigures>
      <div className={css['columns']} data-two={aside ? true : undefined}>
        <div className={css['column']}>
          <HelpWaiting />
          {lists}
        </div>
        {aside && <div className={css['column']}>{aside}</div>}
      </div>
    </>
  )
}
