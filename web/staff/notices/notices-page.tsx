import { Button } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import { listNotices } from '#contracts/workplace'
import {
  Day,
  Empty,
  List,
  Page,
  PageHead,
  StateChip,
  catalogue,
  timeText,
  useAskList,
  useLanguage,
  useListState,
  useWords,
  type Column,
  type ListView,
} from '#web'
import { pathOf } from './thing-path.ts'
import { useNoticeDeeds, type Notice } from './use-notices.ts'

const words = catalogue({
  en: {
    title: 'Notices',
    one: 'notice',
    many: 'notices',
    open: 'For you now',
    gone: 'Done with',
    what: 'What',
    day: 'Day',
    time: 'Time',
    state: 'State',
    duty: 'until it is done',
    unread: 'not read',
    read: 'read',
    left: 'left the list',
    readAll: 'Mark all as read',
    markRead: (count: number) => (count === 1 ? 'Mark 1 as read' : `Mark ${count} as read`),
    none: 'Nothing waits for you',
    hint: 'Mentions, orders and cases that need you, and answers to what you asked come here. They leave when the thing is done.',
  },
  de: {
    title: 'Hinweise',
    one: 'Hinweis',
    many: 'Hinweise',
    open: 'Jetzt für Sie',
    gone: 'Erledigt',
    what: 'Was',
    day: 'Tag',
    time: 'Zeit',
    state: 'Stand',
    duty: 'bis es getan ist',
    unread: 'ungelesen',
    read: 'gelesen',
    left: 'erledigt am',
    readAll: 'Alle als gelesen markieren',
    markRead: (count: number) => (count === 1 ? '1 als gelesen markieren' : `${count} als gelesen markieren`),
    none: 'Nichts wartet auf Sie',
    hint: 'Hier stehen Erwähnungen, Aufträge und Fälle, die Sie brauchen, und Antworten. Sie gehen, wenn die Sache getan ist.',
  },
})

/** What somebody should know, and what they were told before. */
export function NoticesPage() {
  const say = useWords(words)
  const views: ListView[] = [
    { key: 'open', title: say.open, filters: { open: 'true' } },
    { key: 'gone', title: say.gone, filters: { open: 'false' } },
  ]
  const state = useListState(views)
  const deeds = useNoticeDeeds()
  const source = useAskList(listNotices, { open: state.filters['open'] !== 'false' })
  return (
    <Page fill>
      <PageHead title={say.title}>
        <Button onClick={deeds.readAll}>{say.readAll}</Button>
      </PageHead>
      <List
        name="notices"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        idOf={(row) => row.id}
        bulk={[{ key: 'e', label: (rows) => say.markRead(rows.length), run: (rows) => rows.forEach(deeds.read) }]}
        empty={<Empty title={say.none}>{say.hint}</Empty>}
      />
    </Page>
  )
}

function useColumns(): Column<Notice>[] {
  const say = useWords(words)
  const language = useLanguage()
  const { opened } = useNoticeDeeds()
  return [
    {
      key: 'text',
      head: say.what,
      cell: (row) => (
        <Link to={pathOf(row.subject)} onClick={() => opened(row)} data-focus>
          {row.text}
        </Link>
      ),
      width: 'rest',
      phone: 'title',
    },
    {
      key: 'state',
      head: say.state,
      cell: (row) =>
        row.settledAt !== null ? (
          <StateChip>{say.read}</StateChip>
        ) : (
          <>
            <StateChip tone={row.readAt === null ? 'news' : 'quiet'}>
              {row.readAt === null ? say.unread : say.read}
            </StateChip>
            {row.duty && <span className="small quiet"> {say.duty}</span>}
          </>
        ),
      width: 210,
      phone: 'line',
    },
    { key: 'day', head: say.day, cell: (row) => <Day of={row.at.slice(0, 10)} />, width: 110, phone: 'aside' },
    { key: 'time', head: say.time, cell: (row) => timeText(row.at, language), width: 80 },
  ]
}
