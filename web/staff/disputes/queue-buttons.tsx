import { ActionButton, useKeys } from '#web'
import css from './disputes.module.css'
import type { useCaseActions } from './use-case-actions.ts'
import { useCaseWords } from './words.ts'

/** What can be done with the case in front of us, the next step first; each by one key. */
export function QueueButtons({ actions }: { actions: ReturnType<typeof useCaseActions> }) {
  const { tabs } = useCaseWords()
  const main = actions.next && { key: 'e', ...actions.next }
  const others = [...actions.second, ...actions.menu]
  useKeys(
    tabs.label,
    [...(main ? [main] : []), ...others].flatMap(({ key, label, run }) =>
      key ? [{ keys: key, does: label, run }] : [],
    ),
  )
  return (
    <div className={css['actions']}>
      {main && <ActionButton action={main} main />}
      {others.map((action) => (
        <ActionButton key={action.label} action={action} />
      ))}
    </div>
  )
}
