export { readMe } from './me-contract.ts'
export { readSetup, setUp } from './setup-contract.ts'
