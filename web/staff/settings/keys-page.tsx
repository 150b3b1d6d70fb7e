import { Button, Checkbox, TextInput } from '@mantine/core'
import { useState } from 'react'
import { createKey, listKeys, revokeKey } from '#contracts/company'
import { Card, Day, Empty, StateChip, catalogue, done, refused, useAsk, useDo, useToday, useWords } from '#web'
import { useMay, useMe } from '../session/me.ts'
import { SecretBox } from './invitation-box.tsx'
import { Panel, type Filled } from './panel.tsx'
import css from './settings.module.css'
import { Table } from './table.tsx'

const words = catalogue({
  en: {
    title: 'API keys',
    line: 'A key lets a program do what you may do, or less. It acts in your name and ends when you leave.',
    all: 'As an administrator you see everybody’s keys and may revoke them; making one is up to the person it acts for.',
    none: 'No keys yet',
    noneHint: 'Make one for a program that reads or enters something for you.',
    name: 'Key',
    scopes: 'May',
    used: 'Last used',
    state: 'State',
    actions: 'What can be done',
    good: 'good',
    expired: 'expired',
    revoked: 'revoked',
    until: 'until',
    never: 'never',
    make: 'Make a key',
    revoke: 'Revoke',
    revokedDone: 'The key opens nothing any more',
    what: 'What is it for?',
    may: 'What may it do?',
    expires: 'Last day',
    expiresHint: 'Without one it has no end',
    told: 'This is the key. Copy it now.',
    toldLine: 'It is not shown again: only its fingerprint is kept. Send it as Authorization: Bearer …',
  },
  de: {
    title: 'API-Schlüssel',
    line: 'Mit einem Schlüssel darf ein Programm, was Sie dürfen, oder weniger. Er handelt in Ihrem Namen und endet, wenn Sie ausscheiden.',
    all: 'Als Administrator sehen Sie die Schlüssel aller und können sie widerrufen; anlegen kann einen nur, für wen er handelt.',
    none: 'Noch keine Schlüssel',
    noneHint: 'Legen Sie einen für ein Programm an, das für Sie liest oder erfasst.',
    name: 'Schlüssel',
    scopes: 'Darf',
    used: 'Zuletzt benutzt',
    state: 'Stand',
    actions: 'Was möglich ist',
    good: 'gültig',
    expired: 'abgelaufen',
    revoked: 'widerrufen',
    until: 'bis',
    never: 'nie',
    make: 'Schlüssel anlegen',
    revoke: 'Widerrufen',
    revokedDone: 'Der Schlüssel öffnet nichts mehr',
    what: 'Wofür ist er?',
    may: 'Was darf er?',
    expires: 'Letzter Tag',
    expiresHint: 'Ohne Angabe endet er nicht',
    told: 'Das ist der Schlüssel. Kopieren Sie ihn jetzt.',
    toldLine: 'Er wird nicht noch einmal gezeigt: nur sein Fingerabdruck bleibt. Senden als Authorization: Bearer …',
  },
})

const tones = { good: 'settled', expired: 'quiet', revoked: 'quiet' } as const

/** Keys for programs. */
export function KeysPage() {
  const say = useWords(words)
  const seesAll = useMay('key.edit')
  const { data } = useAsk(listKeys, {})
  const [making, setMaking] = useState(false)
  const [told, setTold] = useState<string>()
  const revoke = useDo(revokeKey, { forget: [listKeys], done: () => done(say.revokedDone) })
  if (!data) return null
  return (
    <Card title={say.title} flush beside={<Button onClick={() => setMaking(true)}>{say.make}</Button>}>
      <p className={css['line']}>
        {say.line} {seesAll && say.all}
      </p>
      {told && <SecretBox title={say.told} line={say.toldLine} secret={told} close={() => setTold(undefined)} />}
      {data.keys.length === 0 ? (
        <Empty title={say.none}>{say.noneHint}</Empty>
      ) : (
        <Table
          label={say.title}
          heads={[
            { key: 'name', head: say.name },
            { key: 'scopes', head: say.scopes },
            { key: 'used', head: say.used },
            { key: 'state', head: say.state },
            { key: 'actions', head: say.actions, isAction: true },
          ]}
          rows={data.keys.map((key) => ({
            key: key.id,
            quiet: key.state !== 'good',
            cells: [
              <span key="name">
                {key.name}
                <small>
                  <code>{key.prefix}…</code> · {key.actsFor.name}
                </small>
              </span>,
              <span key="scopes" className="small">
                {key.scopes.join(', ')}
              </span>,
              key.lastUsedAt === null ? say.never : <Day key="used" of={key.lastUsedAt.slice(0, 10)} />,
              <span key="state">
                <StateChip tone={tones[key.state]}>{say[key.state]}</StateChip>
                {key.state === 'good' && key.expiresAt && (
                  <small>
                    {say.until} <Day of={lastDayOf(key.expiresAt)} />
                  </small>
                )}
              </span>,
              key.state === 'good' && (
                <Button key="revoke" onClick={() => revoke.mutate({ asked: { keyId: key.id } }, { onError: refused })}>
                  {say.revoke}
                </Button>
              ),
            ],
          }))}
        />
      )}
      {making && <KeyPanel tell={setTold} close={() => setMaking(false)} />}
    </Card>
  )
}

// A key ends with its last day, at the first moment of the next.
const lastDayOf = (expiresAt: string) => new Date(Date.parse(expiresAt) - 1).toISOString().slice(0, 10)

function KeyPanel({ tell, close }: { tell: (key: string) => void; close: () => void }) {
  const say = useWords(words)
  const { may } = useMe()
  const today = useToday()
  const make = useDo(createKey, {
    forget: [listKeys],
    done: ({ key }) => {
      close()
      tell(key)
    },
  })
  const submit = ({ text, maybe, all }: Filled) =>
    make.mutate({
      asked: { name: text('name'), scopes: all('scopes').filter(isScope), expiresOn: maybe('expiresOn') ?? null },
    })
  return (
    <Panel title={say.make} line={say.line} does={say.make} close={close} deed={make} submit={submit}>
      <TextInput name="name" label={say.what} required withAsterisk={false} />
      <fieldset className={css['fieldset']}>
        <legend>{say.may}</legend>
        <div className={css['scopes']}>
          {may.map((permission) => (
            <Checkbox key={permission} name="scopes" value={permission} label={permission} />
          ))}
        </div>
      </fieldset>
      <TextInput
        name="expiresOn"
        type="date"
        label={say.expires}
        description={say.expiresHint}
        min={today}
        error={make.error?.fieldMessage('expiresOn')}
      />
    </Panel>
  )
}

type Scope = ReturnType<typeof createKey.request.parse>['scopes'][number]
const scopes: readonly string[] = createKey.request.shape.scopes.element.options
const isScope = (text: string): text is Scope => scopes.includes(text)
