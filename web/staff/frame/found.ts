import { search } from '#contracts/insight'
import { useAsk } from '#web'

/** Where each kind of thing has its page. */
const pageOf = {
  order: '/orders',
  quote: '/pipeline/quotes',
  invoice: '/billing',
  customer: '/customers',
  product: '/products',
  receipt: '/cash',
  dispute: '/disputes',
} as const

export type Hit = {
  readonly kind: keyof typeof pageOf
  readonly id: string
  readonly to: string
  readonly title: string
  readonly detail: string
}

/** Looks for a number, name, amount or reference; from two signs on. */
export function useFound(text: string): { hits: readonly Hit[]; searched: boolean } {
  const enabled = text.length >= 2
  const { data, isFetched } = useAsk(search, { text }, { enabled })
  const hits = enabled
    ? (data?.hits ?? []).map(({ kind, id, title, detail }) => ({
        kind,
        id,
        to: `${pageOf[kind]}/${id}`,
        title,
        detail,
      }))
    : []
  return { hits, searched: enabled && isFetched }
}
