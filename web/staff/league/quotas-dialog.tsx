import { Button, Modal, Skeleton, TextInput } from '@mantine/core'
import { useState } from 'react'
import { listQuotas, setQuota } from '#contracts/insight'
import { ProblemBox, done, refused, useAsk, useDo, useWords, type Answer } from '#web'
import css from './league.module.css'
import { leagueWords } from './words.ts'

type Quotas = Answer<typeof listQuotas>
type DialogProps = {
  readonly entityId: string
  readonly quarter: string
  readonly title: string
  readonly close: () => void
}

/** What each salesperson is to bring in; only what was changed is sent. */
export function QuotasDialog({ entityId, quarter, title, close }: DialogProps) {
  const say = useWords(leagueWords)
  const { data, error } = useAsk(listQuotas, { entityId, quarter })
  return (
    <Modal opened onClose={close} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      {error && <ProblemBox problem={error} />}
      {!data && !error && <Skeleton height={160} radius={8} />}
      {data && <QuotaForm entityId={entityId} quotas={data} close={close} />}
    </Modal>
  )
}

type FormProps = { readonly entityId: string; readonly quotas: Quotas; readonly close: () => void }

function QuotaForm({ entityId, quotas, close }: FormProps) {
  const say = useWords(leagueWords)
  const [typed, setTyped] = useState<Readonly<Record<string, string>>>({})
  const set = useDo(setQuota)
  const changed = quotas.people.filter(
    ({ staffId, quota }) => typed[staffId] !== undefined && typed[staffId].trim() !== (quota?.amount ?? ''),
  )
  const save = async () => {
    for (const { staffId, version } of changed) {
      const amount = typed[staffId]?.trim() ?? ''
      const quota = amount === '' ? null : { amount, currency: quotas.currency }
      await set.mutateAsync({ asked: { entityId, quarter: quotas.from, staffId, quota }, version })
    }
    done(say.quotaSaved)
    close()
  }
  return (
    <form
      className={css['quotas']}
      onSubmit={(event) => {
        event.preventDefault()
        save().catch((problem: unknown) => refused(problem instanceof Error ? problem : new Error(String(problem))))
      }}
    >
      <p className="quiet">{quotas.frozen ? say.frozenQuota : say.quotasHint}</p>
      {quotas.people.map(({ staffId, name, quota }) => (
        <TextInput
          key={staffId}
          label={name}
          disabled={quotas.frozen}
          inputMode="decimal"
          pattern="\d+(\.\d+)?"
          title={say.notAmount}
          rightSection={<span className="quiet small">{quotas.currency}</span>}
          rightSectionWidth={48}
          value={typed[staffId] ?? quota?.amount ?? ''}
          onChange={(event) => {
            const { value } = event.currentTarget
            setTyped((before) => ({ ...before, [staffId]: value }))
          }}
        />
      ))}
      <Button type="submit" variant="filled" disabled={changed.length === 0} loading={set.isPending}>
        {say.save}
      </Button>
    </form>
  )
}
