import { serve } from '#platform/http'
import * as help from './ask-help.ts'
import * as comments from './comments.ts'
import * as contract from './contract.ts'
import * as notices from './notices.ts'
import * as views from './views.ts'

export const routes = [
  serve(contract.listComments, comments.listComments),
  serve(contract.listReaders, comments.listReaders),
  serve(contract.writeComment, comments.writeComment),
  serve(contract.changeComment, comments.changeComment),
  serve(contract.removeComment, comments.removeComment),
  serve(contract.listNotices, notices.listNotices),
  serve(contract.countNotices, notices.countNotices),
  serve(contract.readNotice, notices.readNotice),
  serve(contract.unreadNotice, notices.unreadNotice),
  serve(contract.readAllNotices, notices.readAllNotices),
  serve(contract.readNoticeSettings, notices.readNoticeSettings),
  serve(contract.changeNoticeSettings, notices.changeNoticeSettings),
  serve(contract.listHelp, help.listHelp),
  serve(contract.askHelp, help.askHelp),
  serve(contract.acceptHelp, help.acceptHelp),
  serve(contract.declineHelp, help.declineHelp),
  serve(contract.answerHelp, help.answerHelp),
  serve(contract.thankHelp, help.thankHelp),
  serve(contract.withdrawHelp, help.withdrawHelp),
  serve(contract.listViews, views.listViews),
  serve(contract.saveView, views.saveView),
  serve(contract.changeView, views.changeView),
  serve(contract.removeView, views.removeView),
  serve(contract.restoreView, views.restoreView),
  serve(contract.openWith, views.openWith),
]
