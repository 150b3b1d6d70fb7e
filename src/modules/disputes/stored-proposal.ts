import { z } from 'zod'
import { id, type Id } from '#kernel/id'
import { parseMoney, type Currency, type Money } from '#kernel/money'

/** What is credited once the last hand agrees. */
export type ProposedLine = { readonly lineId: Id<'iln'>; readonly net: Money }

const stored = z.object({
  lines: z.array(z.object({ lineId: z.string(), net: z.string() })),
  correction: z.object({ poNumber: z.string().nullable(), billTo: z.array(z.string()).nullable() }),
})

/** Reads back what was proposed: it was written in the wire's forms, so that it reads the same years later. */
export function parseProposal(value: unknown, currency: Currency) {
  const { lines, correction } = stored.parse(value)
  return {
    lines: lines.map(({ lineId, net }): ProposedLine => ({
      lineId: id<'iln'>(BigInt(lineId)),
      net: parseMoney(net, currency),
    })),
    correction: {
      ...(correction.poNumber === null ? {} : { poNumber: correction.poNumber }),
      ...(correction.billTo === null ? {} : { billTo: correction.billTo }),
    },
  }
}
