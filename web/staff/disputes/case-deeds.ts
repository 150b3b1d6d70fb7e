import {
  acknowledgeDispute,
  answerCame,
  answerEnquiry,
  approveDispute,
  commentDispute,
  decideDispute,
  extendPromise,
  handOver,
  returnApproval,
  sortItOut,
  waitForCustomer,
  withdrawDispute,
} from '#contracts/disputes'
import { catalogue, done, useDo, useWords } from '#web'

const words = catalogue({
  en: {
    acknowledged: 'Noted that the customer knows',
    promised: 'It is yours until the promised day',
    extended: 'More time given',
    waiting: 'The customer has the move',
    resumed: 'The clock goes on',
    handed: 'Handed over',
    decided: 'Decided',
    withdrawn: 'Taken back, the part is owed again',
    answered: 'Answered',
    approved: 'Agreed',
    returned: 'Sent back with your reason',
  },
  de: {
    acknowledged: 'Vermerkt, dass der Kunde Bescheid weiß',
    promised: 'Bis zum zugesagten Tag gehört es Ihnen',
    extended: 'Mehr Zeit gegeben',
    waiting: 'Der Kunde ist am Zug',
    resumed: 'Die Uhr läuft weiter',
    handed: 'Übergeben',
    decided: 'Entschieden',
    withdrawn: 'Zurückgenommen, der Teil ist wieder geschuldet',
    answered: 'Beantwortet',
    approved: 'Zugestimmt',
    returned: 'Mit Ihrem Grund zurückgegeben',
  },
})

type After = { readonly after?: () => void }

/** What can be done with a case. A no of the server is told where the button was pressed. */
export function useCaseDeeds({ after }: After = {}) {
  const say = useWords(words)
  const told = (message: string) => ({
    done: () => {
      done(message)
      after?.()
    },
  })
  const deeds = {
    acknowledge: useDo(acknowledgeDispute, told(say.acknowledged)),
    promise: useDo(sortItOut, told(say.promised)),
    extend: useDo(extendPromise, told(say.extended)),
    wait: useDo(waitForCustomer, told(say.waiting)),
    resume: useDo(answerCame, told(say.resumed)),
    handOver: useDo(handOver, told(say.handed)),
    decide: useDo(decideDispute, told(say.decided)),
    withdraw: useDo(withdrawDispute, told(say.withdrawn)),
    answer: useDo(answerEnquiry, told(say.answered)),
    approve: useDo(approveDispute, told(say.approved)),
    return: useDo(returnApproval, told(say.returned)),
    comment: useDo(commentDispute, { done: () => undefined }),
  }
  return deeds
}
