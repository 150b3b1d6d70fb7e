export const en = {
  subject: 'Quote {number}: {amount}, valid until {day}',
  subjectAnswer: 'Your question about quote {number}',
  hello: 'Dear {name},',
  helloAll: 'Dear Sir or Madam,',
  offer: 'here is our quote {number}: {amount} in all, {net} before tax. It holds until {day}.',
  revised:
    'here is the new version of our quote {number}. It takes the place of the one before: {amount} in all, valid until {day}.',
  answer: 'you asked about our quote {number}. Here is the answer:',
  page: 'On the page below you can read it, ask about it, and accept or decline it. No account is needed; the link is for you, so please pass it on only to people who may decide.',
  look: 'Open the quote',
  paper: 'The quote is attached as a PDF, too.',
  reply: 'Something else? Simply reply to this mail.',
  replyCall: 'Something else? Simply reply to this mail, or call {phone}.',
  regards: 'Kind regards',
} as const
