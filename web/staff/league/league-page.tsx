import { Button, Skeleton } from '@mantine/core'
import { useState } from 'react'
import { exportLeague, readLeague } from '#contracts/insight'
import {
  Empty,
  Page,
  PageHead,
  ProblemBox,
  addressOf,
  fullDayText,
  useAddress,
  useAsk,
  useLanguage,
  useToday,
  useWords,
} from '#web'
import { nextQuarter, previousQuarter } from '../pay/quarter.ts'
import { useEntity } from '../session/place.ts'
import { useMe } from '../session/me.ts'
import { BehindDrawer } from './behind-drawer.tsx'
import { HowComputed, MovedCard } from './league-cards.tsx'
import { LeagueTable } from './league-table.tsx'
import css from './league.module.css'
import { QuotasDialog } from './quotas-dialog.tsx'
import { isCell, type League } from './shown-league.ts'
import { PeopleTabs } from './tabs.tsx'
import { leagueWords } from './words.ts'

/** Who collected how much, and how right they were. Every figure opens the documents that it is made of. */
export function LeaguePage() {
  const { entities } = useMe()
  const entity = useEntity() ?? entities[0]
  const { values } = useAddress()
  const quarter = values['quarter']
  const { data, error } = useAsk(readLeague, { entityId: entity?.id ?? '', quarter }, { enabled: entity !== undefined })
  if (error) return <ProblemBox problem={error} />
  if (!entity || !data) return <Skeleton height={420} radius={8} />
  return (
    <Page>
      <PeopleTabs />
      <LeagueHead league={data} entityId={entity.id} />
      <LeagueBody league={data} entityId={entity.id} />
    </Page>
  )
}

type PartProps = { readonly league: League; readonly entityId: string }

function LeagueHead({ league, entityId }: PartProps) {
  const say = useWords(leagueWords)
  const language = useLanguage()
  const today = useToday()
  const { change } = useAddress()
  const [quotas, setQuotas] = useState(false)
  const { from, through, frozenAt, currency } = league
  const days = [fullDayText(from, language), fullDayText(through, language)] as const
  const state = frozenAt
    ? say.frozen(...days, fullDayText(frozenAt.slice(0, 10), language))
    : through < today
      ? say.ended(...days)
      : say.running(...days)
  return (
    <PageHead
      title={say.title(quarterName(say, from))}
      line={
        <>
          {state}. {say.line(currency)}
        </>
      }
    >
      <Button variant="default" onClick={() => change({ quarter: previousQuarter(from), cell: undefined })}>
        {say.previous}
      </Button>
      <Button
        variant="default"
        disabled={nextQuarter(from) > today}
        onClick={() => change({ quarter: nextQuarter(from), cell: undefined })}
      >
        {say.next}
      </Button>
      <Button component="a" variant="default" href={addressOf(exportLeague, { entityId, quarter: from })} download>
        {say.export}
      </Button>
      {league.mayEditQuotas && (
        <Button variant="default" onClick={() => setQuotas(true)}>
          {say.quotas}
        </Button>
      )}
      {quotas && (
        <QuotasDialog
          entityId={entityId}
          quarter={from}
          title={say.quotasTitle(quarterName(say, from))}
          close={() => setQuotas(false)}
        />
      )}
    </PageHead>
  )
}

const quarterName = (say: { readonly quarterName: (count: number, year: number) => string }, from: string) =>
  say.quarterName((Number(from.slice(5, 7)) + 2) / 3, Number(from.slice(0, 4)))

function LeagueBody({ league, entityId }: PartProps) {
  const say = useWords(leagueWords)
  const { values, change } = useAddress()
  if (league.rows.length === 0 && league.people === 0) return <Empty title={say.nobody}>{say.nobodyHint}</Empty>
  const { cell, person } = values
  return (
    <>
      <LeagueTable league={league} open={(what, who) => change({ cell: what, person: who })} />
      <div className={css['cards']}>
        <HowComputed />
        <MovedCard league={league} />
      </div>
      {isCell(cell) && (
        <BehindDrawer
          league={league}
          entityId={entityId}
          cell={cell}
          staffId={person}
          close={() => change({ cell: undefined, person: undefined })}
        />
      )}
    </>
  )
}
