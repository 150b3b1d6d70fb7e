import { Input, SegmentedControl, Textarea } from '@mantine/core'
import { useWords } from '#web'
import { changeWords } from './change-words.ts'
import css from './orders.module.css'

export type AskedWhy = { readonly askedBy: 'customer' | 'us'; readonly reason: string }
export const nobodyYet: AskedWhy = { askedBy: 'customer', reason: '' }

/** Who asked for a change, and what was said. */
export function AskedWhyFields({ said, change }: { said: AskedWhy; change: (said: AskedWhy) => void }) {
  const say = useWords(changeWords)
  return (
    <div className={css['deliver']}>
      <Input.Label>{say.asked}</Input.Label>
      <SegmentedControl
        aria-label={say.asked}
        data={[
          { value: 'customer', label: say.customer },
          { value: 'us', label: say.us },
        ]}
        value={said.askedBy}
        onChange={(askedBy) => change({ ...said, askedBy: askedBy === 'us' ? 'us' : 'customer' })}
      />
      <Textarea
        label={say.reason}
        placeholder={say.reasonHint}
        autosize
        minRows={2}
        value={said.reason}
        onChange={(event) => change({ ...said, reason: event.currentTarget.value })}
      />
    </div>
  )
}
