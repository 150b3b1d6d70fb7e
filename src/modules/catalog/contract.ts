export * from './prices-contract.ts'
export * from './products-contract.ts'
export * from './tax-contract.ts'
