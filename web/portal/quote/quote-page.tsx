import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { openQuotePage, quotePagePaper, viewQuotePage } from '#contracts/quotes'
import { addressOf, call, useAsk, type ApiProblem } from '#web'
import { dayText, figure, moneyText } from './page-figures.ts'
import { PageForms } from './page-forms.tsx'
import { browserLanguage, filled, pageWords } from './page-words.ts'
import css from './quote-page.module.css'
import type { Shown } from './shown-quote.ts'

/** A quote as the customer sees it: what is offered, and yes, no or a question. */
export function SharedQuotePage() {
  const { token = '' } = useParams({ strict: false })
  const { data, error, refetch } = useAsk(openQuotePage, { token })
  const [word, setWord] = useState<{ readonly text: string; readonly tone: 'good' | 'news' }>()
  if (!data) return <Nothing problem={error} />
  return (
    <OneQuote
      token={token}
      shown={data}
      word={word}
      say={(text, tone) => setWord({ text, tone })}
      again={() => void refetch()}
    />
  )
}

function Nothing({ problem }: { problem: ApiProblem | null }) {
  const language = browserLanguage()
  const say = pageWords(language)
  usePageTitle(language, say.quote)
  return (
    <main className={css['page']}>
      {problem === null ? (
        <p className="quiet">{say.wait}</p>
      ) : (
        <>
          <h1>{problem.status === 404 ? say.gone : say.fault}</h1>
          {problem.status === 404 && <p className={css['text']}>{say.goneHint}</p>}
        </>
      )}
    </main>
  )
}

type OneProps = {
  readonly token: string
  readonly shown: Shown
  readonly word: { readonly text: string; readonly tone: 'good' | 'news' } | undefined
  readonly say: (text: string, tone: 'good' | 'news') => void
  readonly again: () => void
}

function OneQuote({ token, shown, word, say: tell, again }: OneProps) {
  const { language } = shown
  const say = pageWords(language)
  usePageTitle(language, `${say.quote} ${shown.number} · ${shown.seller.name}`)
  useEffect(() => {
    // That nobody could be told is no reason not to show it.
    call(viewQuotePage, { token }).catch(() => {})
  }, [token])
  return (
    <main className={css['page']}>
      <p className={css['seller']}>
        {shown.seller.name} <span>{shown.seller.phone}</span>
      </p>
      <h1>
        {say.quote} {shown.number}
      </h1>
      <p className={css['for']}>
        {say.for} {shown.customerName}
        {shown.recipientName && `, ${shown.recipientName}`} · {dayText(shown.sentOn, language)}
      </p>
      <StandingWord shown={shown} />
      {word && (
        <output className={css['word']} data-tone={word.tone}>
          {word.text}
        </output>
      )}
      <Figures shown={shown} />
      {shown.intro && <p className={css['text']}>{shown.intro}</p>}
      <Lines shown={shown} />
      <Facts shown={shown} />
      {shown.closing && <p className={css['text']}>{shown.closing}</p>}
      <p className={css['paper']}>
        <a href={addressOf(quotePagePaper, { token })} target="_blank" rel="noreferrer">
          {say.paper}
        </a>
      </p>
      <PageForms token={token} shown={shown} tell={tell} again={again} />
      <Talk shown={shown} />
      <Foot shown={shown} />
    </main>
  )
}

/** The customer reads the seller's name in his tabs, in his own language, and no other. */
function usePageTitle(language: string, title: string) {
  useEffect(() => {
    document.documentElement.lang = language
    document.title = title
  }, [language, title])
}

const whoCares = ({ contact, seller }: Shown) => contact?.name ?? seller.name

/** What is so, kindly, and what can be done about it. */
function StandingWord({ shown }: { shown: Shown }) {
  const { language, standing, accepted, stuck, isNewer } = shown
  const say = pageWords(language)
  const name = whoCares(shown)
  if (accepted)
    return (
      <output className={css['word']} data-tone="good">
        <b>{filled(say.acceptedBy, { name: accepted.name, day: dayText(accepted.on, language) })}</b>
        {accepted.po && <p>{filled(say.acceptedPo, { po: accepted.po })}</p>}
        <p>{filled(say.nextSteps, { name })}</p>
      </output>
    )
  const day = dayText(shown.validUntil, language)
  const text =
    standing === 'in_revision'
      ? say.inRevision
      : standing === 'expired'
        ? filled(say.expired, { day })
        : standing === 'withdrawn'
          ? say.withdrawn
          : standing === 'declined'
            ? say.declined
            : stuck
              ? filled(say.stuck, { name })
              : isNewer
                ? filled(say.newer, { no: String(shown.versionNo) })
                : null
  if (text === null) return null
  return (
    <output className={css['word']} data-tone={standing === 'open' ? 'news' : 'look'}>
      {text}
    </output>
  )
}

function Figures({ shown }: { shown: Shown }) {
  const { language, gross, net, validUntil, wishedOn } = shown
  const say = pageWords(language)
  return (
    <dl className={css['figures']}>
      <div>
        <dt>{say.inAll}</dt>
        <dd>
          {moneyText(gross, language)}
          <small>{filled(say.beforeTax, { amount: moneyText(net, language) })}</small>
        </dd>
      </div>
      <div>
        <dt>{say.validUntil}</dt>
        <dd>{dayText(validUntil, language)}</dd>
      </div>
      {wishedOn && (
        <div>
          <dt>{say.deliveryOn}</dt>
          <dd>{dayText(wishedOn, language)}</dd>
        </div>
      )}
    </dl>
  )
}

function Lines({ shown }: { shown: Shown }) {
  const { language, lines, taxes, net, gross, seller } = shown
  const say = pageWords(language)
  const taxWord = seller.country === 'US' ? say.salesTax : say.tax
  return (
    <>
      <ul className={css['lines']}>
        {lines.map((line, index) => (
          <li key={index}>
            <b>{line.description}</b>
            {line.net && <span className={css['net']}>{figure(line.net.amount, language)}</span>}
            {line.quantity && line.unitPrice && (
              <p>
                {[figure(line.quantity, language), line.unit].filter(Boolean).join('\u00a0')} ×{' '}
                {figure(line.unitPrice, language, 2)}
                {line.before &&
                  ` (${filled(say.lessOf, {
                    price: figure(line.before.price, language, 2),
                    percent: `${figure(line.before.percent, language)}\u00a0%`,
                  })})`}
              </p>
            )}
            {line.detail && <p>{line.detail}</p>}
          </li>
        ))}
      </ul>
      <dl className={css['sums']}>
        <div>
          <dt>{say.net}</dt>
          <dd>{figure(net.amount, language)}</dd>
        </div>
        {taxes.map(({ percent, tax }) => (
          <div key={percent}>
            <dt>{filled(taxWord, { percent: `${figure(percent, language)}\u00a0%` })}</dt>
            <dd>{figure(tax.amount, language)}</dd>
          </div>
        ))}
        <div>
          <dt>{say.total}</dt>
          <dd>{moneyText(gross, language)}</dd>
        </div>
      </dl>
    </>
  )
}

function Facts({ shown }: { shown: Shown }) {
  const say = pageWords(shown.language)
  const facts = [
    [say.terms, shown.termsText],
    [say.delivery, shown.deliveryTerms],
    [say.promise, shown.promised],
  ] as const
  return (
    <dl className={css['facts']}>
      {facts.map(
        ([name, text]) =>
          text && (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{text}</dd>
            </div>
          ),
      )}
    </dl>
  )
}

function Talk({ shown }: { shown: Shown }) {
  const { language, talk } = shown
  if (talk.length === 0) return null
  return (
    <section className={css['talk']}>
      <h2>{pageWords(language).talkTitle}</h2>
      <ul>
        {talk.map(({ kind, at, name, words }) => (
          <li key={at} data-kind={kind}>
            <small>
              {name}, {dayText(at, language)}
            </small>
            {words}
          </li>
        ))}
      </ul>
    </section>
  )
}

function Foot({ shown: { contact, seller } }: { shown: Shown }) {
  const phone = contact?.phone ?? seller.phone
  const mail = contact?.email ?? seller.email
  return (
    <footer className={css['foot']}>
      {contact && (
        <p>
          <b>{contact.name}</b>
        </p>
      )}
      <p>
        {phone && <a href={`tel:${phone.replaceAll(/[^+\d]/g, '')}`}>{phone}</a>}
        {phone && mail && ' · '}
        {mail && <a href={`mailto:${mail}`}>{mail}</a>}
      </p>
      <p>{[seller.name, ...seller.addressLines].join(' · ')}</p>
    </footer>
  )
}
