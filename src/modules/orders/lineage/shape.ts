import type { z } from 'zod'
import type { readLineage } from '#modules/billing'

/** A bill explained, as the contract says. */
export type Lineage = z.output<typeof readLineage.response>
export type LineageFact = Lineage['document'][number]
export type Source = NonNullable<LineageFact['source']>
