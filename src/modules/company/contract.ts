export { readMe } from './me-contract.ts'
