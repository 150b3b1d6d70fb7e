import { Button, Menu } from '@mantine/core'
import type { ReactNode } from 'react'
import { listContacts, listTouches, readRelations, recordTouch } from '#contracts/parties'
import { catalogue, done, refused, useAsk, useAskList, useDo, useWords, type Answer, type Happening, Money } from '#web'
import { CommentedTimeline } from '../comments/commented-timeline.tsx'
import { useMay } from '../session/me.ts'
import css from './customers.module.css'
import { departmentWords } from './words.ts'
import { useToldBy } from './told-by.tsx'

const words = catalogue({
  en: {
    call: 'Call',
    email: 'E-mail',
    meeting: 'Visit',
    note: 'Note',
    withWhom: (what: string, who: string) => `${what} with ${who}`,
    noName: 'nobody by name',
    logged: 'Logged',
    log: 'Log for all departments:',
  },
  de: {
    call: 'Anruf',
    email: 'E-Mail',
    meeting: 'Besuch',
    note: 'Notiz',
    withWhom: (what: string, who: string) => `${what} mit ${who}`,
    noName: 'ohne Namen',
    logged: 'Eingetragen',
    log: 'Für alle Abteilungen eintragen:',
  },
})

type Touch = Answer<typeof listTouches>['rows'][number]
const logged = ['call', 'email', 'meeting'] as const

/** What every department did with the customer, and two taps to add to it. */
export function CustomerTimeline({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const departments = useWords(departmentWords)
  const toldBy = useToldBy()
  const mayLog = useMay('customer.touch')
  const { rows, more } = useAskList(listTouches, { customerId, limit: 30 })
  const record = useDo(recordTouch, { forget: [listTouches, readRelations], done: () => done(say.logged) })
  const log = (kind: (typeof logged)[number] | 'note', more: { contactId?: string; note?: string }) =>
    record.mutate({ asked: { customerId, kind, ...more } }, { onError: refused })
  return (
    <div>
      {mayLog && <LogButtons customerId={customerId} log={log} />}
      <CommentedTimeline
        subject={customerId}
        happenings={rows.map((touch) => happeningOf(touch, { say, departments }, toldBy(touch)))}
        earlier={more}
      />
    </div>
  )
}

type LogProps = {
  readonly customerId: string
  readonly log: (kind: (typeof logged)[number], more: { contactId?: string }) => void
}

/** First what it was, then with whom: two taps, and the colleagues know. */
function LogButtons({ customerId, log }: LogProps) {
  const say = useWords(words)
  const { data } = useAsk(listContacts, { customerId })
  const contacts = (data?.contacts ?? []).filter(({ active }) => active)
  return (
    <div className={css['log']}>
      <span className="small quiet">{say.log}</span>
      {logged.map((kind) => (
        <Menu key={kind} position="bottom-start">
          <Menu.Target>
            <Button size="compact-sm">{say[kind]}</Button>
          </Menu.Target>
          <Menu.Dropdown>
            {contacts.map((contact) => (
              <Menu.Item key={contact.id} onClick={() => log(kind, { contactId: contact.id })}>
                {contact.name}
              </Menu.Item>
            ))}
            <Menu.Item onClick={() => log(kind, {})}>
              <span className="quiet">{say.noName}</span>
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      ))}
    </div>
  )
}

type Names = { readonly say: (typeof words)['en']; readonly departments: (typeof departmentWords)['en'] }

function happeningOf(touch: Touch, { say, departments }: Names, told: ReactNode): Happening {
  const kind = kindWord(touch.kind, say)
  const what = touch.contact ? say.withWhom(kind, touch.contact.name) : kind
  return {
    id: touch.id,
    day: touch.at.slice(0, 10),
    who: departments[touch.department],
    what: touch.kind === 'note' ? touch.note : (told ?? what),
    detail: [touch.kind === 'note' ? null : touch.note, touch.staff?.name].filter(Boolean).join(' · '),
    figure: touch.amount && <Money of={touch.amount} withCurrency />,
    kind: departments[touch.department],
  }
}

const kindWord = (kind: string, say: (typeof words)['en']) =>
  logged.flatMap((each) => (each === kind ? [say[each]] : [])).join('') || kind
