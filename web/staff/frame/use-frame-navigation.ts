import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { canUndo, catalogue, undoLast, useFrameKeys, useWords } from '#web'
import { useSections } from './use-sections.ts'

const words = catalogue({
  en: {
    title: 'Everywhere',
    keys: 'Show these keys',
    find: 'Search',
    palette: 'Find, go, do',
    undo: 'Undo',
    go: (where: string) => `Go to ${where}`,
  },
  de: {
    title: 'Überall',
    keys: 'Diese Tasten zeigen',
    find: 'Suchen',
    palette: 'Finden, gehen, tun',
    undo: 'Rückgängig',
    go: (where: string) => `Gehe zu ${where}`,
  },
})

export const findFieldId = 'find'
const focusFind = () => document.getElementById(findFieldId)?.focus()

/** The keys that work on every page. */
export function useFrameNavigation() {
  const say = useWords(words)
  const navigate = useNavigate()
  const [sheetOpen, setSheetOpen] = useState(false)
  const [paletteOpen, setPaletteOpen] = useState(false)
  const openSheet = () => setSheetOpen(true)
  useFrameKeys(say.title, [
    { keys: '/', does: say.find, run: focusFind },
    { keys: 'Ctrl+k', does: say.palette, run: () => setPaletteOpen(true), whileTyping: true },
    { keys: '?', does: say.keys, run: openSheet },
    { keys: 'z', does: say.undo, run: undoLast, when: canUndo },
    ...useSections().map((section) => ({
      keys: `g ${section.letter}`,
      does: say.go(section.word),
      run: () => void navigate({ to: section.to }),
    })),
  ])
  return {
    sheetOpen,
    openSheet,
    closeSheet: () => setSheetOpen(false),
    paletteOpen,
    closePalette: () => setPaletteOpen(false),
  }
}
