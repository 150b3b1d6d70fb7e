import { catalogue } from '#web'

export const roleWords = catalogue({
  en: {
    sales_rep: 'Sales rep',
    sales_manager: 'Sales manager',
    credit_manager: 'Credit manager',
    billing_clerk: 'Billing clerk',
    cash_clerk: 'Cash clerk',
    collector: 'Collector',
    operations: 'Operations',
    finance_lead: 'Finance lead',
    administrator: 'Administrator',
    portal: 'Customer',
  },
  de: {
    sales_rep: 'Vertrieb',
    sales_manager: 'Vertriebsleitung',
    credit_manager: 'Kreditleitung',
    billing_clerk: 'Fakturierung',
    cash_clerk: 'Zahlungseingang',
    collector: 'Forderungen',
    operations: 'Auftragsabwicklung',
    finance_lead: 'Finanzleitung',
    administrator: 'Administration',
    portal: 'Kunde',
  },
})
