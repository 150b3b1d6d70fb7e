import { Button, Select, Switch, TextInput } from '@mantine/core'
import { useState } from 'react'
import { addBankAccount, changeBankAccount, confirmBankAccount, listBankAccounts } from '#contracts/company'
import {
  Card,
  Empty,
  StateChip,
  catalogue,
  done,
  refused,
  useAsk,
  useDo,
  useLanguage,
  useWords,
  type Answer,
} from '#web'
import { useMay, useMe } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { currencyChoices } from '../welcome/choices.ts'
import { Panel, type Filled } from './panel.tsx'
import css from './settings.module.css'
import { Table } from './table.tsx'

const words = catalogue({
  en: {
    title: 'Bank accounts',
    line: 'Bills name these accounts and no others. A new one stands on no bill until a second person has compared it with the bank’s letter.',
    none: 'No bank account yet',
    noneHint: 'Without one a bill cannot say where to pay.',
    account: 'Account',
    number: 'IBAN or number',
    state: 'State',
    who: 'Who',
    actions: 'What can be done',
    waiting: 'waits for a second person',
    good: 'on bills',
    resting: 'used no more',
    entered: (name: string) => `entered by ${name}`,
    confirmed: (name: string) => `confirmed by ${name}`,
    firstRun: 'from setting up or an import',
    confirm: 'Confirm',
    confirmDone: 'The account stands on bills from now on',
    change: 'Change',
    add: 'Add a bank account',
    added: 'Account added',
    addedWaits: 'Account added; a second person confirms it',
    saved: 'Account changed',
    entity: 'Company',
    name: 'Name',
    iban: 'IBAN',
    accountNumber: 'Account number, where there is no IBAN',
    bic: 'BIC',
    currency: 'Currency',
    receives: 'Customers pay to it',
    active: 'In use',
    save: 'Save',
    other: 'An IBAN never changes: rest this account and add another one.',
  },
  de: {
    title: 'Bankkonten',
    line: 'Rechnungen nennen diese Konten und keine anderen. Ein neues steht auf keiner Rechnung, bis eine zweite Person es mit dem Schreiben der Bank verglichen hat.',
    none: 'Noch kein Bankkonto',
    noneHint: 'Ohne eines kann eine Rechnung nicht sagen, wohin zu zahlen ist.',
    account: 'Konto',
    number: 'IBAN oder Nummer',
    state: 'Stand',
    who: 'Wer',
    actions: 'Was möglich ist',
    waiting: 'wartet auf eine zweite Person',
    good: 'auf Rechnungen',
    resting: 'nicht mehr benutzt',
    entered: (name: string) => `erfasst von ${name}`,
    confirmed: (name: string) => `bestätigt von ${name}`,
    firstRun: 'aus Einrichtung oder Import',
    confirm: 'Bestätigen',
    confirmDone: 'Das Konto steht ab jetzt auf Rechnungen',
    change: 'Ändern',
    add: 'Bankkonto hinzufügen',
    added: 'Konto hinzugefügt',
    addedWaits: 'Konto hinzugefügt; eine zweite Person bestätigt es',
    saved: 'Konto geändert',
    entity: 'Firma',
    name: 'Name',
    iban: 'IBAN',
    accountNumber: 'Kontonummer, wo es keine IBAN gibt',
    bic: 'BIC',
    currency: 'Währung',
    receives: 'Kunden zahlen darauf',
    active: 'In Gebrauch',
    save: 'Speichern',
    other: 'Eine IBAN ändert sich nie: dieses Konto ruhen lassen und ein anderes hinzufügen.',
  },
})

type Account = Answer<typeof listBankAccounts>['accounts'][number]
const tones = { waiting: 'waiting', good: 'settled', resting: 'quiet' } as const
const readable = (iban: string) => iban.replaceAll(/(.{4})(?=.)/g, '$1 ')

/** Where customers pay to. */
export function BankPage() {
  const say = useWords(words)
  const may = useMay('settings.edit')
  const { data } = useAsk(listBankAccounts, {})
  const entity = useEntity()
  const { entities } = useMe()
  const [editing, setEditing] = useState<Account | 'new'>()
  const forget = [listBankAccounts]
  const confirm = useDo(confirmBankAccount, { forget, done: () => done(say.confirmDone) })
  if (!data) return null
  const shown = data.accounts.filter(({ entityId }) => entity === undefined || entityId === entity.id)
  const nameOf = (id: string) => entities.find((each) => each.id === id)?.name ?? ''
  return (
    <Card title={say.title} flush beside={may && <Button onClick={() => setEditing('new')}>{say.add}</Button>}>
      <p className={css['line']}>{say.line}</p>
      {shown.length === 0 && <Empty title={say.none}>{say.noneHint}</Empty>}
      {shown.length > 0 && (
        <Table
          label={say.title}
          heads={[
            { key: 'account', head: say.account },
            { key: 'number', head: say.number },
            { key: 'state', head: say.state },
            { key: 'actions', head: say.actions, isAction: true },
          ]}
          rows={shown.map((account) => ({
            key: account.id,
            quiet: account.state === 'resting',
            cells: [
              <span key="name">
                {account.name}
                <small>{nameOf(account.entityId)}</small>
              </span>,
              <span key="number" className="num">
                {account.iban === null ? account.accountNumber : readable(account.iban)}
                <small>{[account.bic, account.currency].filter(Boolean).join(' · ')}</small>
              </span>,
              <span key="state">
                <StateChip tone={tones[account.state]}>{say[account.state]}</StateChip>
                <small>{voucher(account, say)}</small>
              </span>,
              <span key="actions" className={css['rowButtons']}>
                {account.mayConfirm && (
                  <Button
                    variant="filled"
                    loading={confirm.isPending}
                    onClick={() =>
                      confirm.mutate(
                        { asked: { accountId: account.id }, version: account.version },
                        { onError: refused },
                      )
                    }
                  >
                    {say.confirm}
                  </Button>
                )}
                {may && <Button onClick={() => setEditing(account)}>{say.change}</Button>}
              </span>,
            ],
          }))}
        />
      )}
      {editing === 'new' && <NewAccount close={() => setEditing(undefined)} />}
      {editing && editing !== 'new' && <OneAccount account={editing} close={() => setEditing(undefined)} />}
    </Card>
  )
}

function voucher({ confirmedBy, proposedBy }: Account, say: typeof words.en) {
  if (confirmedBy) return say.confirmed(confirmedBy.name)
  return proposedBy ? say.entered(proposedBy.name) : say.firstRun
}

function NewAccount({ close }: { close: () => void }) {
  const say = useWords(words)
  const { entities } = useMe()
  const language = useLanguage()
  const chosen = useEntity() ?? entities[0]
  const add = useDo(addBankAccount, {
    forget: [listBankAccounts],
    done: ({ state }) => {
      close()
      done(state === 'waiting' ? say.addedWaits : say.added)
    },
  })
  const submit = ({ text, maybe, has }: Filled) =>
    add.mutate({
      asked: {
        entityId: text('entityId'),
        currency: text('currency'),
        iban: maybe('iban'),
        accountNumber: maybe('accountNumber'),
        bic: maybe('bic'),
        name: maybe('name'),
        receives: has('receives'),
      },
    })
  return (
    <Panel title={say.add} does={say.add} close={close} deed={add} submit={submit}>
      <Select
        name="entityId"
        label={say.entity}
        data={entities.map(({ id, name }) => ({ value: id, label: name }))}
        defaultValue={chosen?.id ?? null}
        allowDeselect={false}
      />
      <TextInput name="iban" label={say.iban} error={add.error?.fieldMessage('iban')} />
      <TextInput name="accountNumber" label={say.accountNumber} />
      <div className={css['pair']}>
        <TextInput name="bic" label={say.bic} error={add.error?.fieldMessage('bic')} />
        <Select
          name="currency"
          label={say.currency}
          searchable
          data={currencyChoices(language)}
          defaultValue={chosen?.currency ?? null}
          allowDeselect={false}
        />
      </div>
      <TextInput name="name" label={say.name} />
      <Switch name="receives" label={say.receives} defaultChecked />
    </Panel>
  )
}

function OneAccount({ account, close }: { account: Account; close: () => void }) {
  const say = useWords(words)
  const change = useDo(changeBankAccount, {
    forget: [listBankAccounts],
    done: ({ state }) => {
      close()
      done(state === 'waiting' ? say.addedWaits : say.saved)
    },
  })
  const submit = ({ text, maybe, has }: Filled) =>
    change.mutate({
      asked: {
        accountId: account.id,
        name: text('name'),
        bic: maybe('bic') ?? null,
        receives: has('receives'),
        active: has('active'),
      },
      version: account.version,
    })
  return (
    <Panel
      title={account.iban === null ? account.name : readable(account.iban)}
      line={say.other}
      does={say.save}
      close={close}
      deed={change}
      submit={submit}
    >
      <TextInput name="name" label={say.name} defaultValue={account.name} required withAsterisk={false} />
      <TextInput
        name="bic"
        label={say.bic}
        defaultValue={account.bic ?? ''}
        error={change.error?.fieldMessage('bic')}
      />
      <Switch name="receives" label={say.receives} defaultChecked={account.receives} />
      <Switch name="active" label={say.active} defaultChecked={account.state !== 'resting'} />
    </Panel>
  )
}
