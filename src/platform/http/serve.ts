import { z } from 'zod'
import type { Endpoint } from '#platform/endpoint'
import type { Work } from '#platform/work'

type Understood = { readonly ok: true; readonly answer: (work: Work) => Promise<unknown> }
type Misunderstood = { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] }

/** What the platform asks for beyond the contract: a list in larger pages than anybody outside may ask for. */
export type Beyond = { readonly limit: number; readonly rowsOnly: true }

/** A contract and what fulfils it. Types end here: `read` parses, and what it gives back answers in the wire's form. */
export type Route = {
  readonly contract: Endpoint
  readonly read: (raw: unknown, beyond?: Beyond) => Understood | Misunderstood
}

/** Contract ↔ verb. The verb gets the parsed request inside a transaction; its answer is formatted before the commit. */
export const serve = <Request extends z.ZodType, Response extends z.ZodType>(
  contract: Endpoint<Request, Response>,
  verb: (work: Work, request: z.output<Request>) => Promise<z.output<Response>>,
): Route => ({
  contract,
  read: (raw, beyond) => {
    const parsed = contract.request.safeParse(raw)
    if (!parsed.success) return { ok: false, issues: parsed.error.issues }
    const request = beyond === undefined ? parsed.data : Object.assign({}, parsed.data, beyond)
    return { ok: true, answer: async (work) => z.encode(contract.response, await verb(work, request)) }
  },
})
