import type { readLineage, showDocument } from '#contracts/billing'
import type { Answer } from '#web'

/** A document and its explanation as the server answers them. */
export type ShownDocument = Answer<typeof showDocument>
export type Lineage = Answer<typeof readLineage>
