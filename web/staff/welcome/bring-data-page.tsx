import { CopyButton, Button } from '@mantine/core'
import { Card, Page, PageHead, catalogue, useWords } from '#web'
import css from './welcome.module.css'

const words = catalogue({
  en: {
    title: 'Bring your data',
    line: 'Files are read where the program runs. A trial run first says what it would take and what it would leave out; nothing is taken twice.',
    copy: 'Copy',
    copied: 'Copied',
    look: 'Look first',
    lookWhy: 'Says what every line of the file would become, and changes nothing.',
    take: 'Take it',
    takeWhy: 'Lines that cannot be taken stand in a file beside it, with the reason and what to do.',
    bank: 'Bank files',
    bankWhy: 'CAMT.053 or CSV. A file whose balances do not add up is refused as a whole.',
    check: 'Prove it',
    checkWhy: 'Checks that the books add up, to the cent.',
  },
  de: {
    title: 'Eigene Daten mitbringen',
    line: 'Dateien werden dort gelesen, wo das Programm läuft. Ein Probelauf sagt erst, was er nähme und was nicht; nichts wird doppelt genommen.',
    copy: 'Kopieren',
    copied: 'Kopiert',
    look: 'Erst ansehen',
    lookWhy: 'Sagt, was aus jeder Zeile der Datei würde, und ändert nichts.',
    take: 'Übernehmen',
    takeWhy: 'Was nicht geht, steht danach in einer Datei daneben, mit Grund und Abhilfe.',
    bank: 'Bankdateien',
    bankWhy: 'CAMT.053 oder CSV. Eine Datei, deren Salden nicht aufgehen, wird als Ganzes abgewiesen.',
    check: 'Nachprüfen',
    checkWhy: 'Prüft, ob die Bücher aufgehen, auf den Cent.',
  },
})

const commands = [
  { key: 'look', command: 'bin/quittance import online-retail FILE --dry-run' },
  { key: 'take', command: 'bin/quittance import online-retail FILE' },
  { key: 'bank', command: 'bin/quittance bank import FILE' },
  { key: 'check', command: 'bin/quittance check' },
] as const

/** How what somebody had before comes in. */
export function BringDataPage() {
  const say = useWords(words)
  return (
    <Page>
      <PageHead title={say.title} line={say.line} />
      <div className={css['commands']}>
        {commands.map(({ key, command }) => (
          <Card key={key} title={say[key]}>
            <p className="quiet">{say[`${key}Why`]}</p>
            <div className={css['command']}>
              <code>{command}</code>
              <CopyButton value={command}>
                {({ copied, copy }) => <Button onClick={copy}>{copied ? say.copied : say.copy}</Button>}
              </CopyButton>
            </div>
          </Card>
        ))}
      </div>
    </Page>
  )
}
