export { addTaxCodesOf, createTaxCodes } from './create-tax-codes.ts'
export { createProducts } from './create-products.ts'
export {
  holdingPrice,
  type AgreedPrice,
  type ListPrice,
  type Price,
  type PriceAnswer,
  type PriceAsk,
  type PriceDraft,
  type PriceWhy,
} from './price.ts'
export type { Product, ProductDraft, ProductKind } from './product.ts'
export { setPrices } from './set-prices.ts'
export { priceHistory, pricesBy, pricesFor } from './store-prices.ts'
export { taxRoutes } from './tax-routes.ts'
export { taxCodes, taxRatesOn, type TaxRate } from './store-tax.ts'
export { productOf, productsBySku, productsOf } from './store.ts'
export { searchProducts, type FoundProduct } from './store-search.ts'
export type { TaxCategory, TaxCode, TaxCodeDraft } from './tax-code.ts'
export { routes } from './routes.ts'
