import { listImports, readRejects } from '#contracts/exchange'
import { addressOf, Card, countText, Day, timeText, useAsk, useLanguage, useWords } from '#web'
import { Table } from '../settings/table.tsx'
import { kinds } from './bring.ts'
import { words } from './bring-words.ts'
import css from './bring.module.css'

/** What came in before, the newest first. */
export function BringRuns() {
  const say = useWords(words)
  const language = useLanguage()
  const { data } = useAsk(listImports, { limit: 5 })
  if (!data || data.rows.length === 0) return null
  const shown = (counts: readonly number[]) => counts.map((count) => countText(count, language)).join(' · ')
  return (
    <Card title={say.runs} flush>
      <Table
        label={say.runs}
        heads={[
          { key: 'file', head: say.file },
          { key: 'when', head: say.when },
          { key: 'by', head: say.by },
          { key: 'counts', head: say.counts, figures: true },
          { key: 'rejects', head: say.rejectsOf, isAction: true },
        ]}
        rows={data.rows.map(({ id, preset, fileNames, startedAt, endedAt, taken, known, rejected, by, hasRejects }) => {
          const kind = kinds.find((each) => each === preset)
          return {
            key: id,
            cells: [
              <span key="file" className={css['value']}>
                {fileNames.join(', ')}
                <small>{kind ? say[kind] : preset}</small>
              </span>,
              <span key="when">
                <Day of={startedAt.slice(0, 10)} /> {timeText(startedAt, language)}
              </span>,
              by,
              endedAt === null ? say.cutOff : shown([taken, known, rejected]),
              hasRejects && (
                <a key="rejects" className={css['link']} href={addressOf(readRejects, { runId: id })} download>
                  {say.rejectsOf}
                </a>
              ),
            ],
          }
        })}
      />
    </Card>
  )
}
