import { catalogue, useWords } from '#web'
import { SectionTabs } from '../frame/section-tabs.tsx'
import { WayTo } from '../insight/way-to.tsx'

const words = catalogue({
  en: { today: 'Reminders', decisions: 'Why, and why not', label: 'Collections' },
  de: { today: 'Erinnerungen', decisions: 'Warum, und warum nicht', label: 'Mahnwesen' },
})

/** The pages of this section, in one line. */
export function CollectionsTabs() {
  const say = useWords(words)
  return (
    <SectionTabs label={say.label}>
      <WayTo path="/collections" exact>
        {say.today}
      </WayTo>
      <WayTo path="/collections/decisions">{say.decisions}</WayTo>
    </SectionTabs>
  )
}
