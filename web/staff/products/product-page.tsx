import { Skeleton } from '@mantine/core'
import { getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import { changeProduct, readProduct } from '#contracts/catalog'
import {
  Card,
  FieldRow,
  FieldRows,
  Figure,
  Page,
  PageHead,
  ProblemBox,
  StateChip,
  Thing,
  WhyPanel,
  catalogue,
  done,
  refused,
  useAsk,
  useDo,
  useWords,
  type Answer,
} from '#web'
import { useMay } from '../session/me.ts'
import { HoldingPriceCard } from './holding-price-card.tsx'
import { PriceForm } from './price-form.tsx'
import { PriceHistory } from './price-history.tsx'
import { Price } from './price.tsx'
import { ProductForm } from './product-form.tsx'
import { productWords } from './words.ts'

const words = catalogue({
  en: {
    setPrice: 'Set a price',
    change: 'Change',
    changeOf: (name: string) => `Change ${name}`,
    stop: 'Take out of sale',
    sell: 'Back into sale',
    stopped: 'Taken out of sale',
    sold: 'Back in sale',
    facts: 'What it is',
    list: 'Prices of the list',
    agreements: 'Agreed prices',
    listHint: 'Set the first price of the list: without one, every order of it becomes a question.',
    agreementsHint: 'Nobody has a price of their own.',
  },
  de: {
    setPrice: 'Preis festlegen',
    change: 'Ändern',
    changeOf: (name: string) => `${name} ändern`,
    stop: 'Aus dem Verkauf nehmen',
    sell: 'Wieder verkaufen',
    stopped: 'Aus dem Verkauf genommen',
    sold: 'Wieder im Verkauf',
    facts: 'Was es ist',
    list: 'Preise der Liste',
    agreements: 'Vereinbarte Preise',
    listHint: 'Legen Sie den ersten Listenpreis fest: ohne ihn wird jeder Auftrag zur Rückfrage.',
    agreementsHint: 'Niemand hat einen eigenen Preis.',
  },
})

const route = getRouteApi('/frame/products/$productId')
type Product = Answer<typeof readProduct>

/** One product: what it is, what it costs on any day, and what it cost before. */
export function ProductPage() {
  const { productId } = route.useParams()
  const { data, error } = useAsk(readProduct, { productId })
  if (error) return <ProblemBox problem={error} />
  if (!data || data.id !== productId) return <Waiting />
  return <ProductThing key={data.id} product={data} />
}

function ProductThing({ product }: { product: Product }) {
  const say = useWords(words)
  const own = useWords(productWords)
  const mayEdit = useMay('catalog.edit')
  const [open, setOpen] = useState<'price' | 'change'>()
  const close = () => setOpen(undefined)
  const change = useDo(changeProduct, { done: ({ active }) => done(active ? say.sold : say.stopped) })
  const turn = () =>
    change.mutate(
      { asked: { productId: product.id, active: !product.active }, version: product.version },
      { onError: refused },
    )
  return (
    <>
      <Thing
        title={`${product.sku} · ${product.name}`}
        windowTitle={product.name}
        line={
          <>
            {!product.active && <StateChip tone="quiet">{own.inactive}</StateChip>}
            <span>
              {own[product.kind]} · {product.taxCode.name}
            </span>
          </>
        }
        main={mayEdit ? { label: say.setPrice, run: () => setOpen('price') } : undefined}
        second={mayEdit ? [{ label: say.change, key: 'd', run: () => setOpen('change') }] : []}
        menu={mayEdit ? [{ label: product.active ? say.stop : say.sell, run: turn }] : []}
        aside={<FactsCard product={product} />}
      >
        <HoldingPriceCard productId={product.id} />
        <PriceHistory productId={product.id} of="list" title={say.list} none={say.listHint} />
        <PriceHistory productId={product.id} of="agreements" title={say.agreements} none={say.agreementsHint} />
      </Thing>
      <WhyPanel
        title={open === 'price' ? say.setPrice : say.changeOf(product.name)}
        opened={open !== undefined}
        close={close}
      >
        {open === 'price' && <PriceForm productId={product.id} after={close} />}
        {open === 'change' && <ProductForm of={product} after={close} />}
      </WhyPanel>
    </>
  )
}

function FactsCard({ product }: { product: Product }) {
  const say = useWords(words)
  const own = useWords(productWords)
  return (
    <Card title={say.facts}>
      <FieldRows>
        <FieldRow label={own.kind}>{own[product.kind]}</FieldRow>
        <FieldRow label={own.unit}>{product.unit}</FieldRow>
        {product.packSize !== null && (
          <FieldRow label={own.packSize}>
            <Figure of={product.packSize} />
          </FieldRow>
        )}
        <FieldRow label={own.taxCode}>{product.taxCode.name}</FieldRow>
        {product.cost !== null && (
          <FieldRow label={own.cost}>
            <Price of={product.cost.amount} currency={product.cost.currency} />
          </FieldRow>
        )}
        {product.detail !== null && <FieldRow label={own.detail}>{product.detail}</FieldRow>}
      </FieldRows>
    </Card>
  )
}

function Waiting() {
  return (
    <Page>
      <PageHead title="…" />
      <Skeleton height={240} radius={8} />
    </Page>
  )
}
