import { Button } from '@mantine/core'
import { useState } from 'react'
import { changeContact, listContacts, removeContact } from '#contracts/parties'
import { Card, Person, WhyPanel, catalogue, done, refused, useAsk, useDo, useWords, type Answer } from '#web'
import { useMay } from '../session/me.ts'
import { ContactForm } from './contact-form.tsx'
import type { Customer } from './customer.ts'
import css from './customers.module.css'
import { customerWords } from './words.ts'

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
  },
})

type Contact = Answer<typeof changeContact>

/** Who is who on both sides. */
export function PeopleCard({ customer }: { customer: Customer }) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const mayEdit = useMay('contact.edit')
  const { data } = useAsk(listContacts, { customerId: customer.id })
  const [open, setOpen] = useState<Contact | 'new'>()
  const close = () => setOpen(undefined)
  const contacts = data?.contacts ?? []
  const { owner, collector } = customer
  return (
    <Card
      title={say.title}
      beside={
        mayEdit && (
          <button type="button" className={css['quietButton']} onClick={() => setOpen('new')}>
            {say.add}
          </button>
        )
      }
    >
      <div className={css['column']}>
        <div className={css['sideTitle']}>{say.theirs}</div>
        {data && contacts.length === 0 && <p className="quiet small">{say.nobody}</p>}
        {contacts.map((contact) => (
          <ContactLine key={contact.id} contact={contact} change={mayEdit ? () => setOpen(contact) : undefined} />
        ))}
        {(owner !== null || collector !== null) && <div className={css['sideTitle']}>{say.ours}</div>}
        {owner !== null && <Person name={owner.name} duty={own.sells} />}
        {collector !== null && <Person name={collector.name} duty={own.collects} />}
      </div>
      <WhyPanel
        title={open === 'new' ? say.add : open ? say.changeOf(open.name) : ''}
        opened={open !== undefined}
        close={close}
      >
        {open === 'new' && <ContactForm customerId={customer.id} after={close} />}
        {open && open !== 'new' && (
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
      </div>
      {change && (
        <button type="button" className={css['quietButton']} onClick={change} aria-label={say.changeOf(contact.name)}>
          {own.change}
        </button>
      )}
    </div>
  )
}

/** Out of use, with a way back; or back. */
function UseButton({ contact, after }: { contact: Contact; after: () => void }) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const change = useDo(changeContact, { forget: [listContacts], done: after })
  const remove = useDo(removeContact, {
    forget: [listContacts],
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
