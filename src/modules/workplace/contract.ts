export * from './comments-contract.ts'
export * from './help-contract.ts'
export * from './notices-contract.ts'
export * from './views-contract.ts'
