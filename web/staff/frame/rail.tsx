import { Tooltip } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { IconLayoutSidebarLeftCollapse, IconLayoutSidebarLeftExpand } from '@tabler/icons-react'
import { Mark, catalogue, useWords } from '#web'
import { useSections, type ShownSection } from './use-sections.ts'
import css from './frame.module.css'

const words = catalogue({
  en: { sections: 'Sections', fold: 'Fold', unfold: 'Unfold' },
  de: { sections: 'Bereiche', fold: 'Einklappen', unfold: 'Ausklappen' },
})

export function Rail({ slim, toggle }: { slim: boolean; toggle: () => void }) {
  const say = useWords(words)
  const sections = useSections()
  const Fold = slim ? IconLayoutSidebarLeftExpand : IconLayoutSidebarLeftCollapse
  return (
    <nav className={css['rail']} aria-label={say.sections}>
      <Link to="/" className={css['mark']} aria-label="Quittance">
        <Mark />
        <span className={css['word']}>Quittance</span>
      </Link>
      {sections.map((section) => (
        <RailEntry key={section.key} section={section} slim={slim} />
      ))}
      <button type="button" className={css['fold']} onClick={toggle} aria-label={slim ? say.unfold : say.fold}>
        <Fold size={18} aria-hidden />
        <span className={css['word']}>{say.fold}</span>
      </button>
    </nav>
  )
}

function RailEntry({ section, slim }: { section: ShownSection; slim: boolean }) {
  const { icon: Icon, word, to, key } = section
  return (
    <>
      {key === 'settings' && <div className={css['parting']} />}
      <Tooltip label={word} position="right" disabled={!slim}>
        <Link to={to} activeOptions={{ exact: to === '/', includeSearch: false }} aria-label={slim ? word : undefined}>
          <Icon size={18} stroke={1.6} aria-hidden />
          <span className={css['word']}>{word}</span>
        </Link>
      </Tooltip>
    </>
  )
}
