import { catalogue, useWords } from '#web'
import { WayTo } from '../insight/way-to.tsx'
import { useMay } from '../session/me.ts'
import css from './league.module.css'

const words = catalogue({
  en: { pay: 'Pay', plans: 'Plans', league: 'League table', label: 'People and pay' },
  de: { pay: 'Provision', plans: 'Pläne', league: 'Rangliste', label: 'Personen und Provision' },
})

/** The pages about people, in one line; those that he may see. */
export function PeopleTabs() {
  const say = useWords(words)
  const [pay, league] = [useMay('pay.read'), useMay('league.read')]
  if (!pay && !league) return null
  return (
    <nav className={css['tabs']} aria-label={say.label}>
      {pay && (
        <>
          <WayTo path="/pay" exact>
            {say.pay}
          </WayTo>
          <WayTo path="/pay/plans">{say.plans}</WayTo>
        </>
      )}
      {league && <WayTo path="/pay/league">{say.league}</WayTo>}
    </nav>
  )
}
