import { Button } from '@mantine/core'
import { useState } from 'react'
import { activateStaff, deactivateStaff, inviteStaff, listStaff } from '#contracts/company'
import { Card, Person, StateChip, catalogue, done, refused, useAsk, useDo, useWords } from '#web'
import { useMay, useMe } from '../session/me.ts'
import { roleWords } from '../session/roles.ts'
import type { Colleague } from './colleague.ts'
import { InvitationBox, type Invitation } from './invitation-box.tsx'
import { PersonPanel } from './person-panel.tsx'
import css from './settings.module.css'
import { Table } from './table.tsx'

const words = catalogue({
  en: {
    title: 'People',
    line: 'Roles say what somebody sees and may do. Nobody gives roles to themselves, and what is given is in the audit.',
    person: 'Person',
    roles: 'Roles',
    state: 'Signs in',
    actions: 'What can be done',
    yes: 'yes',
    invited: 'invited',
    no: 'no',
    left: 'has left',
    noRoles: 'none',
    add: 'Add somebody',
    change: 'Change',
    invite: 'Make a link',
    again: 'New password',
    leaves: 'Leaves',
    leftDone: (name: string) => `${name} is signed out everywhere; keys and links ended`,
    back: 'Comes back',
    backDone: (name: string) => `${name} works here again`,
    you: 'you',
  },
  de: {
    title: 'Personen',
    line: 'Rollen sagen, was jemand sieht und darf. Niemand gibt sich selbst Rollen, und was vergeben wird, steht im Prüfprotokoll.',
    person: 'Person',
    roles: 'Rollen',
    state: 'Meldet sich an',
    actions: 'Was möglich ist',
    yes: 'ja',
    invited: 'eingeladen',
    no: 'nein',
    left: 'ausgeschieden',
    noRoles: 'keine',
    add: 'Person hinzufügen',
    change: 'Ändern',
    invite: 'Link erstellen',
    again: 'Neues Passwort',
    leaves: 'Scheidet aus',
    leftDone: (name: string) => `${name} ist überall abgemeldet; Schlüssel und Links sind beendet`,
    back: 'Kommt zurück',
    backDone: (name: string) => `${name} arbeitet wieder hier`,
    you: 'Sie',
  },
})

const tones = { yes: 'settled', invited: 'waiting', no: 'quiet' } as const

/** Who works here. */
export function PeoplePage() {
  const say = useWords(words)
  const may = useMay('staff.edit')
  const { data } = useAsk(listStaff, {})
  const [editing, setEditing] = useState<Colleague | 'new'>()
  const [link, setLink] = useState<Invitation>()
  if (!data) return null
  return (
    <Card title={say.title} flush beside={may && <Button onClick={() => setEditing('new')}>{say.add}</Button>}>
      <p className={css['line']}>{say.line}</p>
      {link && <InvitationBox invitation={link} close={() => setLink(undefined)} />}
      <Table
        label={say.title}
        heads={[
          { key: 'person', head: say.person },
          { key: 'roles', head: say.roles },
          { key: 'state', head: say.state },
          { key: 'actions', head: say.actions, isAction: true },
        ]}
        rows={data.staff.map((person) => ({
          key: person.id,
          quiet: !person.active,
          cells: [
            <span key="person">
              <Person name={person.name} />
              <small>{person.email}</small>
            </span>,
            <RoleNames key="roles" roles={person.roles} />,
            <StateChip key="state" tone={person.active ? tones[person.signsIn] : 'quiet'}>
              {person.active ? say[person.signsIn] : say.left}
            </StateChip>,
            may && <PersonButtons key="actions" person={person} change={() => setEditing(person)} show={setLink} />,
          ],
        }))}
      />
      {editing && (
        <PersonPanel
          person={editing === 'new' ? undefined : editing}
          show={setLink}
          close={() => setEditing(undefined)}
        />
      )}
    </Card>
  )
}

function RoleNames({ roles }: { roles: readonly string[] }) {
  const say = useWords(words)
  const names = useWords(roleWords)
  if (roles.length === 0) return <span className="quiet">{say.noRoles}</span>
  return roles.map((role) => (role in names ? names[role as keyof typeof names] : role)).join(', ')
}

type ButtonsProps = {
  readonly person: Colleague
  readonly change: () => void
  readonly show: (invitation: Invitation) => void
}

function PersonButtons({ person, change, show }: ButtonsProps) {
  const say = useWords(words)
  const { staffId } = useMe()
  const { id, name, active, version } = person
  const forget = [listStaff]
  const leave = useDo(deactivateStaff, { forget, done: () => done(say.leftDone(name)) })
  const comeBack = useDo(activateStaff, { forget, done: () => done(say.backDone(name)) })
  const invite = useDo(inviteStaff, { forget, done: (made) => show({ ...made, name }) })
  const deed = { asked: { staffId: id }, version }
  if (!active) return <Button onClick={() => comeBack.mutate(deed, { onError: refused })}>{say.back}</Button>
  return (
    <span className={css['rowButtons']}>
      {person.email !== null && id !== staffId && (
        <Button onClick={() => invite.mutate({ asked: { staffId: id } }, { onError: refused })}>
          {person.signsIn === 'yes' ? say.again : say.invite}
        </Button>
      )}
      <Button onClick={change}>{say.change}</Button>
      {id === staffId ? (
        <StateChip>{say.you}</StateChip>
      ) : (
        <Button onClick={() => leave.mutate(deed, { onError: refused })}>{say.leaves}</Button>
      )}
    </span>
  )
}
