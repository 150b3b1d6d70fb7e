import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { addressOf } from '../ask/address.ts'
import type { ApiProblem } from '../ask/problem.ts'
import { call, type Asked, type Contract } from '../ask/request.ts'
import { askKey } from '../ask/use-ask.ts'
import type { MoneyText } from '../words/figures.ts'
import type { ListSource } from './column.ts'

/** What every list endpoint answers: a page of rows, where the next begins, count and sums of the whole result. */
type ListAnswer<Row> = {
  readonly rows: readonly Row[]
  readonly next: string | null
  readonly count: number
  /** One for each currency, with the sum of each column that adds up. */
  readonly sums: readonly unknown[]
}

type ListContract = Contract & { readonly response: { readonly _zod: { readonly input: ListAnswer<unknown> } } }
type RowOf<C extends ListContract> = C['response']['_zod']['input']['rows'][number]

/** Feeds a List from a list endpoint, page by page as the reader scrolls. */
export function useAskList<C extends ListContract>(contract: C, asked: Omit<Asked<C>, 'cursor'>): ListSource<RowOf<C>> {
  type Page = ListAnswer<RowOf<C>>
  const query = useInfiniteQuery<Page, ApiProblem, { pages: Page[] }, readonly unknown[], string | undefined>({
    queryKey: askKey(contract, asked),
    queryFn: ({ pageParam, signal }) =>
      call(contract, { ...asked, cursor: pageParam } as Asked<C>, { signal }) as Promise<Page>,
    initialPageParam: undefined,
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: keepPreviousData,
  })
  const first = query.data?.pages[0]
  return {
    rows: query.data?.pages.flatMap((page) => page.rows) ?? [],
    loading: query.isPending,
    refreshing: query.isFetching && !query.isPending,
    problem: query.error ?? undefined,
    retry: () => void query.refetch(),
    count: first?.count,
    sums: sumsByColumn(first?.sums ?? []),
    csv: addressOf(contract, { ...asked, format: 'csv' }),
    xlsx: addressOf(contract, { ...asked, format: 'xlsx' }),
    more: query.hasNextPage && !query.isFetching ? () => void query.fetchNextPage() : undefined,
  }
}

/** [{open: 1 EUR, total: 2 EUR}, {open: 3 USD, …}] becomes {open: [1 EUR, 3 USD], total: …}. */
export function sumsByColumn(sums: readonly unknown[]): Record<string, MoneyText[]> {
  const byColumn: Record<string, MoneyText[]> = {}
  for (const sum of sums) {
    for (const [column, value] of Object.entries(sum ?? {})) {
      if (isMoney(value)) byColumn[column] = [...(byColumn[column] ?? []), value]
    }
  }
  return byColumn
}

const isMoney = (value: unknown): value is MoneyText =>
  typeof value === 'object' && value !== null && 'amount' in value && 'currency' in value
