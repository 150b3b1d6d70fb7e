/** What can happen to a quote, from its first draft to its end. */
export const happeningKinds = [
  'made',
  'approval_asked',
  'approved',
  'not_approved',
  'sent',
  'sent_again',
  'mail_failed',
  'viewed',
  'question',
  'answer',
  'accepted',
  'stuck',
  'declined',
  'expired',
  'expiring',
  'withdrawn',
  'revised',
  'revision_dropped',
] as const
export type HappeningKind = (typeof happeningKinds)[number]
