export * from './tax-contract.ts'
