import type { listEntities } from '#contracts/company'
import type { Answer } from '#web'

export type Entity = Answer<typeof listEntities>['entities'][number]
