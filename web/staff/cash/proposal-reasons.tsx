import { catalogue, useLanguage, useWords } from '#web'
import css from './cash.module.css'
import { percent, type LineShown } from './line-work.tsx'
import { isDoubt, methodText, reasonText } from './reason-words.ts'
import type { Picked } from './use-picked.ts'

const words = catalogue({
  en: {
    sure: (from: string) => `posts by itself from ${from}`,
    nextBest: (next: string) => ` · next best ${next}`,
    waits: 'Why it waits:',
    changed: 'You changed what it covers.',
    back: 'Back to the proposal',
    others: 'Other answers',
    take: 'Look at this one',
    of: 'of',
    none: 'Nothing in the books fits. Tick what it pays, or say whose it is.',
    rest: 'all stays with the customer',
  },
  de: {
    sure: (from: string) => `bucht allein ab ${from}`,
    nextBest: (next: string) => ` · nächstbeste ${next}`,
    waits: 'Warum es wartet:',
    changed: 'Sie haben geändert, was es deckt.',
    back: 'Zurück zum Vorschlag',
    others: 'Andere Antworten',
    take: 'Diese ansehen',
    of: 'von',
    none: 'Nichts in den Büchern passt. Haken Sie an, was es zahlt, oder sagen Sie, wem es gehört.',
    rest: 'alles bleibt beim Kunden stehen',
  },
})

type Props = { readonly line: LineShown; readonly picked: Picked; readonly isBest: boolean }

/** How sure the machine is, what speaks for it and what against, and what else it could be. */
export function ProposalReasons({ line, picked, isBest }: Props) {
  const say = useWords(words)
  const language = useLanguage()
  const [best, ...others] = line.proposals
  if (!best)
    return (
      <p className="quiet">
        {say.none}
        {line.whyItWaits && line.whyItWaits.key !== 'cash.nothing_fits' && (
          <>
            {' '}
            <b>{say.waits}</b> {reasonText(line.whyItWaits, language)}
          </>
        )}
      </p>
    )
  if (!isBest)
    return (
      <p>
        {say.changed}{' '}
        <button type="button" className={css['link']} onClick={() => picked.forget(line.id)}>
          {say.back}
        </button>
      </p>
    )
  const [next] = others
  return (
    <section className={css['reasons']}>
      <div className={css['sureness']}>
        <b className="num">{percent(best.probability)}</b>
        <span className={css['meter']} aria-hidden>
          <i style={{ width: percent(best.probability).replace(' ', '') }} />
          <i style={{ left: percent(line.sureFrom).replace(' ', '') }} />
        </span>
        <span className="small quiet">
          {say.sure(percent(line.sureFrom))}
          {next && say.nextBest(percent(next.probability))}
        </span>
      </div>
      <ul>
        {best.reasons.map((reason) => (
          <li key={`${reason.key} ${reason.values['number'] ?? ''}`} data-doubt={isDoubt(reason.key) || undefined}>
            {reasonText(reason, language)}
          </li>
        ))}
        {line.whyItWaits && (
          <li data-doubt>
            <b>{say.waits}</b> {reasonText(line.whyItWaits, language)}
          </li>
        )}
      </ul>
      {others.length > 0 && (
        <details className={css['others']}>
          <summary>
            {say.others} <span className="num">{others.length}</span>
          </summary>
          <ul>
            {others.map((other) => (
              <li key={other.id}>
                <span className="num">{percent(other.probability)}</span>
                <span>
                  {other.customerName} · {methodText(other.method, language)} ·{' '}
                  {other.items.map((item) => item.number).join(', ') || say.rest}
                </span>
                {other.items.length > 0 && (
                  <button
                    type="button"
                    className={css['link']}
                    onClick={() =>
                      picked.pick(
                        line.id,
                        other.items.map((item) => item.itemId),
                      )
                    }
                  >
                    {say.take}
                  </button>
                )}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  )
}
