import { Button } from '@mantine/core'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { listProducts } from '#contracts/catalog'
import {
  Empty,
  Figure,
  KeyHint,
  List,
  Page,
  PageHead,
  StateChip,
  WhyPanel,
  catalogue,
  sortText,
  useAskList,
  useKeys,
  useListState,
  useWords,
  type Answer,
  type Column,
  type Filter,
  type ListView,
} from '#web'
import { useMay } from '../session/me.ts'
import { useEntity } from '../session/place.ts'
import { Price } from './price.tsx'
import { ProductForm } from './product-form.tsx'
import { productKinds as kinds, productWords } from './words.ts'

const words = catalogue({
  en: {
    title: 'Products',
    one: 'product',
    many: 'products',
    all: 'In sale',
    unpriced: 'Without a price',
    inactive: 'Not sold any more',
    search: 'Name or number',
    saysSearch: (text: string) => `with “${text}”`,
    saysKind: (name: string) => name,
    currency: 'Prices in',
    saysCurrency: (code: string) => `prices in ${code}`,
    make: 'New product',
    none: 'No product yet',
    noneHint: 'Products come from a file, or one by one. Each gets a price with its first day.',
    noPrice: 'no price',
    keys: 'Products',
  },
  de: {
    title: 'Produkte',
    one: 'Produkt',
    many: 'Produkte',
    all: 'Im Verkauf',
    unpriced: 'Ohne Preis',
    inactive: 'Nicht mehr im Verkauf',
    search: 'Name oder Nummer',
    saysSearch: (text: string) => `mit „${text}“`,
    saysKind: (name: string) => name,
    currency: 'Preise in',
    saysCurrency: (code: string) => `Preise in ${code}`,
    make: 'Neues Produkt',
    none: 'Noch kein Produkt',
    noneHint: 'Produkte kommen aus einer Datei oder einzeln. Jedes bekommt einen Preis mit erstem Tag.',
    noPrice: 'kein Preis',
    keys: 'Produkte',
  },
})

type Row = Answer<typeof listProducts>['rows'][number]

/** What is sold, with the list price of today. */
export function ProductsPage() {
  const say = useWords(words)
  const may = useMay('catalog.edit')
  const navigate = useNavigate()
  const [making, setMaking] = useState(false)
  const views: ListView[] = [
    { key: 'all', title: say.all, filters: { active: 'true' } },
    { key: 'unpriced', title: say.unpriced, filters: { active: 'true', withoutPrice: 'true' } },
    { key: 'inactive', title: say.inactive, filters: { active: 'false' } },
  ]
  const state = useListState(views)
  const { filters } = state
  const entity = useEntity()
  const source = useAskList(listProducts, {
    search: filters['search'],
    kind: kinds.find((kind) => kind === filters['kind']),
    active: filters['active'] === undefined ? undefined : filters['active'] === 'true',
    withoutPrice: filters['withoutPrice'] === 'true' ? true : undefined,
    currency: filters['currency'] ?? entity?.currency,
    sort: sortFrom(state.sort && sortText(state.sort)),
  })
  useKeys(say.keys, may ? [{ keys: 'n', does: say.make, run: () => setMaking(true) }] : [])
  return (
    <Page fill>
      <PageHead title={say.title}>
        {may && (
          <Button variant="filled" onClick={() => setMaking(true)} rightSection={<KeyHint keys="n" onAccent />}>
            {say.make}
          </Button>
        )}
      </PageHead>
      <List
        name="products"
        noun={[say.one, say.many]}
        state={state}
        source={source}
        columns={useColumns()}
        filters={useFilters()}
        idOf={(row) => row.id}
        link={(row) => `/products/${row.id}`}
        empty={
          <Empty title={say.none} actions={may && <Button onClick={() => setMaking(true)}>{say.make}</Button>}>
            {say.noneHint}
          </Empty>
        }
      />
      <WhyPanel title={say.make} opened={making} close={() => setMaking(false)}>
        <ProductForm after={({ id }) => void navigate({ to: `/products/${id}` })} />
      </WhyPanel>
    </Page>
  )
}

const sorts = ['name', 'sku', 'kind', 'price'] as const
const sortFrom = (text: string | undefined) =>
  sorts.flatMap((sort) => [sort, `-${sort}` as const]).find((sort) => sort === text)

function useColumns(): Column<Row>[] {
  const say = useWords(productWords)
  return [
    { key: 'sku', head: say.sku, cell: (row) => row.sku, width: 140, sorts: 'up', phone: 'aside' },
    { key: 'name', head: say.name, cell: (row) => <Name row={row} />, width: 'rest', sorts: 'up', phone: 'title' },
    { key: 'kind', head: say.kind, cell: (row) => say[row.kind], width: 110, sorts: 'up', phone: 'line' },
    { key: 'unit', head: say.unit, cell: (row) => row.unit, width: 90 },
    {
      key: 'packSize',
      head: say.packSize,
      cell: (row) => row.packSize !== null && <Figure of={row.packSize} />,
      figures: true,
      width: 100,
    },
    { key: 'taxCode', head: say.taxCode, cell: (row) => row.taxCode.name, width: 170 },
    {
      key: 'price',
      head: say.price,
      cell: (row) => <ListPrice row={row} />,
      figures: true,
      width: 140,
      sorts: 'down',
      phone: 'figure',
    },
  ]
}

function ListPrice({ row }: { row: Row }) {
  const say = useWords(words)
  if (row.price === null) return <span className="quiet">{say.noPrice}</span>
  return <Price of={row.price} currency={row.currency} />
}

function Name({ row }: { row: Row }) {
  const say = useWords(productWords)
  return (
    <>
      {row.name}
      {!row.active && (
        <>
          {' '}
          <StateChip tone="quiet">{say.inactive}</StateChip>
        </>
      )}
    </>
  )
}

function useFilters(): Filter[] {
  const say = useWords(words)
  const own = useWords(productWords)
  return [
    { key: 'search', label: say.search, says: say.saysSearch, kind: 'text' },
    {
      key: 'kind',
      label: own.kind,
      says: (kind) => say.saysKind(kinds.flatMap((each) => (each === kind ? [own[each]] : [])).join('')),
      kind: 'choice',
      choices: kinds.map((kind) => ({ value: kind, label: own[kind] })),
    },
    { key: 'currency', label: say.currency, says: say.saysCurrency, kind: 'text' },
    {
      key: 'active',
      label: say.all,
      says: (value) => (value === 'true' ? say.all : say.inactive).toLowerCase(),
      kind: 'choice',
      choices: [
        { value: 'true', label: say.all },
        { value: 'false', label: say.inactive },
      ],
    },
    {
      key: 'withoutPrice',
      label: say.unpriced,
      says: () => say.unpriced.toLowerCase(),
      kind: 'choice',
      choices: [{ value: 'true', label: say.unpriced }],
    },
  ]
}
