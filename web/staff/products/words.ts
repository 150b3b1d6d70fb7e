import { catalogue } from '#web'

/** The words of the product that its pages share. */
export const productWords = catalogue({
  en: {
    sku: 'Number',
    name: 'Name',
    detail: 'More on the bill',
    kind: 'Kind',
    goods: 'goods',
    service: 'service',
    freight: 'freight',
    unit: 'Unit',
    packSize: 'Pack of',
    cost: 'Cost',
    taxCode: 'Tax code',
    price: 'List price',
    inactive: 'not sold any more',
    save: 'Save',
    saved: 'Saved',
    customer: 'Customer',
    currency: 'Currency',
  },
  de: {
    sku: 'Nummer',
    name: 'Name',
    detail: 'Zusatz auf der Rechnung',
    kind: 'Art',
    goods: 'Ware',
    service: 'Leistung',
    freight: 'Fracht',
    unit: 'Einheit',
    packSize: 'Packung zu',
    cost: 'Kosten',
    taxCode: 'Steuerschlüssel',
    price: 'Listenpreis',
    inactive: 'nicht mehr im Verkauf',
    save: 'Speichern',
    saved: 'Gespeichert',
    customer: 'Kunde',
    currency: 'Währung',
  },
})

export const productKinds = ['goods', 'service', 'freight'] as const
