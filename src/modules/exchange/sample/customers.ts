/** How a customer pays: what nobody inside is told, and what the product has to find out. */
export type Habit =
  | 'clockwork'
  | 'discounter'
  | 'ordinary'
  | 'late'
  | 'pushed'
  | 'corporate'
  | 'disputer'
  | 'star'
  | 'cold'
  | 'failing'
  | 'public'

export type Archetype = {
  readonly habit: Habit
  readonly terms: string
  /** Orders a month, and how large they are against the usual one. */
  readonly orders: number
  readonly size: number
  readonly disputes: number
  readonly wantsNumber: boolean
  readonly limit: number
}

const base = { terms: 'net:30', orders: 2, size: 1, disputes: 0.035, wantsNumber: false, limit: 9_000 }
export const archetypes: Readonly<Record<Habit, Archetype>> = {
  clockwork: { ...base, habit: 'clockwork' },
  discounter: { ...base, habit: 'discounter', terms: '2/10,net:30' },
  ordinary: { ...base, habit: 'ordinary', wantsNumber: true },
  late: { ...base, habit: 'late', orders: 1.6, wantsNumber: true },
  pushed: { ...base, habit: 'pushed', orders: 1.4, limit: 7_000 },
  corporate: { ...base, habit: 'corporate', terms: 'net:60', orders: 4, size: 1.6, wantsNumber: true, limit: 45_000 },
  disputer: { ...base, habit: 'disputer', disputes: 0.18 },
  star: { ...base, habit: 'star', orders: 4, size: 1.5, limit: 16_000 },
  cold: { ...base, habit: 'cold', orders: 1.5 },
  failing: { ...base, habit: 'failing', orders: 1.5, limit: 6_000 },
  public: { ...base, habit: 'public', wantsNumber: true },
}

export type SampleCustomer = {
  readonly name: string
  readonly city: string
  readonly habit: Habit
  readonly seller: string
  readonly buyer: string
  readonly payer: string
}

const german = (seller: string, rows: readonly (readonly [string, string, Habit, string, string])[]) =>
  rows.map(([name, city, habit, buyer, payer]): SampleCustomer => ({ name, city, habit, seller, buyer, payer }))

export const germanCustomers: readonly SampleCustomer[] = [
  ...german('Jonas Pfeil', [
    ['Lindauer Maschinenbau GmbH', '88131 Lindau', 'disputer', 'Birgit Achter', 'Jutta Rabe'],
    ['Dörfler Pumpen KG', '44137 Dortmund', 'pushed', 'Sven Dörfler', 'Kerstin Maas'],
    ['Hunte Fördertechnik GmbH', '26122 Oldenburg', 'ordinary', 'Ralf Behrens', 'Ute Schirmer'],
    ['Saale Chemie GmbH', '06108 Halle', 'late', 'Dr. Ines Vogt', 'Petra Oelze'],
    ['Okertal Bleche GmbH', '38100 Braunschweig', 'ordinary', 'Frank Sander', 'Gabi Hinz'],
    ['Uelzen Landtechnik eG', '29525 Uelzen', 'failing', 'Heiko Meyer', 'Silke Voss'],
    ['Nordkai Werft GmbH', '27568 Bremerhaven', 'late', 'Olaf Petersen', 'Anke Wulf'],
    ['Delme Stahlservice GmbH', '27749 Delmenhorst', 'pushed', 'Timo Lange', 'Rita Koop'],
  ]),
  ...german('Anna Reuter', [
    ['Aumann Fördertechnik GmbH', '33609 Bielefeld', 'discounter', 'Katrin Vogel', 'Bernd Heitkamp'],
    ['Weser Hydraulik GmbH', '28195 Bremen', 'clockwork', 'Jan Cordes', 'Marion Buss'],
    ['Lüne Textil GmbH', '21335 Lüneburg', 'discounter', 'Eva Brandis', 'Holger Kruse'],
    ['Stadtwerke Vechta', '49377 Vechta', 'public', 'Thomas Wille', 'Doris Ahlers'],
    ['Bremer Silobau GmbH', '28237 Bremen', 'star', 'Uwe Janßen', 'Nicole Franke'],
    ['Hansa Förderanlagen GmbH', '20457 Hamburg', 'clockwork', 'Lars Petersen', 'Sabine Thiel'],
    ['Klinikum Ostfriesland', '26721 Emden', 'public', 'Jörg Frerichs', 'Heike Saathoff'],
  ]),
  ...german('Mira Sandvoss', [
    ['Kessler Anlagenbau GmbH', '27472 Cuxhaven', 'late', 'Dirk Kessler', 'Sabine Kern'],
    ['Emsland Biogas GmbH', '49716 Meppen', 'ordinary', 'Franz Robben', 'Elke Deters'],
    ['Harzer Papierfabrik GmbH', '38667 Bad Harzburg', 'corporate', 'Peter Illing', 'Simone Rust'],
    ['Steding Agrar GmbH', '27777 Ganderkesee', 'ordinary', 'Arne Steding', 'Imke Lüers'],
    ['Jade Offshore Service GmbH', '26382 Wilhelmshaven', 'clockwork', 'Gesa Tammen', 'Ilse Harms'],
    ['Teuto Glas GmbH', '49078 Osnabrück', 'cold', 'Martin Kolb', 'Anja Sturm'],
    ['Ritter Verpackung GmbH', '32052 Herford', 'clockwork', 'Sonja Ritter', 'Klaus Benz'],
  ]),
  ...german('Tobias Klamm', [
    ['Norden Metallbau GmbH', '26506 Norden', 'failing', 'Enno Saathoff', 'Frauke Ihnen'],
    ['Ostsee Kranbau GmbH', '18055 Rostock', 'pushed', 'Jörn Wendt', 'Maren Timm'],
    ['Vogt Antriebstechnik GmbH', '49074 Osnabrück', 'clockwork', 'Armin Vogt', 'Lisa Gerke'],
    ['Brinkmann Fluidtechnik GmbH', '31134 Hildesheim', 'late', 'Udo Brinkmann', 'Karin Polle'],
    ['Meyer und Sohn Apparatebau', '28307 Bremen', 'late', 'Gerd Meyer', 'Ulla Meyer'],
    ['Porta Betontechnik GmbH', '32457 Porta Westfalica', 'ordinary', 'Rolf Niemann', 'Birte Sohl'],
    ['Wümme Druckluft GmbH', '27356 Rotenburg', 'pushed', 'Kai Tietjen', 'Hanna Cohrs'],
    ['Nordmark Zucker AG', '38300 Wolfenbüttel', 'corporate', 'Stefan Albers', 'Team Kreditoren'],
  ]),
]

export const britishCustomers: readonly SampleCustomer[] = [
  ...german('Ruth Akande', [
    ['Corrib Pumps Ltd', 'Leeds LS1 4DY', 'clockwork', 'Niamh Corrib', 'Sean Doyle'],
    ['Tideway Chandlers Ltd', 'Hull HU1 2AA', 'late', 'Gareth Price', 'Lynne Holt'],
    ['Pennine Valves plc', 'Halifax HX1 1UZ', 'corporate', 'Claire Booth', 'Accounts Payable'],
    ['Wharfedale Dairy Ltd', 'Otley LS21 3AQ', 'ordinary', 'Tom Hargreaves', 'Jean Firth'],
    ['City of Ripon Council', 'Ripon HG4 1DD', 'public', 'Alan Tate', 'Susan Webb'],
  ]),
  ...german('Callum Brigg', [
    ['Humber Fabrications Ltd', 'Grimsby DN31 3LL', 'pushed', 'Ian Sharp', 'Dawn Kirk'],
    ['Aire Valley Mills Ltd', 'Keighley BD21 3LG', 'disputer', 'Ruth Clegg', 'Peter Shaw'],
    ['Moorland Brewing Ltd', 'Skipton BD23 1JD', 'ordinary', 'Kate Nolan', 'Emma Reid'],
    ['Calder Engineering Ltd', 'Wakefield WF1 2SE', 'late', 'Simon Drake', 'Jill Moss'],
    ['Dales Aggregates Ltd', 'Settle BD24 9EJ', 'cold', 'Fred Airey', 'Joan Airey'],
  ]),
]
