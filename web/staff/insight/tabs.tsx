import { catalogue, useWords } from '#web'
import css from './insight.module.css'
import { WayTo } from './way-to.tsx'

const words = catalogue({
  en: { ageing: 'Ageing', items: 'Open items', accounts: 'Accounts', label: 'Insight' },
  de: { ageing: 'Altersstruktur', items: 'Offene Posten', accounts: 'Konten', label: 'Einblick' },
})

/** The pages of this section, in one line. */
export function InsightTabs() {
  const say = useWords(words)
  return (
    <nav className={css['tabs']} aria-label={say.label}>
      <WayTo path="/insight" exact>
        {say.ageing}
      </WayTo>
      <WayTo path="/insight/open-items">{say.items}</WayTo>
      <WayTo path="/insight/accounts">{say.accounts}</WayTo>
    </nav>
  )
}
