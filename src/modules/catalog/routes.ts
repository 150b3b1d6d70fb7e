import { serve } from '#platform/http'
import * as contract from './contract.ts'
import { changeProduct, createProduct, readProduct } from './edit-product.ts'
import { listPrices, listProducts, readHoldingPrice, setPrice } from './read-prices.ts'

export const routes = [
  serve(contract.listProducts, listProducts),
  serve(contract.readProduct, readProduct),
  serve(contract.createProduct, createProduct),
  serve(contract.changeProduct, changeProduct),
  serve(contract.listPrices, listPrices),
  serve(contract.setPrice, setPrice),
  serve(contract.readHoldingPrice, readHoldingPrice),
]
