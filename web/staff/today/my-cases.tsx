import { listDisputes } from '#contracts/disputes'
import { Day, Money, catalogue, useAsk, useWords } from '#web'
import { useCaseWords } from '../disputes/words.ts'
import { useEntity } from '../session/place.ts'
import { WaitingList } from './waiting-list.tsx'

const words = catalogue({
  en: {
    title: 'Disputes that wait for you',
    customer: 'Customer',
    what: 'What is refused, and why',
    act: 'Act by',
    gross: 'Gross',
    theirs: 'they have the move',
    none: 'No dispute waits for you',
    hint: 'When a customer refuses part of a bill and it is yours to look into, the case appears here with its clock.',
  },
  de: {
    title: 'Reklamationen, die auf Sie warten',
    customer: 'Kunde',
    what: 'Was nicht bezahlt wird, und warum',
    act: 'Handeln bis',
    gross: 'Brutto',
    theirs: 'der Kunde ist am Zug',
    none: 'Keine Reklamation wartet auf Sie',
    hint: 'Zahlt ein Kunde einen Teil nicht und Sie sollen es klären, steht der Fall hier mit seiner Frist.',
  },
})

export const useMyCases = () =>
  useAsk(listDisputes, { mine: true, open: true, entityId: useEntity()?.id, sort: 'rank', limit: 6 })

/** Cases whose next step is mine, by their clock. */
export function MyCases() {
  const say = useWords(words)
  const caseWords = useCaseWords()
  const { data, error } = useMyCases()
  return (
    <WaitingList
      title={say.title}
      heads={{ name: say.customer, what: say.what, when: say.act, figure: say.gross }}
      count={data?.count}
      problem={error}
      none={say.none}
      noneHint={say.hint}
      all={{ path: '/disputes' }}
      rows={data?.rows.map((row) => ({
        id: row.id,
        path: `/disputes/${row.id}`,
        name: row.customerName,
        number: row.documentNumber ?? row.number,
        what: row.cause ? caseWords.causes[row.cause] : row.wanted && caseWords.wants[row.wanted],
        below: row.text,
        when: row.actBy ? <Day of={row.actBy} /> : say.theirs,
        figure: <Money of={row.gross} withCurrency />,
      }))}
    />
  )
}
