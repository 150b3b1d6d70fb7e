import { Modal } from '@mantine/core'
import { catalogue, useWords } from '#web'
import { LeaveForm } from './leave-form.tsx'
import type { OpenDialog } from './line-work.tsx'
import { PayerForm } from './payer-form.tsx'
import { SplitForm } from './split-form.tsx'

const words = catalogue({
  en: { split: 'Split the line', leave: 'Leave it unapplied', payer: 'Whose money is it?', close: 'Close' },
  de: { split: 'Die Zeile teilen', leave: 'Stehen lassen', payer: 'Von wem ist das Geld?', close: 'Schließen' },
})

type DialogsProps = { readonly open: OpenDialog | null; readonly close: () => void }

/** What needs a word before it is done. */
export function Dialogs({ open, close }: DialogsProps) {
  const say = useWords(words)
  return (
    <Modal
      opened={open !== null}
      onClose={close}
      title={open ? <b>{say[open.kind]}</b> : null}
      closeButtonProps={{ 'aria-label': say.close }}
    >
      {open?.kind === 'split' && <SplitForm work={open.work} close={close} />}
      {open?.kind === 'leave' && <LeaveForm work={open.work} close={close} />}
      {open?.kind === 'payer' && <PayerForm work={open.work} close={close} />}
    </Modal>
  )
}
