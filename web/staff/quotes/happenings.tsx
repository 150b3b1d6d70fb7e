import type { readQuote } from '#contracts/quotes'
import { catalogue, timeText, useLanguage, useWords, type Answer, type Happening } from '#web'

const words = catalogue({
  en: {
    us: 'Sales',
    them: 'Customer',
    machine: 'Machine',
    version: (no: number) => `version ${no}`,
    made: () => 'The quote was begun.',
    approval_asked: () => 'A yes to the discount was asked for.',
    approved: () => 'The discount is granted.',
    not_approved: () => 'The discount is not granted.',
    sent: (name: string) => `Sent to ${name}.`,
    sent_again: (name: string) => `Sent once more, to ${name}.`,
    mail_failed: (name: string) => `The letter to ${name} did not arrive.`,
    viewed: (name: string) => `Opened by ${name}.`,
    question: (name: string) => `${name} asks:`,
    answer: () => 'Answered.',
    accepted: (name: string) => `Accepted by ${name}.`,
    stuck: (name: string) => `${name} says yes, but the order could not be placed.`,
    declined: (name: string) => `Declined${name === '' ? '' : ` by ${name}`}.`,
    expired: () => 'Its last day went by.',
    expiring: () => 'It ends soon; its salesperson was told.',
    withdrawn: () => 'Withdrawn.',
    revised: () => 'A new version was begun; the one before can no longer be accepted.',
    revision_dropped: () => 'The revision was given up; the version before stands again.',
    po: (number: string) => `their PO ${number}`,
  },
  de: {
    us: 'Vertrieb',
    them: 'Kunde',
    machine: 'Maschine',
    version: (no: number) => `Fassung ${no}`,
    made: () => 'Das Angebot wurde begonnen.',
    approval_asked: () => 'Um ein Ja zum Nachlass wurde gebeten.',
    approved: () => 'Der Nachlass ist genehmigt.',
    not_approved: () => 'Der Nachlass ist nicht genehmigt.',
    sent: (name: string) => `An ${name} gesendet.`,
    sent_again: (name: string) => `Noch einmal gesendet, an ${name}.`,
    mail_failed: (name: string) => `Die Mail an ${name} kam nicht an.`,
    viewed: (name: string) => `Von ${name} geöffnet.`,
    question: (name: string) => `${name} fragt:`,
    answer: () => 'Beantwortet.',
    accepted: (name: string) => `Von ${name} angenommen.`,
    stuck: (name: string) => `${name} sagt ja, aber der Auftrag ließ sich nicht anlegen.`,
    declined: (name: string) => `Abgelehnt${name === '' ? '' : ` von ${name}`}.`,
    expired: () => 'Der letzte Tag ging vorbei.',
    expiring: () => 'Es läuft bald ab; wer es verkauft, weiß davon.',
    withdrawn: () => 'Zurückgezogen.',
    revised: () => 'Eine neue Fassung wurde begonnen; die vorige kann nicht mehr angenommen werden.',
    revision_dropped: () => 'Die Überarbeitung wurde aufgegeben; die vorige Fassung gilt wieder.',
    po: (number: string) => `Bestellnummer ${number}`,
  },
})

const theirs = new Set(['viewed', 'question', 'accepted', 'declined', 'stuck'])

/** The story of a quote, the latest first: what we did, and what the customer did on the page. */
export function useHappenings({ happenings, versions }: Answer<typeof readQuote>): Happening[] {
  const say = useWords(words)
  const language = useLanguage()
  return happenings.map(({ kind, at, name, words: said, staffName, versionNo }, index): Happening => {
    const who = theirs.has(kind) ? say.them : staffName ? say.us : say.machine
    const more = kind === 'accepted' && said ? say.po(said) : kind === 'stuck' ? null : said
    return {
      id: `${index}`,
      day: at.slice(0, 10),
      who,
      kind: who,
      what: say[kind](name ?? ''),
      detail: [more, staffName, timeText(at, language), versions.length > 1 ? say.version(versionNo) : null]
        .filter(Boolean)
        .join(' · '),
    }
  })
}
