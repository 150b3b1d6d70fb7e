import { formatDecimal } from '#kernel/decimal'
import type { LineFacts, LineageFacts } from './facts.ts'
import type { Lineage, LineageFact } from './shape.ts'
import type { Speech } from './speech.ts'
import { say } from './words.ts'

/** Why a line says what it says: quantity, price, tax, and who or what stands behind each. */
export function explainLine(facts: LineageFacts, own: LineFacts, speech: Speech): Lineage['lines'][number] {
  const { line } = own
  const { language, money, price, quantity } = speech
  const figures = { quantity: quantity(line.quantity, line.unit), price: price(line.unitPrice) }
  const amount = money(line.net)
  const because = own.delivery !== null && line.priceKind !== 'credit'
  return {
    lineId: line.id,
    position: facts.lines.indexOf(own) + 1,
    description: line.description,
    amount,
    sentence: because
      ? say(language, 'because', { amount, ...figures, why: say(language, whyKey[line.priceKind]) })
      : say(language, 'amount', { amount, ...figures }),
    facts: [
      quantityFact(facts, own, speech),
      ...orderedFact(facts, own, speech),
      ...deliveredFact(facts, own, speech),
      priceFact(facts, own, speech),
      ...listFact(facts, own, speech),
      taxFact(facts, own, speech),
      speech.fact('amount', { value: amount, sentence: say(language, 'amount', { amount, ...figures }) }),
    ],
  }
}

const whyKey = {
  list: 'whyList',
  agreement: 'whyAgreement',
  typed: 'whyTyped',
  imported: 'whyImported',
  credit: 'whyCredit',
} as const

function quantityFact(facts: LineageFacts, { line, delivery }: LineFacts, speech: Speech): LineageFact {
  const value = speech.quantity(line.quantity, line.unit)
  const origin = facts.origin(line.quantityOriginId ?? line.originId)
  if (!delivery)
    return speech.fact('quantity', { value, sentence: say(speech.language, 'quantityAs', { quantity: value }), origin })
  const values = { quantity: value, note: delivery.number, day: speech.day(delivery.deliveredOn) }
  return speech.fact('quantity', {
    value,
    sentence: say(speech.language, 'quantityDelivered', values),
    origin,
    deliveryId: delivery.deliveryId,
  })
}

function orderedFact(facts: LineageFacts, { order }: LineFacts, speech: Speech): LineageFact[] {
  if (!order) return []
  const value = speech.quantity(speech.written(order.quantity), order.unit)
  const values = { quantity: value, day: speech.day(order.dealOn), order: order.number ?? '' }
  return [
    speech.fact('ordered', {
      value,
      sentence: say(speech.language, 'ordered', values),
      origin: facts.origin(order.quantityOriginId ?? order.lineOriginId),
      orderId: order.orderId,
    }),
  ]
}

function deliveredFact(facts: LineageFacts, { line, delivery }: LineFacts, speech: Speech): LineageFact[] {
  if (!delivery) return []
  const { language } = speech
  const value = speech.quantity(line.quantity, line.unit)
  const values = { quantity: value, day: speech.day(delivery.deliveredOn), note: delivery.number }
  return [
    speech.fact('delivered', {
      value,
      sentence: say(language, 'delivered', { ...values, proof: proofOf(delivery, speech) }),
      origin: facts.origin(delivery.originId),
      deliveryId: delivery.deliveryId,
      proofFileId: delivery.proofFileId,
    }),
  ]
}

function proofOf({ proofKind, signedBy }: NonNullable<LineFacts['delivery']>, { language }: Speech): string {
  if (proofKind === null) return say(language, 'proof_none')
  if (proofKind !== 'signature') return say(language, `proof_${proofKind}`)
  return signedBy ? say(language, 'proof_signature', { who: signedBy }) : say(language, 'proof_signature_nobody')
}

function priceFact(facts: LineageFacts, own: LineFacts, speech: Speech): LineageFact {
  const { line, order, price } = own
  const { language } = speech
  const value = speech.price(line.unitPrice)
  // Who stands for a price of a list or an agreement is who set it, not who typed the order.
  const origin = facts.origin((price?.originId ?? null) || (line.priceOriginId ?? line.originId))
  const told = { value, origin, productId: line.productId, orderId: order?.orderId ?? null }
  switch (line.priceKind) {
    case 'list':
      return speech.fact('price', {
        ...told,
        sentence: price
          ? say(language, 'priceList', {
              price: value,
              list: price.listName ?? say(language, 'theList'),
              from: speech.day(price.fromOn),
            })
          : say(language, 'priceImported', { price: value }),
        validFrom: price?.fromOn ?? null,
        validTo: price?.toOn ?? null,
      })
    case 'agreement':
      return speech.fact('price', {
        ...told,
        sentence: price
          ? say(language, 'priceAgreed', {
              price: value,
              agreement: price.agreement ?? '',
              from: speech.day(price.fromOn),
              until: price.toOn ? say(language, 'until', { to: speech.day(price.toOn) }) : '',
            })
          : say(language, 'priceImported', { price: value }),
        validFrom: price?.fromOn ?? null,
        validTo: price?.toOn ?? null,
      })
    case 'typed':
      return speech.fact('price', { ...told, sentence: typedSentence(own, speech) })
    case 'imported':
      return speech.fact('price', { ...told, sentence: say(language, 'priceImported', { price: value }) })
    case 'credit':
      return speech.fact('price', { ...told, sentence: say(language, 'priceCredit', { price: value }) })
  }
}

function typedSentence({ line, order }: LineFacts, { language, price, written }: Speech): string {
  const value = price(line.unitPrice)
  const expected = order?.expectedPrice
  if (!expected || formatDecimal(written(expected)) === formatDecimal(line.unitPrice)) {
    return say(language, 'priceTyped', { price: value })
  }
  return say(language, 'priceTypedAgainst', { price: value, expected: price(written(expected)) })
}

/** What the list said beside a price that is not the list's. */
function listFact(facts: LineageFacts, { line, said }: LineFacts, speech: Speech): LineageFact[] {
  if (!said?.list || line.priceKind === 'list') return []
  const value = speech.price(said.list.amount)
  return [
    speech.fact('list_price', {
      value,
      sentence: say(speech.language, 'listSays', { price: value, from: speech.day(said.list.fromOn) }),
      origin: facts.origin(said.list.originId),
      validFrom: said.list.fromOn,
      validTo: said.list.toOn,
    }),
  ]
}

function taxFact(facts: LineageFacts, { line, taxCode }: LineFacts, speech: Speech): LineageFact {
  const { language } = speech
  const percent = speech.percent(line.taxPercent)
  const day = speech.day(line.suppliedOn ?? facts.document.taxPointOn)
  const rate = taxCode?.rates.find((each) => each.id === line.taxRateId)
  if (line.taxRateId === null)
    return speech.fact('tax', { value: percent, sentence: say(language, 'taxImported', { percent }) })
  const code = taxCode?.name ?? ''
  const sentence = rate
    ? say(language, 'tax', {
        percent,
        code,
        day,
        from: speech.day(rate.fromOn),
        source: rate.source ?? say(language, 'noSource'),
      })
    : say(language, 'taxPlain', { percent, code, day })
  return speech.fact('tax', { value: percent, sentence, validFrom: rate?.fromOn ?? null })
}
