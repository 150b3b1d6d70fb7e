import { Button, Select, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { addContact, changeContact, listContacts, readRelations } from '#contracts/parties'
import { ProblemBox, catalogue, done, useDo, useWords, type Answer } from '#web'
import css from './customers.module.css'
import { contactFunctions, customerWords } from './words.ts'

const words = catalogue({
  en: { does: 'What they do there', phone: 'Phone, direct', mail: 'E-mail', added: (name: string) => `${name} added` },
  de: {
    does: 'Was sie dort tun',
    phone: 'Telefon, direkt',
    mail: 'E-Mail',
    added: (name: string) => `${name} hinzugefügt`,
  },
})

type Contact = Answer<typeof addContact>
type FormProps = { readonly customerId: string; readonly of?: Contact; readonly after: () => void }

/** Somebody at the customer: who buys is seldom who pays. */
export function ContactForm({ customerId, of, after }: FormProps) {
  const say = useWords(words)
  const own = useWords(customerWords)
  const [fields, setFields] = useState({
    name: of?.name ?? '',
    function: of?.function ?? 'accounts_payable',
    email: of?.email ?? '',
    phone: of?.phone ?? '',
  })
  const told = (text: string) => () => {
    done(text)
    after()
  }
  const add = useDo(addContact, { forget: [listContacts, readRelations], done: told(say.added(fields.name)) })
  const change = useDo(changeContact, { forget: [listContacts, readRelations], done: told(own.saved) })
  const problem = add.error ?? change.error
  const sent = { ...fields, email: fields.email.trim() || null, phone: fields.phone.trim() || null }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (of) change.mutate({ asked: { contactId: of.id, ...sent }, version: of.version })
    else add.mutate({ asked: { customerId, ...sent } })
  }
  const text = (key: 'name' | 'email' | 'phone') => ({
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) =>
      setFields({ ...fields, [key]: event.currentTarget.value }),
    error: problem?.fieldMessage(key),
  })
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <TextInput label={own.name} data-autofocus {...text('name')} />
      <Select
        label={say.does}
        allowDeselect={false}
        data={contactFunctions.map((each) => ({ value: each, label: own[each] }))}
        value={fields.function}
        onChange={(value) =>
          setFields({ ...fields, function: contactFunctions.find((each) => each === value) ?? 'other' })
        }
      />
      <TextInput label={say.phone} type="tel" {...text('phone')} />
      <TextInput label={say.mail} type="email" {...text('email')} />
      {problem && <ProblemBox problem={problem} />}
      <div>
        <Button type="submit" variant="filled" loading={add.isPending || change.isPending}>
          {of ? own.save : own.add}
        </Button>
      </div>
    </form>
  )
}
