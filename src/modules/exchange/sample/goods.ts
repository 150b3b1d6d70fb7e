/** What is sold: number, name, list price in euro and pounds, cost as a share of the price. */
type Article = readonly [sku: string, name: string, euro: string, pounds: string, cost: number]

export const goods: readonly [Article, ...Article[]] = [
  ['SK-25', 'Seal kit SK-25', '31.40', '27.20', 0.62],
  ['SK-40', 'Seal kit SK-40', '54.00', '46.90', 0.62],
  ['OR-12', 'O-ring set 12 mm', '3.10', '2.70', 0.6],
  ['GL-90', 'Gland packing 90', '18.75', '16.30', 0.64],
  ['BR-6204', 'Bearing 6204', '12.40', '10.80', 0.7],
  ['BR-6305', 'Bearing set 6305', '96.50', '83.90', 0.74],
  ['BR-6312', 'Bearing set 6312', '168.20', '146.00', 0.74],
  ['BR-22216', 'Spherical bearing 22216', '310.00', '269.00', 0.76],
  ['CP-50', 'Coupling 50', '142.30', '123.50', 0.68],
  ['FL-20', 'Filter element 20', '38.60', '33.50', 0.6],
  ['VL-DN50', 'Check valve DN 50', '214.00', '186.00', 0.7],
  ['PG-10', 'Pressure gauge 0–10 bar', '46.80', '40.70', 0.58],
  ['NB-32', 'Pump NB 32-125', '1240.00', '1077.00', 0.78],
  ['NB-40', 'Pump NB 40-160', '1865.00', '1620.00', 0.78],
  ['SP-9', 'Submersible pump SP 9', '2740.00', '2380.00', 0.8],
  ['CR-15', 'Booster set CR 15', '4980.00', '4325.00', 0.82],
]

export const freight = ['FREIGHT', 'Freight, pallet', '45.00', '39.00'] as const
export const service = ['SERVICE', 'Service hour', '96.00', '84.00'] as const
