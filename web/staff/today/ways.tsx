import { Link } from '@tanstack/react-router'
import { Card, catalogue, useWords } from '#web'
import { useSections } from '../frame/use-sections.ts'
import css from './today.module.css'

const words = catalogue({
  en: {
    start: 'Where to begin',
    pipeline: 'Write down who may want to buy, and follow it to the order.',
    orders: 'Enter an order; prices, addresses and terms fill themselves.',
    billing: 'See what is ready to bill, and what has been billed.',
    disputes: 'Settle what customers refuse to pay, and why.',
    cash: 'Load a bank file; sure payments find their invoices by themselves.',
    collections: 'See who is reminded today, and why others are not.',
    customers: 'Add customers, or look one up.',
    products: 'Set products, prices and tax codes.',
    pay: 'See what people earned on the money that came in.',
    insight: 'See who owes what, by age, as at any day.',
    settings: 'Set up your company, people and their roles.',
  },
  de: {
    start: 'Womit beginnen',
    pipeline: 'Aufschreiben, wer kaufen könnte, und dem bis zum Auftrag folgen.',
    orders: 'Einen Auftrag erfassen; Preise, Adressen und Zahlungsziele füllen sich selbst.',
    billing: 'Sehen, was berechnet werden kann und was berechnet ist.',
    disputes: 'Klären, was Kunden nicht zahlen wollen, und warum.',
    cash: 'Eine Bankdatei laden; sichere Zahlungen finden ihre Rechnungen selbst.',
    collections: 'Sehen, wer heute erinnert wird und warum andere nicht.',
    customers: 'Kunden anlegen oder nachschlagen.',
    products: 'Produkte, Preise und Steuerschlüssel pflegen.',
    pay: 'Sehen, wer was an eingegangenem Geld verdient hat.',
    insight: 'Sehen, wer was schuldet, nach Alter und zu jedem Tag.',
    settings: 'Firma, Personen und ihre Rollen einrichten.',
  },
})

/** The ways in, for a company that has nothing yet that could wait for anybody. */
export function Ways() {
  const say = useWords(words)
  return (
    <Card title={say.start}>
      <ul className={css['ways']}>
        {useSections().map(({ key, to, word, icon: Icon }) =>
          key === 'today' ? null : (
            <li key={key}>
              <Link to={to}>
                <Icon size={20} stroke={1.6} aria-hidden />
                <span>
                  <b>{word}</b>
                  <span className="quiet">{say[key]}</span>
                </span>
              </Link>
            </li>
          ),
        )}
      </ul>
    </Card>
  )
}
