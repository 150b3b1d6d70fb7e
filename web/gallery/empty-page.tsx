import { Button } from '@mantine/core'
import { Empty, List, Page, PageHead, useListState } from '#web'

export function EmptyPage() {
  const state = useListState()
  return (
    <Page fill>
      <PageHead title="Products" />
      <List<{ id: string }>
        name="gallery-empty"
        noun={['product', 'products']}
        state={state}
        columns={[{ key: 'id', head: 'Product', cell: (row) => row.id, width: 'rest' }]}
        idOf={(row) => row.id}
        source={{ rows: [], loading: false, count: 0 }}
        empty={
          <Empty title="No product yet" actions={<Button variant="filled">Add a product</Button>}>
            Products that you sell stand here, with their prices and tax codes. A price file can bring them all at once.
          </Empty>
        }
      />
    </Page>
  )
}
