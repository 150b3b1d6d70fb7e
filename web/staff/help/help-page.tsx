import { useState } from 'react'
import { listHelp } from '#contracts/workplace'
import {
  Day,
  Empty,
  List,
  Page,
  PageHead,
  StateChip,
  WhyPanel,
  catalogue,
  sortText,
  useAskList,
  useListState,
  useToday,
  useWords,
  type Column,
  type Filter,
  type ListView,
} from '#web'
import { HelpRequest } from './help-request.tsx'
import type { Help } from './help-deeds.tsx'
import css from './help.module.css'
import { helpWords, toneOf } from './words.ts'

const words = catalogue({
  en: {
    title: 'Help between us',
    one: 'request',
    many: 'requests',
    toMe: 'Asked of me',
    fromMe: 'Asked by me',
    ended: 'Done',
    customer: 'Customer',
    what: 'What',
    who: 'Who asks whom',
    state: 'State',
    none: 'Nothing is asked',
    hint: 'Credit and collections ask sales, and sales asks them, on the page of a customer.',
    search: 'Customer',
    saysSearch: (text: string) => `about “${text}”`,
    look: (text: string) => `Open: ${text}`,
  },
  de: {
    title: 'Hilfe untereinander',
    one: 'Bitte',
    many: 'Bitten',
    toMe: 'An mich',
    fromMe: 'Von mir',
    ended: 'Erledigt',
    customer: 'Kunde',
    what: 'Was',
    who: 'Wer fragt wen',
    state: 'Stand',
    none: 'Niemand fragt etwas',
    hint: 'Kredit und Forderungen fragen den Vertrieb und umgekehrt, auf der Seite eines Kunden.',
    search: 'Kunde',
    saysSearch: (text: string) => `zu „${text}“`,
    look: (text: string) => `Öffnen: ${text}`,
  },
})

const sides = ['to_me', 'from_me', 'all'] as const
const sorts = ['answerBy', 'askedAt', 'customerName'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)

/** What one side asks the other, for both. */
export function HelpPage() {
  const say = useWords(words)
  const views: ListView[] = [
    { key: 'toMe', title: say.toMe, filters: { side: 'to_me', open: 'true' } },
    { key: 'fromMe', title: say.fromMe, filters: { side: 'from_me', open: 'true' } },
    { key: 'ended', title: say.ended, filters: { open: 'false' }, sort: { key: 'askedAt', down: true } },
  ]
  const [openId, setOpenId] = useState<string>()
  const state = useListState(views)
  const { filters } = state
  const source = useAskList(listHelp, {
    side: sides.find((side) => side === filters['side']) ?? 'all',
    open: filters['open'] !== 'false',
    search: filters['search'],
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  const conditions: Filter[] = [{ key: 'search', label: say.search, says: say.saysSearch, kind: 'text' }]
  const chosen = source.rows.find(({ id }) => id === openId)
  return (
    <Page fill>
      <PageHead title={say.title} />
      <List
        name="help"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns(setOpenId)}
        filters={conditions}
        idOf={(row) => row.id}
        empty={<Empty title={say.none}>{say.hint}</Empty>}
      />
      <WhyPanel title={chosen?.customer.name ?? ''} opened={chosen !== undefined} close={() => setOpenId(undefined)}>
        {chosen && <HelpRequest key={`${chosen.id} ${chosen.version}`} help={chosen} withCustomer />}
      </WhyPanel>
    </Page>
  )
}

function useColumns(open: (id: string) => void): Column<Help>[] {
  const say = useWords(words)
  const own = useWords(helpWords)
  const today = useToday()
  return [
    {
      key: 'text',
      head: say.what,
      cell: (row) => (
        <button
          type="button"
          className={css['quietButton']}
          data-focus
          aria-label={say.look(row.text)}
          onClick={() => open(row.id)}
        >
          {row.text}
        </button>
      ),
      width: 'rest',
      phone: 'title',
    },
    {
      key: 'customerName',
      head: say.customer,
      cell: (row) => row.customer.name,
      width: 220,
      sorts: 'up',
      phone: 'line',
    },
    {
      key: 'who',
      head: say.who,
      cell: (row) => `${row.askedBy.name} → ${(row.takenBy ?? row.askedOf)?.name ?? own[row.toDepartment]}`,
      width: 250,
    },
    {
      key: 'answerBy',
      head: own.answerBy,
      cell: (row) => (
        <>
          <Day of={row.answerBy} />
          {row.answerBy < today && (row.state === 'asked' || row.state === 'accepted') && (
            <span className={css['late']}> {own.late}</span>
          )}
        </>
      ),
      width: 140,
      sorts: 'up',
      phone: 'aside',
    },
    {
      key: 'state',
      head: say.state,
      cell: (row) => <StateChip tone={toneOf[row.state]}>{own[row.state]}</StateChip>,
      width: 140,
    },
  ]
}
