// What the API accepts and answers about billing, subject by subject.
export * from './contract-documents.ts'
export * from './contract-billables.ts'
export * from './contract-credit.ts'
export * from './contract-dispatch.ts'
export * from './contract-lineage.ts'
export * from './contract-runs.ts'
export * from './contract-statement.ts'
