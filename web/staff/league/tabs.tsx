import { catalogue, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMe } from '../session/me.ts'
import { SectionTabs } from '../frame/section-tabs.tsx'

const words = catalogue({
  en: { pay: 'Pay', plans: 'Plans', league: 'League table', collectors: 'Collectors', label: 'People and pay' },
  de: {
    pay: 'Provision',
    plans: 'Pläne',
    league: 'Rangliste',
    collectors: 'Forderungen',
    label: 'Personen und Provision',
  },
})

const pages = [
  { key: 'pay', path: '/pay', needs: 'pay.read' },
  { key: 'plans', path: '/pay/plans', needs: 'pay.read' },
  { key: 'league', path: '/pay/league', needs: 'league.read' },
  { key: 'collectors', path: '/pay/collectors', needs: 'portfolio.read' },
] as const

/** The pages about people, in one line; nothing for who sees only one of them. */
export function PeopleTabs() {
  const say = useWords(words)
  const { may } = useMe()
  const shown = pages.filter(({ needs }) => may.includes(needs))
  if (shown.length < 2) return null
  return (
    <SectionTabs label={say.label}>
      {shown.map(({ key, path }) => (
        <WayTo key={key} path={path} exact={key === 'pay'}>
          {say[key]}
        </WayTo>
      ))}
    </SectionTabs>
  )
}
