import { logCall, undoCall } from '#contracts/collections'
import { catalogue, dayText, done, refused, useDo, useLanguage, useToday, useWords } from '#web'

const words = catalogue({
  en: {
    saved: (name: string, day: string) => `Noted. ${name} is back on the list on ${day}`,
    undone: 'Taken back',
  },
  de: {
    saved: (name: string, day: string) => `Notiert. ${name} ist am ${day} wieder auf der Liste`,
    undone: 'Zurückgenommen',
  },
})

export type Logging = ReturnType<typeof useLogging>

/** Notes how a call ended, with its undo. It lives with the page: the account leaves the list as soon as the call is noted. */
export function useLogging() {
  const say = useWords(words)
  const language = useLanguage()
  const today = useToday()
  const undo = useDo(undoCall, { done: () => done(say.undone) })
  return useDo(logCall, {
    done: ({ id, version, customer, nextOn }) =>
      done(say.saved(customer.name, dayText(nextOn, language, today)), {
        undo: () => undo.mutate({ asked: { callId: id }, version }, { onError: refused }),
      }),
  })
}
