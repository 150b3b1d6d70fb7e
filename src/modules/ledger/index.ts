export { ageCustomers, ageingJob } from './age-customers.ts'
export { bucketOf, buckets, type Bucket } from './ageing.ts'
export { allocate } from './allocate.ts'
export { allow, withdrawAllowances, type Allowance, type Charge } from './allow.ts'
export { allowedOn, smallDifferencesOf, type AllowanceKind } from './store-allowances.ts'
export type { Allocation, How, LinkRequest, Source } from './allocation.ts'
export type { AccountNumber, EntryDraft, PostingDraft } from './entry.ts'
export { sideOf, type ItemDraft, type ItemKind, type OpenItem } from './open-item.ts'
export { post, postingDay, postingDays } from './post.ts'
export { itemIds, raiseItems } from './raise-items.ts'
export { releaseMoney, type Release } from './release-money.ts'
export {
  allocationsOf,
  itemsOf,
  itemsOfDocument,
  itemsOfDocuments,
  itemsOfReceipts,
  lockItems,
  moveDueDay,
  standingLinks,
  type StoredAllocation,
} from './store.ts'
export { checkLedger, type Finding } from './store-check.ts'
export {
  ageingRows,
  customerSums,
  linksOf,
  openItemsAsAt,
  openItemsNow,
  overdueOf,
  postingsOf,
  standingPartsOf,
  trialBalance,
  type AgeingRow,
  type AsAt,
  type CustomerSum,
  type ItemAsAt,
  type ItemScope,
  type LinkRow,
} from './store-reads.ts'
export { unallocate } from './unallocate.ts'
export { itemsByAmount, type FoundItem } from './store-search.ts'
export { routes } from './routes.ts'
export { readStatement } from './read-books.ts'
export { statementOf, type Statement, type StatementLine } from './statement.ts'
