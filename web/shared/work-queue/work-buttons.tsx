import { Button } from '@mantine/core'
import { KeyHint } from '../shapes/key-hint.tsx'
import { labelOf, type WorkAction } from './queue.ts'
import css from './work-queue.module.css'

/** What can be done with the work in front of us, its key on each button. */
export function WorkButtons<W>({ actions, work }: { actions: readonly WorkAction<W>[]; work: W }) {
  return (
    <div className={css['buttons']}>
      {actions.map((action) => (
        <Button
          key={action.key}
          variant={action.main ? 'filled' : 'default'}
          onClick={() => action.run(work)}
          rightSection={<KeyHint keys={action.key} onAccent={action.main ?? false} />}
        >
          {labelOf(action, work)}
        </Button>
      ))}
    </div>
  )
}
