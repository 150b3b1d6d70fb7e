import { Button, SegmentedControl, Skeleton } from '@mantine/core'
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
import { useEntity } from '../session/place.ts'
import { useMe } from '../session/me.ts'
import { BehindDrawer } from './behind-drawer.tsx'
import { HowComputed, MovedCard } from './league-cards.tsx'
import { LeagueTable } from './league-table.tsx'
import css from './league.module.css'
import { QuotasDialog } from './quotas-dialog.tsx'
import { isCell, type League } from './shown-league.ts'
import { spanDay, spanKind, spanKinds, spanName } from './span.ts'
import { PeopleTabs } from './tabs.tsx'
import { ThanksCard } from './thanks-card.tsx'
import { leagueWords } from './words.ts'

/** Who collected how much, and how right they were. Every figure opens the documents that it is made of. */
export function LeaguePage() {
  const { entities } = useMe()
  const entity = useEntity() ?? entities[0]
  const { values } = useAddress()
  const asked = { entityId: entity?.id ?? '', quarter: values['quarter'], span: spanKind(values['span']) }
  const { data, error } = useAsk(readLeague, asked, { enabled: entity !== undefined })
  if (error) return <ProblemBox problem={error} />
  if (!entity || !data) return <Skeleton height={420} radius={8} />
  return (
    <Page>
      <PeopleTabs />
      <LeagueHead league={data} entityId={entity.id} />
      <SpanSwitch league={data} />
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
  const { span, from, through, frozenAt, currency } = league
  const name = spanName(say, league, language)
  const days = [fullDayText(from, language), fullDayText(through, language)] as const
  const state = frozenAt
    ? say.frozen(...days, fullDayText(frozenAt.slice(0, 10), language))
    : through >= today
      ? say.running(...days)
      : span === 'quarter'
        ? say.ended(...days)
        : say.asKnown(...days)
  return (
    <PageHead
      title={say.title(name)}
      line={
        <>
          {state}. {say.line(currency)}
        </>
      }
    >
      <Button variant="default" onClick={() => change({ quarter: spanDay(league, 'before'), cell: undefined })}>
        {say.previous}
      </Button>
      <Button
        variant="default"
        disabled={through >= today}
        onClick={() => change({ quarter: spanDay(league, 'after'), cell: undefined })}
      >
        {say.next}
      </Button>
      <Button
        component="a"
        variant="default"
        href={addressOf(exportLeague, { entityId, quarter: through, span })}
        download
      >
        {say.export}
      </Button>
      {league.mayEditQuotas && span === 'quarter' && (
        <Button variant="default" onClick={() => setQuotas(true)}>
          {say.quotas}
        </Button>
      )}
      {quotas && (
        <QuotasDialog entityId={entityId} quarter={from} title={say.quotasTitle(name)} close={() => setQuotas(false)} />
      )}
    </PageHead>
  )
}

function SpanSwitch({ league: { span, through } }: { readonly league: League }) {
  const say = useWords(leagueWords)
  const today = useToday()
  const { change } = useAddress()
  return (
    <SegmentedControl
      className={css['spans'] ?? ''}
      size="xs"
      aria-label={say.span}
      value={span}
      data={spanKinds.map((kind) => ({ value: kind, label: say[`span ${kind}`] }))}
      onChange={(kind) =>
        // From here on the span that holds the last day shown, or today where it still runs.
        change({ span: kind, quarter: through < today ? through : undefined, cell: undefined })
      }
    />
  )
}

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
        <div className={css['beside']}>
          <MovedCard league={league} />
          <ThanksCard />
        </div>
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
