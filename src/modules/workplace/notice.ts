/** Stand until the thing is done. */
export const dutyKinds = [
  'order_queried',
  'order_escalated',
  'order_held',
  'dispute_owner',
  'dispute_escalated',
  'approval_wanted',
  'credit_approval',
  'help_asked',
  'quote_approval',
  'quote_question',
  'quote_expiring',
] as const
/** Leave when they are read. */
export const newsKinds = [
  'mention',
  'order_answered',
  'order_released',
  'order_refused',
  'help_accepted',
  'help_declined',
  'help_answered',
  'help_thanked',
  'quote_accepted',
  'quote_declined',
  'quote_expired',
  'quote_stuck',
  'quote_undelivered',
  'quote_approved',
  'quote_not_approved',
] as const
export const noticeKinds = [...dutyKinds, ...newsKinds] as const

export type DutyKind = (typeof dutyKinds)[number]
export type NewsKind = (typeof newsKinds)[number]
export type NoticeKind = (typeof noticeKinds)[number]

/** In the application, there and in the mail of the day, or not at all. */
export const ways = ['app', 'mail', 'off'] as const
export type Way = (typeof ways)[number]

export const digestTimes = ['07:00', '12:00', '17:00'] as const
export type DigestTime = (typeof digestTimes)[number]
export const usualDigest: DigestTime = '07:00'

export const isDuty = (kind: NoticeKind): kind is DutyKind => dutyKinds.some((duty) => duty === kind)

/** What a sentence is filled with. `what` is the thing, `who` somebody of ours, `words` what they wrote. */
export type Said = {
  readonly what: string
  readonly customer: string
  readonly who: string
  readonly words: string
}
