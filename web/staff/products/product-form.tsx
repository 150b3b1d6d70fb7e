import { Button, Select, TextInput, Textarea } from '@mantine/core'
import { useState, type SubmitEvent } from 'react'
import { changeProduct, createProduct, listTaxCodes } from '#contracts/catalog'
import { ProblemBox, catalogue, done, useAsk, useDo, useWords, type Answer } from '#web'
import css from '../customers/customers.module.css'
import { useMe } from '../session/me.ts'
import { productKinds, productWords } from './words.ts'

const words = catalogue({
  en: {
    make: 'Put on file',
    made: 'Product put on file. Its price comes next.',
    packHint: 'Empty: piece by piece',
    costHint: 'Of one unit; never shown to customers',
  },
  de: {
    make: 'Anlegen',
    made: 'Produkt angelegt. Als Nächstes der Preis.',
    packHint: 'Leer: einzeln',
    costHint: 'Je Einheit; Kunden sehen sie nie',
  },
})

type Product = Answer<typeof createProduct>
type FormProps = { readonly of?: Product; readonly after: (product: Product) => void }

/** What is said of a product, new or known. */
export function ProductForm({ of, after }: FormProps) {
  const say = useWords(words)
  const own = useWords(productWords)
  const { entities } = useMe()
  const currency = of?.cost?.currency ?? entities[0]?.currency ?? 'EUR'
  const [fields, setFields] = useState({
    sku: of?.sku ?? '',
    name: of?.name ?? '',
    detail: of?.detail ?? '',
    kind: of?.kind ?? 'goods',
    unit: of?.unit ?? 'pcs',
    packSize: of?.packSize ?? '',
    cost: of?.cost?.amount ?? '',
    taxCodeId: of?.taxCode.id ?? '',
  })
  const set = (changed: Partial<typeof fields>) => setFields({ ...fields, ...changed })
  const told = (text: string) => (product: Product) => {
    done(text)
    after(product)
  }
  const create = useDo(createProduct, { done: told(say.made) })
  const change = useDo(changeProduct, { done: told(own.saved) })
  const problem = create.error ?? change.error ?? undefined
  const taxCodes = (useAsk(listTaxCodes, {}).data?.taxCodes ?? []).filter(
    ({ active, id }) => active || id === fields.taxCodeId,
  )
  const taxCodeId = fields.taxCodeId === '' ? (taxCodes[0]?.id ?? '') : fields.taxCodeId
  const sent = {
    ...fields,
    taxCodeId,
    detail: fields.detail.trim() || null,
    packSize: decimalFrom(fields.packSize),
    cost: costFrom(fields.cost, currency),
  }
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (of) change.mutate({ asked: { productId: of.id, ...sent }, version: of.version })
    else create.mutate({ asked: sent })
  }
  const text = (key: 'sku' | 'name' | 'detail' | 'unit' | 'packSize' | 'cost') => ({
    value: fields[key],
    onChange: (event: { currentTarget: { value: string } }) => set({ [key]: event.currentTarget.value }),
    error: problem?.fieldMessage(key),
  })
  return (
    <form className={css['form']} onSubmit={submit} noValidate>
      <TextInput label={own.sku} data-autofocus {...text('sku')} />
      <TextInput label={own.name} {...text('name')} />
      <Textarea label={own.detail} autosize minRows={2} {...text('detail')} />
      <div className={css['pair']}>
        <Select
          label={own.kind}
          allowDeselect={false}
          data={productKinds.map((kind) => ({ value: kind, label: own[kind] }))}
          value={fields.kind}
          onChange={(kind) => set({ kind: productKinds.find((each) => each === kind) ?? 'goods' })}
        />
        <Select
          label={own.taxCode}
          allowDeselect={false}
          searchable
          data={taxCodes.map(({ id, name }) => ({ value: id, label: name }))}
          value={taxCodeId || null}
          onChange={(id) => set({ taxCodeId: id ?? '' })}
          error={problem?.fieldMessage('taxCodeId')}
        />
      </div>
      <div className={css['pair']}>
        <TextInput label={own.unit} description={'\u00a0'} {...text('unit')} />
        <TextInput label={own.packSize} description={say.packHint} inputMode="decimal" {...text('packSize')} />
      </div>
      <TextInput label={`${own.cost}, ${currency}`} description={say.costHint} inputMode="decimal" {...text('cost')} />
      {problem && <ProblemBox problem={problem} />}
      <div>
        <Button type="submit" variant="filled" loading={create.isPending || change.isPending}>
          {of ? own.save : say.make}
        </Button>
      </div>
    </form>
  )
}

/** '12,50' as people type it; the server has the last word on whether it is a number. */
export const decimalFrom = (text: string) => (text.trim() === '' ? null : text.trim().replace(',', '.'))

const costFrom = (text: string, currency: string) => {
  const amount = decimalFrom(text)
  return amount === null ? null : { amount, currency }
}
