import { Button, FileButton } from '@mantine/core'
import { addDisputeFile, readDisputeFile } from '#contracts/disputes'
import { Card, addressOf, catalogue, done, refused, useDo, useWords } from '#web'
import type { Found } from './case-facts.tsx'
import css from './disputes.module.css'

const words = catalogue({
  en: { title: 'Evidence', add: 'Add a file', none: 'No mail, photo or signed paper yet.', added: 'File added' },
  de: {
    title: 'Belege',
    add: 'Datei hinzufügen',
    none: 'Noch keine Mail, kein Foto, kein unterschriebenes Papier.',
    added: 'Datei hinzugefügt',
  },
})

/** Mails, photos, signed papers. */
export function CaseFiles({ found }: { found: Found }) {
  const say = useWords(words)
  const add = useDo(addDisputeFile, { done: () => done(say.added) })
  const upload = (file: File | null) => {
    if (file) add.mutate({ asked: { caseId: found.id, file } }, { onError: refused })
  }
  return (
    <Card
      title={say.title}
      beside={
        found.can.includes('comment') && (
          <FileButton onChange={upload}>
            {(props) => (
              <Button size="compact-xs" variant="default" loading={add.isPending} {...props}>
                {say.add}
              </Button>
            )}
          </FileButton>
        )
      }
    >
      {found.files.length === 0 ? (
        <p className="quiet small">{say.none}</p>
      ) : (
        <ul className={css['files']}>
          {found.files.map((file) => (
            <li key={file.fileId}>
              <a href={addressOf(readDisputeFile, { caseId: found.id, fileId: file.fileId })}>{file.name}</a>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
