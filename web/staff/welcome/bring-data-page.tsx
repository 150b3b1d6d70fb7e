import { Button, NativeSelect, SegmentedControl } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { importFile } from '#contracts/exchange'
import { Card, Empty, Page, PageHead, ProblemBox, useDo, useWords } from '#web'
import { useMay, useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { BringColumns } from './bring-columns.tsx'
import { BringFile } from './bring-file.tsx'
import { BringTaken, BringTrial } from './bring-outcome.tsx'
import { BringRuns } from './bring-runs.tsx'
import { columnsText, kinds, type Kind, type Saying, type Tried, type Understood } from './bring.ts'
import { words } from './bring-words.ts'
import css from './bring.module.css'

/** How what somebody had before comes in: a list is looked at, tried, put right, and then taken. */
export function BringDataPage() {
  const say = useWords(words)
  return (
    <Page>
      <PageHead title={say.title} line={say.line} />
      <div className={css['steps']}>{useMay('import.run') ? <Bring /> : <NotYours />}</div>
    </Page>
  )
}

type Given = {
  readonly kind: Kind
  readonly entityId: string
  readonly file: File | undefined
  readonly saying: Saying
}

function useBringing() {
  const { entities } = useMe()
  const chosen = useEntity()
  const [only] = entities.length === 1 ? entities : []
  const [given, setGiven] = useState<Given>({
    kind: 'customers',
    entityId: (chosen ?? only)?.id ?? '',
    file: undefined,
    saying: {},
  })
  // The last answer stays in sight while another is waited for, so that a select does not vanish under the hand.
  const [tried, setTried] = useState<Tried>()
  const trial = useDo(importFile, { forget: [] })
  const take = useDo(importFile)
  const askedOf = ({ kind, entityId, saying }: Given, file: File) => ({
    preset: kind,
    ...(entityId === '' ? {} : { entityId }),
    ...saying,
    file,
  })
  // Whatever is changed is tried at once, so that the page always says what would happen now.
  const change = (changes: Partial<Given>) => {
    const next = { ...given, ...changes }
    setGiven(next)
    take.reset()
    if (changes.saying === undefined || changes.kind || changes.file) setTried(undefined)
    const isReady = next.file !== undefined && (entities.length <= 1 || next.entityId !== '')
    if (isReady && next.file) {
      trial.mutate({ asked: { ...askedOf(next, next.file), dryRun: true } }, { onSuccess: setTried })
    } else trial.reset()
  }
  // Shown at once: a second change must build on the first, whether or not the server has answered.
  const assign = (understood: Understood) => {
    change({ saying: { ...given.saying, columns: columnsText(understood) } })
    if (tried) setTried({ ...tried, understood })
  }
  const takeIt = () => {
    if (given.file) take.mutate({ asked: askedOf(given, given.file) })
  }
  return { given, change, trial, tried: trial.error ? undefined : tried, assign, take, takeIt, entities }
}

function Bring() {
  const say = useWords(words)
  const { given, change, trial, tried, assign, take, takeIt, entities } = useBringing()
  const counts = tried?.counts
  const taken = take.data
  return (
    <>
      <Card title={say.what}>
        <div className={css['begin']}>
          <SegmentedControl
            aria-label={say.what}
            data={kinds.map((kind) => ({ value: kind, label: say[kind] }))}
            value={given.kind}
            onChange={(kind) => change({ kind, saying: {} })}
          />
          <p className="small quiet">{say[`${given.kind}Hint`]}</p>
          {entities.length > 1 && (
            <NativeSelect
              label={say.whose}
              data={[
                { value: '', label: say.whoseHint, disabled: true },
                ...entities.map(({ id, name }) => ({ value: id, label: name })),
              ]}
              value={given.entityId}
              onChange={(event) => change({ entityId: event.currentTarget.value })}
            />
          )}
          <BringFile file={given.file} give={(file) => change({ file, saying: {} })} />
          {trial.isPending && (
            <p className="small quiet" aria-live="polite">
              {say.looking}
            </p>
          )}
        </div>
      </Card>
      {trial.error && <ProblemBox problem={trial.error} />}
      {take.error && <ProblemBox problem={take.error} />}
      {taken?.counts && (
        <BringTaken
          kind={given.kind}
          tried={taken}
          counts={taken.counts}
          goOn={(kind) => change({ kind, file: undefined, saying: {} })}
        />
      )}
      {tried && !taken && (
        <>
          <BringColumns
            understood={tried.understood}
            assign={assign}
            say={(saying) => change({ saying: { ...given.saying, ...saying } })}
          />
          {counts && (
            <BringTrial tried={tried} counts={counts} take={takeIt} busy={trial.isPending} taking={take.isPending} />
          )}
        </>
      )}
      <BringRuns />
    </>
  )
}

function NotYours() {
  const say = useWords(words)
  return (
    <>
      <Empty
        title={say.notYours}
        actions={
          <Button component={Link} to="/settings/people" variant="filled">
            {say.people}
          </Button>
        }
      >
        {say.notYoursWhy}
      </Empty>
      <Card title={say.command}>
        <code className={css['command']}>bin/quittance import customers FILE --dry-run</code>
      </Card>
    </>
  )
}
