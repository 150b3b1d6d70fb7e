import { useAddress } from '#web'
import css from './report.module.css'
import { useReportWords } from './words.ts'

type TabsProps = {
  readonly views: readonly { readonly key: string; readonly label: string }[]
  readonly chosen: string
}

/** The parts of the report, one at a time; which one is part of the address. */
export function ViewTabs({ views, chosen }: TabsProps) {
  const say = useReportWords()
  const { change } = useAddress()
  return (
    <nav className={css['tabs']} aria-label={say.tabsLabel}>
      {views.map(({ key, label }) => (
        <button
          key={key}
          type="button"
          aria-current={key === chosen ? 'page' : undefined}
          onClick={() => change({ view: key })}
        >
          {label}
        </button>
      ))}
    </nav>
  )
}
