export * from './customers-contract.ts'
export * from './people-contract.ts'
export * from './terms-contract.ts'
export * from './touches-contract.ts'
