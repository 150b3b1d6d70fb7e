import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { changeContact, listContacts, readRelations, removeContact } from '#contracts/parties'
import {
  Card,
  Day,
  Person,
  WhyPanel,
  catalogue,
  done,
  localeOf,
  refused,
  useAsk,
  useDo,
  useLanguage,
  useWords,
  type Answer,
} from '#web'
import { useMay } from '../session/me.ts'
import { ContactForm } from './contact-form.tsx'
import { RuleForm, RuleLine } from './contact-rule.tsx'
import type { Customer } from './customer.ts'
import css from './customers.module.css'
import { customerWords, departmentWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'People',
    theirs: 'Theirs',
    ours: 'Ours',
    nobody: 'Nobody is named yet. Who pays, and who buys?',
    add: 'Add somebody',
    changeOf: (name: string) => `Change ${name}`,
    removed: (name: string) => `${name} is taken out of use`,
    gone: 'no longer there',
    back: 'Back in use',
    whoTalks: 'Who may talk',
    lastTalk: 'Last talk',
    knows: (names: string) => `${names} knows them`,
    know: (names: string) => `${names} know them`,
    unknown: 'nobody of ours has spoken with them',
  },
  de: {
    title: 'Menschen',
    theirs: 'Dort',
    ours: 'Bei uns',
    nobody: 'Noch ist niemand genannt. Wer zahlt, und wer kauft?',
    add: 'Jemanden hinzufügen',
    changeOf: (name: string) => `${name} ändern`,
    removed: (name: string) => `${name} wird nicht mehr verwendet`,
    gone: 'nicht mehr dort',
    back: 'Wieder verwenden',
    whoTalks: 'Wer spricht',
    lastTalk: 'Zuletzt gesprochen',
    knows: (names: string) => `${names} kennt sie`,
    know: (names: string) => `${names} kennen sie`,
    unknown: 'noch hat niemand von uns mit ihnen gesprochen',
  },
})

type Contact = Answer<typeof readRelations>['contacts'][number]
type Talks = Answer<typeof readRelations>['talks']

/** Who is who on both sides. */
export function PeopleCard({ customer }: { customer: Customer }) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const mayEdit = useMay('contact.edit')
  const mayRule = useMay('contact-rule.edit')
  const { data } = useAsk(readRelations, { customerId: customer.id })
  const [open, setOpen] = useState<Contact | 'new' | 'rule'>()
  const close = () => setOpen(undefined)
  const contacts = data?.contacts ?? []
  const { owner, collector } = customer
  return (
    <Card
      title={say.title}
      beside={
        <>
          {mayRule && <QuietButton run={() => setOpen('rule')}>{say.whoTalks}</QuietButton>}
          {mayEdit && <QuietButton run={() => setOpen('new')}>{say.add}</QuietButton>}
        </>
      }
    >
      <div className={css['column']}>
        {data?.rule && <RuleLine rule={data.rule} />}
        <div className={css['sideTitle']}>{say.theirs}</div>
        {data && contacts.length === 0 && <p className="quiet small">{say.nobody}</p>}
        {contacts.map((contact) => (
          <ContactLine key={contact.id} contact={contact} change={mayEdit ? () => setOpen(contact) : undefined} />
        ))}
        {(owner !== null || collector !== null) && <div className={css['sideTitle']}>{say.ours}</div>}
        {owner !== null && <Person name={owner.name} duty={own.sells} />}
        {collector !== null && <Person name={collector.name} duty={own.collects} />}
        {data && data.talks.length > 0 && <LastTalks talks={data.talks} />}
      </div>
      <WhyPanel
        title={open === 'rule' ? say.whoTalks : open === 'new' ? say.add : open ? say.changeOf(open.name) : ''}
        opened={open !== undefined}
        close={close}
      >
        {open === 'new' && <ContactForm customerId={customer.id} after={close} />}
        {open === 'rule' && <RuleForm customerId={customer.id} rule={data?.rule ?? null} after={close} />}
        {open && open !== 'new' && open !== 'rule' && (
          <>
            <ContactForm customerId={customer.id} of={open} after={close} />
            <UseButton contact={open} after={close} />
          </>
        )}
      </WhyPanel>
    </Card>
  )
}

function ContactLine({ contact, change }: { contact: Contact; change: (() => void) | undefined }) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const duty = contact.active ? own[contact.function] : `${own[contact.function]}, ${say.gone}`
  return (
    <div className={css['person']}>
      <div>
        <Person name={contact.name} duty={duty} side="theirs" />
        {contact.active && contact.phone && (
          <a className={css['reach']} href={`tel:${contact.phone.replaceAll(/[^\d+]/g, '')}`}>
            <span className="link">{contact.phone}</span>
          </a>
        )}
        {contact.active && contact.email && (
          <a className={css['reach']} href={`mailto:${contact.email}`}>
            <span className="link">{contact.email}</span>
          </a>
        )}
        {contact.active && <KnownBy contact={contact} />}
      </div>
      {change && (
        <button type="button" className={css['quietButton']} onClick={change} aria-label={say.changeOf(contact.name)}>
          {own.change}
        </button>
      )}
    </div>
  )
}

/** Who of ours has spoken with them, most often first: whom to ask for a word. */
function KnownBy({ contact: { knownBy } }: { contact: Contact }) {
  const say = useWords(words)
  const language = useLanguage()
  const names = new Intl.ListFormat(localeOf(language)).format(knownBy.slice(0, 3).map(({ name }) => name))
  const [latest] = knownBy.toSorted((a, b) => (a.lastAt < b.lastAt ? 1 : -1))
  return (
    <div className="quiet small">
      {latest === undefined ? (
        say.unknown
      ) : (
        <>
          {knownBy.length === 1 ? say.knows(names) : say.know(names)} · <Day of={latest.lastAt.slice(0, 10)} />
        </>
      )}
    </div>
  )
}

function LastTalks({ talks }: { talks: Talks }) {
  const say = useWords(words)
  const names = useWords(departmentWords)
  return (
    <>
      <div className={css['sideTitle']}>{say.lastTalk}</div>
      <dl className={css['talks']}>
        {talks.map((talk) => (
          <div key={talk.department}>
            <dt>{names[talk.department]}</dt>
            <dd>
              <Day of={talk.at.slice(0, 10)} /> <span className="quiet">{talk.staff?.name}</span>
            </dd>
          </div>
        ))}
      </dl>
    </>
  )
}

function QuietButton({ run, children }: { run: () => void; children: ReactNode }) {
  return (
    <button type="button" className={css['quietButton']} onClick={run}>
      {children}
    </button>
  )
}

/** Out of use, with a way back; or back. */
function UseButton({ contact, after }: { contact: Contact; after: () => void }) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const change = useDo(changeContact, { forget: [listContacts, readRelations], done: after })
  const remove = useDo(removeContact, {
    forget: [listContacts, readRelations],
    done: ({ id, version }) => {
      done(say.removed(contact.name), {
        undo: () => change.mutate({ asked: { contactId: id, active: true }, version }),
      })
      after()
    },
  })
  const run = () =>
    contact.active
      ? remove.mutate({ asked: { contactId: contact.id }, version: contact.version }, { onError: refused })
      : change.mutate(
          { asked: { contactId: contact.id, active: true }, version: contact.version },
          { onError: refused },
        )
  return (
    <Button mt="md" onClick={run} loading={remove.isPending || change.isPending}>
      {contact.active ? own.remove : say.back}
    </Button>
  )
}
