const pages = {
  cus: '/customers',
  ord: '/orders',
  inv: '/billing',
  rec: '/cash',
  dsp: '/disputes',
  quo: '/pipeline/quotes',
} as const

/** Where a thing has its page, by its id; a request for help stands in the list of them. */
export function pathOf(id: string): string {
  const page = Object.entries(pages).find(([prefix]) => id.startsWith(`${prefix}_`))?.[1]
  return page === undefined ? '/help' : `${page}/${id}`
}
