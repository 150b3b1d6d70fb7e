import { catalogue, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import css from './league.module.css'

const words = catalogue({
  en: { pay: 'Pay', league: 'League table', label: 'People and pay' },
  de: { pay: 'Provision', league: 'Rangliste', label: 'Personen und Provision' },
})

/** The pages about people, in one line; nothing for who sees only one of them. */
export function PeopleTabs() {
  const say = useWords(words)
  const [pay, league] = [useMay('pay.read'), useMay('league.read')]
  if (!pay || !league) return null
  return (
    <nav className={css['tabs']} aria-label={say.label}>
      <WayTo path="/pay" exact>
        {say.pay}
      </WayTo>
      <WayTo path="/pay/league">{say.league}</WayTo>
    </nav>
  )
}
