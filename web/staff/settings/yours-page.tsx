import { Button, Switch, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { changeMe, readMe } from '#contracts/company'
import { Card, FieldRow, FieldRows, catalogue, done, keysAreOff, switchKeys, useDo, useWords } from '#web'
import { LanguageChoice, ThemeChoice } from '../frame/me-menu.tsx'
import { NoticeSettingsCard } from '../notices/notice-settings-card.tsx'
import { useMe } from '../session/me.ts'
import { roleWords } from '../session/roles.ts'
import { filled } from './panel.tsx'
import { PasswordCard } from './password-card.tsx'
import css from './settings.module.css'

const words = catalogue({
  en: {
    you: 'You',
    name: 'Name',
    mail: 'E-mail',
    roles: 'Roles',
    phone: 'Telephone',
    save: 'Save',
    saved: 'Your telephone number is on file',
    look: 'Look and language',
    keys: 'Keys',
    single: 'Single letters do things: j and k move, e acts, ? shows all. Turn this off when you dictate.',
  },
  de: {
    you: 'Sie',
    name: 'Name',
    mail: 'E-Mail',
    roles: 'Rollen',
    phone: 'Telefon',
    save: 'Speichern',
    saved: 'Ihre Telefonnummer ist gespeichert',
    look: 'Aussehen und Sprache',
    keys: 'Tasten',
    single:
      'Einzelne Buchstaben tun etwas: j und k bewegen, e handelt, ? zeigt alle. Schalten Sie das beim Diktieren aus.',
  },
})

/** What everybody may set for themselves, on this device. */
export function YoursPage() {
  const say = useWords(words)
  const roleName = useWords(roleWords)
  const { name, email, roles } = useMe()
  const [on, setOn] = useState(!keysAreOff())
  const choose = (checked: boolean) => {
    switchKeys(checked)
    setOn(checked)
  }
  return (
    <>
      <Card title={say.you}>
        <FieldRows>
          <FieldRow label={say.name}>{name}</FieldRow>
          <FieldRow label={say.mail}>{email}</FieldRow>
          <FieldRow label={say.roles}>
            {roles.map((role) => (role in roleName ? roleName[role as keyof typeof roleName] : role)).join(', ')}
          </FieldRow>
        </FieldRows>
        <PhoneForm />
      </Card>
      <Card title={say.look}>
        <div className={css['choices']}>
          <ThemeChoice />
          <LanguageChoice />
        </div>
      </Card>
      <NoticeSettingsCard />
      <PasswordCard />
      <Card title={say.keys}>
        <Switch label={say.single} checked={on} onChange={(event) => choose(event.currentTarget.checked)} />
      </Card>
    </>
  )
}

function PhoneForm() {
  const say = useWords(words)
  const { phone, version } = useMe()
  const change = useDo(changeMe, { forget: [readMe], done: () => done(say.saved) })
  if (version === null) return null
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    change.mutate({ asked: { phone: filled(event.currentTarget).maybe('phone') ?? null }, version })
  }
  return (
    <form className={css['one']} onSubmit={submit}>
      <TextInput name="phone" label={say.phone} defaultValue={phone ?? ''} autoComplete="tel" />
      <Button type="submit" loading={change.isPending}>
        {say.save}
      </Button>
    </form>
  )
}
