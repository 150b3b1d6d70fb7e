import { undoChange } from '#contracts/orders'
import { done, refused, useDo, useWords } from '#web'
import { changeWords } from './change-words.ts'

/** Takes the latest change of an order back. */
export function useUndoChange(orderId: string) {
  const say = useWords(changeWords)
  const undo = useDo(undoChange, { done: ({ number }) => done(say.undone(number)) })
  return (changeId: string) => undo.mutate({ asked: { orderId, changeId } }, { onError: refused })
}
