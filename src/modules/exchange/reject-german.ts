import type { RejectCode } from './reject-english.ts'

const again = 'die Datei noch einmal geben.'

/** The same reasons for people who read German. */
export const sentencesInGerman: Readonly<Record<RejectCode, readonly [says: string, remedy: string]>> = {
  cell_is_empty: ['In dieser Spalte steht nichts.', `Ausfüllen und ${again}`],
  day_is_unreadable: ['Das ist kein Tag in der Form {pattern}.', `Als {pattern} schreiben und ${again}`],
  amount_is_unreadable: ['Das ist kein Betrag.', `Den Betrag berichtigen und ${again}`],
  amount_is_too_exact: ['Der Betrag hat mehr Nachkommastellen, als {currency} kennt.', `Runden und ${again}`],
  amount_is_too_large: ['So groß ist kein Betrag.', `Den Betrag berichtigen und ${again}`],
  number_is_unreadable: ['Das ist keine Zahl.', `Berichtigen und ${again}`],
  text_is_too_long: ['Der Text ist länger als {limit} Zeichen.', `Kürzen und ${again}`],
  text_has_a_zero: ['Der Text enthält ein Zeichen, das in keinem Text stehen darf (Null).', `Löschen und ${again}`],
  row_is_too_long: [
    'Die Zeile hat mehr Spalten als die Kopfzeile.',
    'Text, in dem das Trennzeichen vorkommt, in Anführungszeichen setzen.',
  ],
  currency_is_unknown: ['Das ist keine Währung.', 'Den ISO-Code schreiben, etwa EUR.'],
  country_is_unknown: ['Das ist kein Land.', 'Den ISO-Code schreiben, etwa DE.'],
  terms_are_unreadable: [
    'Das sind keine Zahlungsbedingungen.',
    'Nur die Tage schreiben (30) oder einen Code wie 2/10,net:30.',
  ],
  price_is_zero: [
    'Mit einem Preis von null wird nichts berechnet.',
    'Nichts zu tun, wenn es ein Geschenk, ein Muster oder eine Lagernotiz war; sonst den Preis berichtigen.',
  ],
  price_is_negative: [
    'Ein negativer Preis ist eine Korrektur der Bücher, kein Verkauf.',
    'In den Konten buchen oder eine Gutschrift schreiben.',
  ],
  amount_is_zero: ['Mit einem Betrag von null ist nichts geschuldet.', 'Nichts zu tun; oder den Betrag berichtigen.'],
  amount_is_negative: ['Der Betrag ist negativ.', 'Als Gutschrift bringen.'],
  quantity_is_zero: ['Mit einer Menge von null wird nichts verkauft.', 'Nichts zu tun; oder die Menge berichtigen.'],
  stock_correction: [
    'Eine negative Menge außerhalb einer Gutschrift ist eine Bestandskorrektur, kein Verkauf.',
    'Den Bestand dort berichtigen, wo er geführt wird; was ein Kunde zurückgab, braucht eine Gutschrift.',
  ],
  credit_quantity_is_positive: [
    'Eine Gutschrift gibt zurück, darum sind ihre Mengen negativ.',
    'Die Menge berichtigen oder die Zeile als Rechnung bringen.',
  ],
  document_has_two_customers: [
    'Der Beleg {number} begann mit einem anderen Kunden.',
    `Jedem Beleg einen Kunden geben und ${again}`,
  ],
  key_is_twice: ['In Zeile {first} sagt die Datei etwas anderes darüber.', 'Eine der beiden Zeilen behalten.'],
  document_was_taken: [
    'Ein Beleg dieser Nummer wurde schon mit anderem Inhalt übernommen; ausgestellte Belege ändern sich nie.',
    'Für das Falsche eine Gutschrift schreiben oder die Zeile berichtigen.',
  ],
  record_was_taken: [
    'Das wurde schon mit anderem Inhalt übernommen.',
    'Auf der eigenen Seite ändern; dort bleibt die Änderung mit Ihrem Namen stehen.',
  ],
  number_is_taken: [
    'Die Nummer {number} steht schon in den Büchern.',
    'Nachsehen, ob sie schon erfasst oder übernommen wurde.',
  ],
  customer_number_is_taken: ['Einen Kunden dieser Nummer gibt es schon.', 'Diesen Kunden auf seiner Seite ändern.'],
  sku_is_taken: ['Ein Produkt dieser Nummer gibt es schon.', 'Dieses Produkt auf seiner Seite ändern.'],
  customer_is_unknown: ['Diesen Kunden gibt es nicht.', 'Erst die Kunden bringen, dann diese Datei noch einmal.'],
  customer_is_ambiguous: ['Mehrere Kunden heißen so.', 'Eine Spalte mit der Kundennummer ergänzen.'],
  product_is_unknown: ['Dieses Produkt gibt es nicht.', 'Erst die Produkte bringen, dann diese Datei noch einmal.'],
  person_is_unknown: ['Diesen Verkäufer gibt es nicht.', 'Erst die Teams bringen, dann diese Datei noch einmal.'],
  parent_is_unknown: ['Diesen Mutterkonzern gibt es nicht.', 'Erst ihn bringen, dann diese Datei noch einmal.'],
  due_before_issue: ['Die Fälligkeit liegt vor dem Rechnungsdatum.', 'Einen der beiden Tage berichtigen.'],
  open_exceeds_amount: ['Es ist mehr offen, als der Beleg ausmacht.', 'Einen der beiden Beträge berichtigen.'],
  vat_number_is_malformed: [
    'Das ist keine USt-IdNr. dieses Landes; eine sieht so aus: {example}.',
    `Berichtigen oder leeren und ${again}`,
  ],
  tax_code_is_unknown: [
    'Einen Steuercode dieses Namens gibt es nicht.',
    'Einen Code aus den Einstellungen schreiben oder leer lassen.',
  ],
  rate_is_missing: ['Für {currency} fehlt der Kurs vom {day}.', `Den Kurs in den Einstellungen ergänzen und ${again}`],
}
