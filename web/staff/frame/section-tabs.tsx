import type { ReactNode } from 'react'
import css from './section-tabs.module.css'

/** The pages of a section as one line of links; the one that is open is marked by the router. */
export const SectionTabs = ({ label, children }: { readonly label: string; readonly children: ReactNode }) => (
  <nav className={css['tabs']} aria-label={label}>
    {children}
  </nav>
)
