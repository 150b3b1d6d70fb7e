import { Link } from '@tanstack/react-router'
import { SectionTabs } from '../frame/section-tabs.tsx'
import { useCaseWords } from './words.ts'

/** The pages of this section, in one line. */
export function DisputeTabs() {
  const { tabs } = useCaseWords()
  return (
    <SectionTabs label={tabs.label}>
      <Link to="/disputes" activeOptions={{ exact: true, includeSearch: false }}>
        {tabs.queue}
      </Link>
      <Link to="/disputes/enquiries" activeOptions={{ includeSearch: false }}>
        {tabs.enquiries}
      </Link>
      <Link to="/disputes/approvals" activeOptions={{ includeSearch: false }}>
        {tabs.approvals}
      </Link>
      <Link to="/disputes/all" activeOptions={{ includeSearch: false }}>
        {tabs.all}
      </Link>
    </SectionTabs>
  )
}
