import { found } from '#platform/found'
import { serve } from '#platform/http'
import { cancelMail } from './cancel-mail.ts'
import * as contract from './contract.ts'
import { resendMail } from './resend-mail.ts'
import { mailList, shownMailBy } from './store-reads.ts'

export const routes = [
  serve(contract.listMail, ({ tx }, request) => mailList(tx, request)),
  serve(contract.showMail, async ({ tx }, { mailId }) => found(await shownMailBy(tx, mailId))),
  serve(contract.cancelMail, cancelMail),
  serve(contract.resendMail, resendMail),
]
