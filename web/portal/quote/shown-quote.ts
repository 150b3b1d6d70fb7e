import type { openQuotePage } from '#contracts/quotes'
import type { Answer } from '#web'

/** What the link opens. */
export type Shown = Answer<typeof openQuotePage>
