import { Button, Modal, Select } from '@mantine/core'
import { useState } from 'react'
import { ProblemBox } from '#web'
import css from '../disputes/disputes.module.css'
import { useSaleWords, type SaleWords } from './words.ts'

type ReasonProps<Reason extends string> = {
  readonly title: string
  readonly button: string
  readonly reasons: readonly Reason[]
  readonly busy: boolean
  readonly problem: Error | null
  readonly close: () => void
  readonly send: (because: Reason) => void
}

/** Why nothing came of it: one of a few reasons, so that they can be counted. */
export function ReasonDialog<Reason extends keyof SaleWords['reasons']>({
  title,
  button,
  reasons,
  busy,
  problem,
  close,
  send,
}: ReasonProps<Reason>) {
  const say = useSaleWords()
  const [because, setBecause] = useState<Reason>()
  return (
    <Modal opened onClose={close} title={<b>{title}</b>} closeButtonProps={{ 'aria-label': say.close }}>
      <form
        className={css['form']}
        onSubmit={(event) => {
          event.preventDefault()
          if (because) send(because)
        }}
      >
        <Select
          label={say.reason}
          data-autofocus
          data={reasons.map((reason) => ({ value: reason, label: say.reasons[reason] }))}
          value={because ?? null}
          onChange={(chosen) => setBecause(reasons.find((reason) => reason === chosen))}
        />
        {problem && <ProblemBox problem={problem} />}
        <div className={css['buttons']}>
          <Button variant="default" onClick={close}>
            {say.cancel}
          </Button>
          <Button type="submit" variant="filled" loading={busy} disabled={because === undefined}>
            {button}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
