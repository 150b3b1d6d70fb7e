export * from './contract-plans.ts'
export * from './contract-settle.ts'
export * from './contract-shares.ts'
export * from './contract-statement.ts'
