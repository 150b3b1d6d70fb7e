import { Ribbon, catalogue, fullDayText, useLanguage, useToday, useWords } from '#web'

const words = catalogue({
  en: { lives: (day: string) => `Trial company: it lives on a clock of its own, and its day is ${day}.` },
  de: { lives: (day: string) => `Probefirma: Sie lebt nach einer eigenen Uhr; bei ihr ist der ${day}.` },
})

/** Nobody must take an invented day for a real one. */
export function TestClockRibbon() {
  const say = useWords(words)
  return <Ribbon>{say.lives(fullDayText(useToday(), useLanguage()))}</Ribbon>
}
