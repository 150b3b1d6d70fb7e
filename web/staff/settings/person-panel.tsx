import { Checkbox, Select, Switch, TextInput } from '@mantine/core'
import { addStaff, changeStaff, listStaff } from '#contracts/company'
import { catalogue, done, useDo, useWords } from '#web'
import { useMe } from '../session/me.ts'
import { roleWords } from '../session/roles.ts'
import type { Colleague } from './colleague.ts'
import type { Invitation } from './invitation-box.tsx'
import { Panel, type Filled } from './panel.tsx'
import css from './settings.module.css'

const words = catalogue({
  en: {
    add: 'Add somebody',
    added: (name: string) => `${name} added`,
    change: (name: string) => `Change ${name}`,
    save: 'Save',
    saved: (name: string) => `${name} changed`,
    name: 'Name',
    email: 'E-mail',
    phone: 'Telephone',
    language: 'Language',
    roles: 'Roles',
    own: 'Your own roles are given by another administrator.',
    invite: 'Make a link to sign in with',
  },
  de: {
    add: 'Person hinzufügen',
    added: (name: string) => `${name} hinzugefügt`,
    change: (name: string) => `${name} ändern`,
    save: 'Speichern',
    saved: (name: string) => `${name} geändert`,
    name: 'Name',
    email: 'E-Mail',
    phone: 'Telefon',
    language: 'Sprache',
    roles: 'Rollen',
    own: 'Ihre eigenen Rollen vergibt ein anderer Administrator.',
    invite: 'Einen Link zum Anmelden erstellen',
  },
})

const roles = [
  'sales_rep',
  'sales_manager',
  'credit_manager',
  'billing_clerk',
  'cash_clerk',
  'collector',
  'operations',
  'finance_lead',
  'administrator',
] as const

type PanelProps = {
  readonly person: Colleague | undefined
  readonly show: (invitation: Invitation) => void
  readonly close: () => void
}

/** Adds somebody who works here, or changes what is known of them. */
export function PersonPanel({ person, show, close }: PanelProps) {
  const say = useWords(words)
  const names = useWords(roleWords)
  const isMe = useMe().staffId === person?.id
  const end = (message: string) => {
    close()
    done(message)
  }
  const add = useDo(addStaff, {
    forget: [listStaff],
    done: ({ name, invitation }) => {
      end(say.added(name))
      if (invitation) show({ ...invitation, name })
    },
  })
  const change = useDo(changeStaff, { done: ({ name }) => end(say.saved(name)) })
  const submit = (form: Filled) => {
    const held = roles.filter((role) => form.all('roles').includes(role))
    const said = {
      name: form.text('name'),
      email: form.maybe('email') ?? null,
      phone: form.maybe('phone') ?? null,
      language: form.text('language') === 'de' ? ('de' as const) : ('en' as const),
    }
    if (!person) return add.mutate({ asked: { ...said, roles: held, invite: form.has('invite') } })
    const asked = { staffId: person.id, ...said, ...(isMe ? {} : { roles: held }) }
    return change.mutate({ asked, version: person.version })
  }
  const deed = person ? change : add
  return (
    <Panel
      title={person ? say.change(person.name) : say.add}
      does={person ? say.save : say.add}
      close={close}
      deed={deed}
      submit={submit}
    >
      <TextInput name="name" label={say.name} defaultValue={person?.name} required withAsterisk={false} />
      <TextInput
        name="email"
        type="email"
        label={say.email}
        defaultValue={person?.email ?? ''}
        error={deed.error?.fieldMessage('email')}
      />
      <div className={css['pair']}>
        <TextInput name="phone" label={say.phone} defaultValue={person?.phone ?? ''} />
        <Select
          name="language"
          label={say.language}
          data={[
            { value: 'en', label: 'English' },
            { value: 'de', label: 'Deutsch' },
          ]}
          defaultValue={person?.language ?? 'en'}
          allowDeselect={false}
        />
      </div>
      <fieldset className={css['fieldset']} disabled={isMe}>
        <legend>{say.roles}</legend>
        {isMe && <p className="small quiet">{say.own}</p>}
        <div className={css['scopes']}>
          {roles.map((role) => (
            <Checkbox
              key={role}
              name="roles"
              value={role}
              label={names[role]}
              defaultChecked={person?.roles.includes(role) ?? false}
            />
          ))}
        </div>
      </fieldset>
      {!person && <Switch name="invite" label={say.invite} defaultChecked />}
    </Panel>
  )
}
