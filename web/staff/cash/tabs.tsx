import { Link } from '@tanstack/react-router'
import { catalogue, useWords } from '#web'
import { SectionTabs } from '../frame/section-tabs.tsx'

const words = catalogue({
  en: { desk: 'Desk', lines: 'Bank lines', statements: 'Statements', label: 'Cash' },
  de: { desk: 'Arbeitsplatz', lines: 'Bankzeilen', statements: 'Auszüge', label: 'Geld' },
})

/** The pages of this section, in one line. */
export function CashTabs() {
  const say = useWords(words)
  return (
    <SectionTabs label={say.label}>
      <Link to="/cash" activeOptions={{ exact: true, includeSearch: false }}>
        {say.desk}
      </Link>
      <Link to="/cash/lines" activeOptions={{ includeSearch: false }}>
        {say.lines}
      </Link>
      <Link to="/cash/statements" activeOptions={{ includeSearch: false }}>
        {say.statements}
      </Link>
    </SectionTabs>
  )
}
