import { Button, Select, TextInput } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { confirmPayerAlias, forgetPayerAlias, listPayerAliases } from '#contracts/parties'
import { Card, ProblemBox, WhyPanel, catalogue, done, refused, useAsk, useDo, useWords, type Answer } from '#web'
import { useMay } from '../session/me.ts'
import css from './customers.module.css'

const words = catalogue({
  en: {
    title: 'How they pay',
    none: 'No payer is known yet. The first payment that is applied by hand makes him known.',
    account: 'account',
    name: 'name',
    confirmed: (times: number) => (times === 1 ? 'confirmed once' : `confirmed ${times} times`),
    seen: 'seen, not confirmed',
    add: 'Name a payer',
    kind: 'Known by',
    value: 'As the bank writes it',
    confirm: 'This payer pays for them',
    told: 'Payer confirmed',
    forget: 'forget',
    forgotten: 'Payer forgotten',
  },
  de: {
    title: 'Wie sie zahlen',
    none: 'Noch ist kein Zahler bekannt. Die erste von Hand zugeordnete Zahlung macht ihn bekannt.',
    account: 'Konto',
    name: 'Name',
    confirmed: (times: number) => (times === 1 ? 'einmal bestätigt' : `${times}-mal bestätigt`),
    seen: 'gesehen, nicht bestätigt',
    add: 'Zahler nennen',
    kind: 'Erkannt an',
    value: 'Wie die Bank ihn schreibt',
    confirm: 'Dieser Zahler zahlt für sie',
    told: 'Zahler bestätigt',
    forget: 'vergessen',
    forgotten: 'Zahler vergessen',
  },
})

type Alias = Answer<typeof confirmPayerAlias>

/** The accounts and names by which payments are known, and the way to put them right. */
export function PayersCard({ customerId }: { customerId: string }) {
  const say = useWords(words)
  const mayApply = useMay('cash.apply')
  const { data } = useAsk(listPayerAliases, { customerId })
  const [adding, setAdding] = useState(false)
  return (
    <Card
      title={say.title}
      beside={
        mayApply && (
          <button type="button" className={css['quietButton']} onClick={() => setAdding(true)}>
            {say.add}
          </button>
        )
      }
    >
      <div className={css['column']}>
        {data?.aliases.length === 0 && <p className="quiet small">{say.none}</p>}
        {data?.aliases.map((alias) => (
          <AliasLine key={alias.id} alias={alias} mayApply={mayApply} />
        ))}
      </div>
      <WhyPanel title={say.add} opened={adding} close={() => setAdding(false)}>
        <PayerForm customerId={customerId} after={() => setAdding(false)} />
      </WhyPanel>
    </Card>
  )
}

function AliasLine({ alias, mayApply }: { alias: Alias; mayApply: boolean }) {
  const say = useWords(words)
  const confirm = useDo(confirmPayerAlias, { forget: [listPayerAliases] })
  const { customerId, kind, value } = alias
  const forget = useDo(forgetPayerAlias, {
    forget: [listPayerAliases],
    done: () => done(say.forgotten, { undo: () => confirm.mutate({ asked: { customerId, kind, value } }) }),
  })
  return (
    <div className={css['person']}>
      <div style={{ overflowWrap: 'anywhere' }}>
        {value}
        <div className="small quiet">
          {say[kind]}, {alias.confirmed === 0 ? say.seen : say.confirmed(alias.confirmed)}
        </div>
      </div>
      {mayApply && (
        <button
          type="button"
          className={css['quietButton']}
          onClick={() => forget.mutate({ asked: { aliasId: alias.id } }, { onError: refused })}
        >
          {say.forget}
        </button>
      )}
    </div>
  )
}

function PayerForm({ customerId, after }: { customerId: string; after: () => void }) {
  const say = useWords(words)
  const [kind, setKind] = useState<'account' | 'name'>('account')
  const [value, setValue] = useState('')
  const confirm = useDo(confirmPayerAlias, {
    forget: [listPayerAliases],
    done: () => {
      done(say.told)
      after()
    },
  })
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    confirm.mutate({ asked: { customerId, kind, value } })
  }
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <Select
        label={say.kind}
        allowDeselect={false}
        data={[
          { value: 'account', label: say.account },
          { value: 'name', label: say.name },
        ]}
        value={kind}
        onChange={(chosen) => setKind(chosen === 'name' ? 'name' : 'account')}
      />
      <TextInput
        label={say.value}
        data-autofocus
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
        error={confirm.error?.fieldMessage('value')}
      />
      {confirm.error && <ProblemBox problem={confirm.error} />}
      <div>
        <Button type="submit" variant="filled" loading={confirm.isPending}>
          {say.confirm}
        </Button>
      </div>
    </form>
  )
}
