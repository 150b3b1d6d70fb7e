import { Day, Money, catalogue, timeText, useLanguage, useWords } from '#web'
import css from './cash.module.css'
import { isNothing } from './is-nothing.ts'
import type { LineShown } from './line-work.tsx'
import { WayTo } from '../insight/way-to.tsx'

const words = catalogue({
  en: {
    pays: 'Pays',
    stillOpen: 'still open',
    history: 'What was done',
    applied: 'applied',
    identified: 'payer found',
    split: 'split',
    left: 'left unapplied',
    returned: 'given back by the bank',
    auto: 'by itself',
    confirmed: 'as proposed',
    manual: 'by hand',
    undone: 'taken back',
    rest: 'not applied, on 2110',
  },
  de: {
    pays: 'Zahlt',
    stillOpen: 'noch offen',
    history: 'Was geschah',
    applied: 'zugeordnet',
    identified: 'Zahler gefunden',
    split: 'geteilt',
    left: 'stehen gelassen',
    returned: 'von der Bank zurückgegeben',
    auto: 'allein',
    confirmed: 'wie vorgeschlagen',
    manual: 'von Hand',
    undone: 'zurückgenommen',
    rest: 'nicht zugeordnet, auf 2110',
  },
})

/** What the line pays now, and everything that was done with it. */
export function LineHistory({ line }: { readonly line: LineShown }) {
  const say = useWords(words)
  const language = useLanguage()
  return (
    <>
      {line.applied.length > 0 && (
        <section>
          <h3>{say.pays}</h3>
          <table>
            <tbody>
              {line.applied.map((item) => (
                <tr key={item.itemId}>
                  <td>
                    {item.documentId ? <WayTo path={`/billing/${item.documentId}`}>{item.number}</WayTo> : item.number}
                    <span className="quiet"> {item.customerName}</span>
                  </td>
                  <td className="num">
                    {!isNothing(item.open.amount) && (
                      <span className="quiet">
                        <Money of={item.open} /> {say.stillOpen}
                      </span>
                    )}
                  </td>
                  <td className="num">
                    <Money of={item.pays} />
                  </td>
                </tr>
              ))}
              {line.state === 'unapplied' && (
                <tr>
                  <td className="quiet" colSpan={2}>
                    {say.rest}
                  </td>
                  <td className="num">
                    <Money of={line.unapplied} />
                  </td>
                </tr>
              )}
            </tbody>
          </table>
        </section>
      )}
      {line.deeds.length > 0 && (
        <section className={css['history']}>
          <h3>{say.history}</h3>
          <ul>
            {line.deeds.map((deed) => (
              <li key={`${deed.at} ${deed.kind}`} data-undone={deed.undoneAt ? true : undefined}>
                <Day of={deed.at.slice(0, 10)} /> {timeText(deed.at, language)} · {say[deed.kind]} {say[deed.how]}
                {deed.customerName && ` · ${deed.customerName}`}
                {deed.by && ` · ${deed.by}`}
                {deed.undoneAt && <span className="quiet"> · {say.undone}</span>}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  )
}
