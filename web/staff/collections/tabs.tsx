import { catalogue, useWords } from '#web'
import { SectionTabs } from '../frame/section-tabs.tsx'
import { WayTo } from '../insight/way-to.tsx'

const words = catalogue({
  en: {
    desk: 'Worklist',
    promises: 'Promises',
    today: 'Reminders',
    decisions: 'Why, and why not',
    label: 'Collections',
  },
  de: {
    desk: 'Arbeitsliste',
    promises: 'Zusagen',
    today: 'Erinnerungen',
    decisions: 'Warum, und warum nicht',
    label: 'Mahnwesen',
  },
})

/** The pages of this section, in one line. */
export function CollectionsTabs() {
  const say = useWords(words)
  return (
    <SectionTabs label={say.label}>
      <WayTo path="/collections" exact>
        {say.desk}
      </WayTo>
      <WayTo path="/collections/promises">{say.promises}</WayTo>
      <WayTo path="/collections/reminders">{say.today}</WayTo>
      <WayTo path="/collections/decisions">{say.decisions}</WayTo>
    </SectionTabs>
  )
}
