import { z } from 'zod'
import type { Endpoint } from '#platform/endpoint'
import type { Work } from '#platform/work'

type Understood = { readonly ok: true; readonly answer: (work: Work) => Promise<unknown> }
type Misunderstood = { readonly ok: false; readonly issues: readonly z.core.$ZodIssue[] }

/** A contract and what fulfils it. Types end here: `read` parses, and what it gives back answers in the wire's form. */
export type Route = {
  readonly contract: Endpoint
  readonly read: (raw: unknown) => Understood | Misunderstood
}

/** Contract ↔ verb. The verb gets the parsed request inside a transaction; its answer is formatted before the commit. */
export const serve = <Request extends z.ZodType, Response extends z.ZodType>(
  contract: Endpoint<Request, Response>,
  verb: (work: Work, request: z.output<Request>) => Promise<z.output<Response>>,
): Route => ({
  contract,
  read: (raw) => {
    const parsed = contract.request.safeParse(raw)
    if (!parsed.success) return { ok: false, issues: parsed.error.issues }
    return { ok: true, answer: async (work) => z.encode(contract.response, await verb(work, parsed.data)) }
  },
})
