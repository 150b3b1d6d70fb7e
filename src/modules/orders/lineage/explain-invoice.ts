import type { Id } from '#kernel/id'
import type { FileOut } from '#platform/wire'
import type { Work } from '#platform/work'
import { describeTerms } from '#modules/parties'
import { explainLine } from './explain-line.ts'
import { asOrigin, lineageFacts, type LineageFacts } from './facts.ts'
import type { Lineage, LineageFact } from './shape.ts'
import { speechOf, type Speech } from './speech.ts'
import { say, type LineageLanguage } from './words.ts'

type Asked = { readonly documentId: Id<'inv'>; readonly language?: LineageLanguage | undefined }

/** Why a bill is what it is: every value with the sentence that explains it and whoever stands for it. */
export async function explainInvoice(work: Work, { documentId, language }: Asked): Promise<Lineage> {
  const facts = await lineageFacts(work.tx, documentId)
  return explained(facts, language ?? work.language)
}

/** The same as a text that can be sent. */
export async function explainAsText(work: Work, asked: Asked): Promise<FileOut> {
  const language = asked.language ?? work.language
  const facts = await lineageFacts(work.tx, asked.documentId)
  const lineage = explained(facts, language)
  const kind = say(language, facts.document.kind)
  const title = say(language, 'title', { kind, number: lineage.number })
  const lines = lineage.lines.flatMap(({ position, description, amount, facts: own }) => [
    '',
    say(language, 'line', { position, description, amount }),
    ...own.map(written),
  ])
  const text = [title, '', lineage.sentence, ...lineage.document.map(written), ...lines, ''].join('\n')
  return {
    name: `${lineage.number}-${language === 'de' ? 'warum' : 'why'}.txt`,
    mediaType: 'text/plain; charset=utf-8',
    bytes: Buffer.from(text),
  }
}

const written = ({ label, sentence }: LineageFact) => `  ${label}: ${sentence}`

export function explained(facts: LineageFacts, language: LineageLanguage): Lineage {
  const speech = speechOf(facts, language)
  const { document, customer } = facts
  return {
    documentId: document.id,
    number: document.number,
    sentence: say(language, 'whole', {
      gross: speech.money(document.gross),
      net: speech.money(document.net),
      tax: speech.money(document.tax),
      customer: customer.name,
      due: speech.day(document.dueOn),
    }),
    document: [
      billFact(facts, speech),
      ...creditedFact(facts, speech),
      dueFact(facts, speech),
      termsFact(facts, speech),
      poFact(facts, speech),
      addressFact(facts, speech),
      ...facts.queries.map((query) => queryFact(facts, query, speech)),
      totalFact(facts, speech),
    ],
    lines: facts.lines.map((own) => explainLine(facts, own, speech)),
  }
}

function billFact({ document, imported, origin }: LineageFacts, speech: Speech): LineageFact {
  const values = { number: document.number, day: speech.day(document.issuedOn) }
  return speech.fact('bill', {
    value: document.number,
    sentence: say(speech.language, imported ? 'imported' : 'bill', values),
    origin: origin(document.originId),
  })
}

function creditedFact({ document, original, origin }: LineageFacts, speech: Speech): LineageFact[] {
  if (!original) return []
  const values = { number: document.number, original: original.number, reason: document.reason ?? '' }
  return [
    speech.fact('credited', {
      value: original.number,
      sentence: say(speech.language, 'credited', values),
      origin: origin(document.originId),
    }),
  ]
}

function dueFact({ document }: LineageFacts, speech: Speech): LineageFact {
  const { language } = speech
  const anchor = document.terms.anchor
  const values = {
    due: speech.day(document.dueOn),
    anchor: say(
      language,
      anchor === 'delivery' ? 'anchorDelivery' : anchor === 'received' ? 'anchorReceived' : 'anchorInvoice',
    ),
    day: speech.day(anchor === 'delivery' ? document.taxPointOn : document.issuedOn),
  }
  const moved = document.effectiveDueOn !== document.dueOn
  return speech.fact('due', {
    value: values.due,
    sentence: moved
      ? say(language, 'dueBanking', { ...values, effective: speech.day(document.effectiveDueOn) })
      : say(language, 'due', values),
  })
}

/** Where a field of the order's head came from: its own origin when it has one, else that of the order. */
function headOrigin(facts: LineageFacts, field: string) {
  const own = facts.headOrigins[field]
  const [first] = facts.lines.flatMap(({ order }) => (order ? [order] : []))
  return facts.origin(own === undefined ? (first?.orderOriginId ?? facts.document.originId) : asOrigin(own))
}

const orderOf = ({ lines, document }: LineageFacts) =>
  lines.find(({ order }) => order !== null)?.order?.orderId ?? document.orderId

function termsFact(facts: LineageFacts, speech: Speech): LineageFact {
  const { language } = speech
  const terms = describeTerms(facts.document.terms, language)
  const sentence = facts.original
    ? say(language, 'termsCredit', { number: facts.original.number })
    : say(language, orderOf(facts) ? 'terms' : 'termsImported', { terms })
  return speech.fact('terms', { value: terms, sentence, origin: headOrigin(facts, 'terms'), orderId: orderOf(facts) })
}

function poFact(facts: LineageFacts, speech: Speech): LineageFact {
  const { language } = speech
  const number = facts.document.poNumber
  return speech.fact('purchase_order', {
    value: number ?? say(language, 'nothing'),
    sentence: number ? say(language, 'purchaseOrder', { number }) : say(language, 'noPurchaseOrder'),
    origin: number ? headOrigin(facts, 'poNumber') : null,
    orderId: orderOf(facts),
  })
}

function addressFact(facts: LineageFacts, speech: Speech): LineageFact {
  const address = facts.document.billTo.join(', ')
  return speech.fact('address', {
    value: address,
    sentence: say(speech.language, 'address', { address }),
    origin: headOrigin(facts, 'billTo'),
    orderId: orderOf(facts),
  })
}

function queryFact(facts: LineageFacts, query: LineageFacts['queries'][number], speech: Speech): LineageFact {
  const { language } = speech
  const rule = say(language, `rule_${query.rule}`)
  const values = {
    rule: `${rule} v${query.ruleVersion}`,
    field: query.field,
    value: query.value ?? say(language, 'nothing'),
  }
  const sentence =
    query.answerKind === null
      ? say(language, 'queryOpen', values)
      : say(language, 'queryAnswered', {
          ...values,
          how: say(language, `query_${query.answerKind}`),
          answer: query.answer ?? '',
        })
  const by = facts.person(query.answeredBy)
  return {
    ...speech.fact('order_query', { value: rule, sentence: by ? `${sentence.replace(/\.$/, '')} (${by}).` : sentence }),
    orderId: query.orderId,
    source: {
      at: query.answeredAt ?? query.askedAt,
      door: null,
      staffId: query.answeredBy,
      name: by,
      file: null,
      line: null,
      rule: query.rule,
      ruleVersion: String(query.ruleVersion),
      quote: query.answer,
    },
  }
}

function totalFact({ document }: LineageFacts, speech: Speech): LineageFact {
  const { money } = speech
  const values = { gross: money(document.gross), net: money(document.net), tax: money(document.tax) }
  return speech.fact('total', { value: values.gross, sentence: say(speech.language, 'total', values) })
}
