import { acceptProposals, applyLine, readBankLine, tryItems, undoDeed } from '#contracts/cash'
import { call, done, refused, useDo, useWords, type WorkAction } from '#web'
import { deskWords } from './desk-words.ts'
import type { LineWork, OpenDialog } from './line-work.tsx'
import type { Picked } from './use-picked.ts'

/** Takes back the last deed of a line, whatever its version is by now: that is what the person sees on the button. */
export function useUndo() {
  const say = useWords(deskWords)
  const undo = useDo(undoDeed, { done: () => done(say.takenBack) })
  return (receiptId: string) =>
    void call(readBankLine, { receiptId })
      .then((line) => undo.mutateAsync({ asked: { receiptId }, version: line.version }))
      .catch(refused)
}

/** What can be done with the line in front, and by which key. */
export function useActions(picked: Picked, open: (dialog: OpenDialog) => void): WorkAction<LineWork>[] {
  const say = useWords(deskWords)
  const undo = useUndo()
  const accept = useDo(acceptProposals)
  const apply = useDo(applyLine)

  const settle = async ({ id, line }: LineWork) => {
    const items = picked.of(id)
    const best = line.best
    if (items === undefined && best) {
      const lines = [{ receiptId: id, proposalId: best.id, version: line.version }]
      await accept.mutateAsync({ asked: { lines } })
      done(say.applied(best.items, best.customerName), { undo: () => undo(id) })
      return
    }
    const trial = await call(tryItems, { receiptId: id, items: [...(items ?? [])] })
    const paid = trial.items.filter((item) => !/^-?[0.]+$/.test(item.pays.amount))
    const applied = await apply.mutateAsync({
      asked: {
        receiptId: id,
        items: paid.map(({ itemId, pays }) => ({
          itemId,
          amount: { amount: pays.amount.replace('-', ''), currency: pays.currency },
        })),
      },
      version: line.version,
    })
    picked.forget(id)
    done(say.applied(paid.length, applied.customerName ?? ''), { undo: () => undo(id) })
  }

  const isOpen = ({ line }: LineWork) => line.waits !== 'done' && line.waits !== 'outgoing'
  const chosen = ({ id, line }: LineWork) => picked.of(id)?.length ?? line.best?.items ?? 0
  return [
    {
      key: 'Space',
      label: (work) => say.apply(chosen(work)),
      main: true,
      when: (work) => isOpen(work) && chosen(work) > 0,
      run: (work) => void settle(work).catch(refused),
    },
    { key: 's', label: say.split, when: isOpen, run: (work) => open({ kind: 'split', work }) },
    {
      key: 'u',
      label: say.leave,
      when: (work) => isOpen(work) && work.line.waits !== 'left',
      run: (work) => open({ kind: 'leave', work }),
    },
    { key: 'f', label: say.findPayer, when: isOpen, run: (work) => open({ kind: 'payer', work }) },
    {
      key: 'z',
      label: say.takeBack,
      when: ({ line }) => line.state === 'applied' || line.state === 'split' || line.waits === 'left',
      run: ({ id }) => undo(id),
    },
  ]
}
