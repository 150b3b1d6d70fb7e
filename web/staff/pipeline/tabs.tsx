import { Link } from '@tanstack/react-router'
import { SectionTabs } from '../frame/section-tabs.tsx'
import { useMay } from '../session/me.ts'
import { useSaleWords } from './words.ts'

/** The pages of this section, in one line. */
export function PipelineTabs() {
  const say = useSaleWords()
  const mayReport = useMay('customer-report.answer')
  return (
    <SectionTabs label={say.tabs}>
      <Link to="/pipeline" activeOptions={{ exact: true, includeSearch: false }}>
        {say.board}
      </Link>
      <Link to="/pipeline/opportunities" activeOptions={{ includeSearch: false }}>
        {say.opportunities}
      </Link>
      <Link to="/pipeline/quotes" activeOptions={{ includeSearch: false }}>
        {say.quotes}
      </Link>
      <Link to="/pipeline/leads" activeOptions={{ includeSearch: false }}>
        {say.leads}
      </Link>
      {mayReport && (
        <Link to="/pipeline/from-collections" activeOptions={{ includeSearch: false }}>
          {say.fromCollections}
        </Link>
      )}
    </SectionTabs>
  )
}
