import { useRouter } from '@tanstack/react-router'
import { useWords } from '#web'
import { sections, sectionWords, type Section } from '../sections.ts'
import { useMe } from '../session/me.ts'

export type ShownSection = Section & { readonly word: string }

/** The sections that have a page and that the role may see. */
export function useSections(): readonly ShownSection[] {
  const say = useWords(sectionWords)
  const { may } = useMe()
  const { routesByPath } = useRouter()
  return sections
    .filter((section) => section.to in routesByPath && (section.needs === undefined || may.includes(section.needs)))
    .map((section) => ({ ...section, word: say[section.key] }))
}
