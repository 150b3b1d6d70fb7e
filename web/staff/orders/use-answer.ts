import { useRef } from 'react'
import { answerQuery, takeBackAnswer, undoChange } from '#contracts/orders'
import { done, refused, useDo, useWords, type Asked } from '#web'
import { answerWords } from './answer-words.ts'
import type { Amendment } from './corrections.ts'

/** The three ways to answer a question; each is taken back by `z`. */
export function useAnswer(queryId: string) {
  const { correct, explain, overrule, isBusy } = useAnswerOf()
  return {
    correct: (amendment: Amendment) => correct(queryId, amendment),
    explain: (words: string) => explain(queryId, words),
    overrule: (words: string) => overrule(queryId, words),
    isBusy,
  }
}

/** The same for whichever question stands in front of us. */
export function useAnswerOf() {
  const say = useWords(answerWords)
  const asked = useRef('')
  const undo = useDo(undoChange, { done: ({ number }) => done(say.open(number)) })
  const back = useDo(takeBackAnswer, { done: ({ number }) => done(say.open(number)) })
  const answer = useDo(answerQuery, {
    done: ({ id, status, number, changeId }) => {
      const queryId = asked.current
      const words = status === 'accepted' ? say.passes : status === 'held' ? say.held : say.more
      done(words(number), {
        undo: () =>
          changeId
            ? undo.mutate({ asked: { orderId: id, changeId } }, { onError: refused })
            : back.mutate({ asked: { queryId } }, { onError: refused }),
      })
    },
  })
  const send = (queryId: string, given: Omit<Asked<typeof answerQuery>, 'queryId'>) => {
    asked.current = queryId
    answer.mutate({ asked: { queryId, ...given } }, { onError: refused })
  }
  return {
    correct: (queryId: string, amendment: Amendment) => send(queryId, { kind: 'corrected', amendments: [amendment] }),
    explain: (queryId: string, words: string) => send(queryId, { kind: 'explained', answer: words }),
    overrule: (queryId: string, words: string) => send(queryId, { kind: 'overruled', answer: words }),
    isBusy: answer.isPending,
  }
}
