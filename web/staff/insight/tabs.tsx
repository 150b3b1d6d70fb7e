import { catalogue, useWords } from '#web'
import { useMay } from '../session/me.ts'
import { SectionTabs } from '../frame/section-tabs.tsx'
import { WayTo } from './way-to.tsx'

const words = catalogue({
  en: { ageing: 'Ageing', items: 'Open items', accounts: 'Accounts', league: 'League table', label: 'Insight' },
  de: { ageing: 'Altersstruktur', items: 'Offene Posten', accounts: 'Konten', league: 'Rangliste', label: 'Einblick' },
})

/** The pages of this section, in one line. */
export function InsightTabs() {
  const say = useWords(words)
  const mayLeague = useMay('league.read')
  return (
    <SectionTabs label={say.label}>
      <WayTo path="/insight" exact>
        {say.ageing}
      </WayTo>
      <WayTo path="/insight/open-items">{say.items}</WayTo>
      <WayTo path="/insight/accounts">{say.accounts}</WayTo>
      {mayLeague && <WayTo path="/pay/league">{say.league}</WayTo>}
    </SectionTabs>
  )
}
