import { z } from 'zod'
import { fact } from '#platform/events'
import { idField } from '#platform/wire'

/** Somebody made a link by which a person who signs in already sets a new password. The secret is not in the news. */
export const passwordLinkMade = fact(
  'staff.password-link',
  z.object({ staffId: idField('stf'), madeBy: idField('stf').nullable(), minutes: z.int() }),
)
