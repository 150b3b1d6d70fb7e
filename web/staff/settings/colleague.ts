import type { listStaff } from '#contracts/company'
import type { Answer } from '#web'

export type Colleague = Answer<typeof listStaff>['staff'][number]
