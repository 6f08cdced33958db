import type { Category, Item, Trade, Unit } from './group.ts'

const uom = (name: string): string => `uom.product_uom_${name}`
export const piece = uom('unit')
const litre = uom('litre')
const kilogram = uom('kgm')
const hour = uom('hour')

export const units: readonly Unit[] = [
  { key: piece, name: 'Units', of: null },
  { key: uom('dozen'), name: 'Dozens', of: { unit: piece, count: 12 } },
  { key: litre, name: 'L', of: null },
  { key: kilogram, name: 'kg', of: null },
  { key: hour, name: 'Hours', of: null },
  { key: 'unit_pack_10', name: 'Pack of 10', of: { unit: piece, count: 10 } },
  { key: 'unit_box_50', name: 'Box of 50', of: { unit: piece, count: 50 } },
  { key: 'unit_box_100', name: 'Box of 100', of: { unit: piece, count: 100 } },
  { key: 'unit_case_1000', name: 'Case of 10 boxes', of: { unit: 'unit_box_100', count: 10 } },
  { key: 'unit_canister_5', name: 'Canister of 5 L', of: { unit: litre, count: 5 } },
]

const dozen = uom('dozen')
const pack = 'unit_pack_10'
const box50 = 'unit_box_50'
const box100 = 'unit_box_100'
const cases = 'unit_case_1000'
const canister = 'unit_canister_5'

const category = (key: string, name: string, parent: string | null = 'category_medical'): Category => ({
  key: `category_${key}`,
  name,
  parent,
})

export const categories: readonly Category[] = [
  category('medical', 'Medical supplies', null),
  category('gloves', 'Gloves and gowns'),
  category('injection', 'Syringes and needles'),
  category('wounds', 'Wound care'),
  category('airway', 'Airway and suction'),
  category('urology', 'Urology'),
  category('sutures', 'Sutures and theatre'),
  category('implants', 'Implants', null),
  category('laboratory', 'Laboratory', null),
  category('reagents', 'Reagents and controls', 'category_laboratory'),
  category('labware', 'Labware', 'category_laboratory'),
  category('pharmacy', 'Pharmacy', null),
  category('infusion', 'Infusion solutions', 'category_pharmacy'),
  category('medicines', 'Medicines', 'category_pharmacy'),
  category('sterile', 'Sterilization'),
  category('technology', 'Medical technology', null),
  category('spares', 'Spare parts', 'category_technology'),
  category('house', 'Housekeeping and office', null),
  category('services', 'Services', null),
]

/** Items that differ in one thing: a size, a volume, a strength. */
export interface ItemFamily {
  readonly name: string
  readonly sku: string
  readonly category: string
  readonly trade: Trade
  readonly variants: readonly string[]
  readonly unit: string
  readonly packagings: readonly string[]
  readonly tracking: Item['tracking']
  readonly shelfLifeDays: number | null
  /** In USD, of the first and of the last variant. */
  readonly cost: readonly [number, number]
  readonly kind: Item['kind']
  /** True where Odoo keeps the variants as sizes of one article. */
  readonly oneArticle: boolean
}

type Kept = readonly [tracking: Item['tracking'], shelfLifeDays: number | null]

const unexpiring: Kept = ['none', null]
const serial: Kept = ['serial', null]
const lots = (days: number): Kept => ['lot', days]

const family =
  (of: string, trade: Trade) =>
  (
    sku: string,
    name: string,
    variants: string,
    [first, last = first]: readonly [number, number?],
    [tracking, shelfLifeDays]: Kept = unexpiring,
    unit: string = piece,
    packagings: readonly string[] = [],
    rest: Partial<ItemFamily> = {},
  ): ItemFamily => ({
    name,
    sku,
    category: `category_${of}`,
    trade,
    variants: variants.split('|'),
    unit,
    packagings,
    tracking,
    shelfLifeDays,
    cost: [first, last],
    kind: 'stocked',
    oneArticle: false,
    ...rest,
  })

const gloves = family('gloves', 'supplies')
const injection = family('injection', 'supplies')
const wounds = family('wounds', 'supplies')
const airway = family('airway', 'supplies')
const urology = family('urology', 'supplies')
const sutures = family('sutures', 'surgery')
const implants = family('implants', 'surgery')
const reagents = family('reagents', 'diagnostics')
const labware = family('labware', 'diagnostics')
const infusion = family('infusion', 'pharma')
const medicines = family('medicines', 'pharma')
const sterile = family('sterile', 'supplies')
const technology = family('technology', 'technology')
const spares = family('spares', 'technology')
const house = family('house', 'services')
const services = family('services', 'services')

export const families: readonly ItemFamily[] = [
  gloves('GWN', 'Surgical gown', 'S|M|L|XL', [3.1, 3.6], unexpiring, piece, [pack], { oneArticle: true }),
  gloves('GLV', 'Examination gloves, nitrile', 'XS|S|M|L|XL', [0.065, 0.07], lots(1460), piece, [box100, cases]),
  gloves('GLY', 'Examination gloves, vinyl', 'S|M|L|XL', [0.038, 0.04], unexpiring, piece, [box100, cases]),
  gloves('GLS', 'Surgical gloves, sterile', '5.5|6.0|6.5|7.0|7.5|8.0|8.5|9.0', [1.12, 1.2], lots(1095), piece, [box50]),
  gloves('MSK', 'Face mask', 'type II|type IIR|FFP2|FFP3', [0.09, 1.45], lots(1095), piece, [box50]),
  gloves('CAP', 'Surgical cap', 'tie|bouffant', [0.14, 0.1], unexpiring, piece, [box100]),
  injection('SYL', 'Syringe, luer lock', '1 ml|2 ml|3 ml|5 ml|10 ml|20 ml|50 ml', [0.06, 0.41], lots(1825), piece, [
    box100,
  ]),
  injection('SYS', 'Syringe, luer slip', '2 ml|5 ml|10 ml|20 ml', [0.055, 0.16], lots(1825), piece, [box100]),
  injection('NDL', 'Needle', '18G|19G|20G|21G|22G|23G|25G|27G', [0.045, 0.038], lots(1825), piece, [box100]),
  injection('IVC', 'Vein catheter', '14G|16G|17G|18G|20G|22G|24G', [0.98, 1.04], lots(1825), piece, [box50]),
  injection('BUT', 'Winged needle set', '21G|23G|25G', [0.72, 0.75], lots(1460), piece, [box50]),
  wounds('GAZ', 'Gauze, sterile', '5×5 cm|7.5×7.5 cm|10×10 cm|10×20 cm', [0.18, 0.52], lots(1825), piece, [box50]),
  wounds('BND', 'Bandage, elastic', '6 cm|8 cm|10 cm|12 cm', [0.84, 1.31], unexpiring, piece, [dozen]),
  wounds('FOA', 'Foam dressing', '5×5 cm|7.5×7.5 cm|10×10 cm|15×15 cm|heel|sacrum', [2.4, 9.85], lots(1095), piece, [
    pack,
  ]),
  wounds('TAP', 'Fixing tape', '1.25 cm|2.5 cm|5 cm', [0.61, 1.47], unexpiring, piece, [dozen]),
  wounds('PLS', 'Plaster powder', 'fast|slow', [8.445, 7.905], unexpiring, kilogram),
  airway('TUB', 'Tracheal tube', '5.0|5.5|6.0|6.5|7.0|7.5|8.0|8.5|9.0', [3.35, 3.6], lots(1825), piece, [pack]),
  airway('LMA', 'Laryngeal mask', '3|4|5', [11.2, 12.1], lots(1095), piece, [pack]),
  airway('OXM', 'Oxygen mask', 'child|adult|with reservoir', [1.38, 2.6], unexpiring, piece, [box50]),
  airway('SUC', 'Suction catheter', 'CH08|CH10|CH12|CH14|CH16', [0.29, 0.31], lots(1825), piece, [box100]),
  urology('FOL', 'Balloon catheter', 'CH10|CH12|CH14|CH16|CH18|CH20', [4.2, 4.45], lots(1460), piece, [pack]),
  urology('URB', 'Urine bag', '1.5 L|2 L', [0.88, 0.97], unexpiring, piece, [pack]),
  sutures('SAB', 'Suture, absorbable', '1|0|2-0|3-0|4-0|5-0|6-0', [3.15, 4.9], lots(1460), piece, [dozen]),
  sutures('SNA', 'Suture, polypropylene', '0|2-0|3-0|4-0|5-0|6-0|7-0', [2.7, 4.35], lots(1825), piece, [dozen]),
  sutures('STP', 'Skin stapler', '15|35', [7.9, 10.4], lots(1095), piece, [pack]),
  sutures('TRO', 'Trocar', '5 mm|10 mm|12 mm', [24.5, 31.2], lots(1095), piece, [pack]),
  sutures('MSH', 'Hernia mesh', '6×11 cm|10×15 cm|15×15 cm', [68, 132], lots(1095)),
  sutures('DRN', 'Wound drain', 'CH10|CH12|CH14|CH16', [5.6, 6.1], lots(1460), piece, [pack]),
  implants('HST', 'Hip stem', '8|9|10|11|12|13|14|15', [1485, 1620], serial),
  implants('HCP', 'Hip cup', '48 mm|50 mm|52 mm|54 mm|56 mm', [712, 765], serial),
  implants('KFM', 'Knee, femoral part', '2|3|4|5|6|7', [1310, 1390], serial),
  implants('KTB', 'Knee, tibial part', '2|3|4|5|6|7', [890, 945], serial),
  implants(
    'SCR',
    'Bone screw 3.5',
    '12 mm|14 mm|16 mm|18 mm|20 mm|24 mm|28 mm|30 mm|34 mm',
    [12.4, 15.1],
    ['lot', null],
    piece,
    [pack],
  ),
  implants('PLT', 'Locking plate', '4 holes|5 holes|6 holes|7 holes|8 holes|10 holes', [148, 214], ['lot', null]),
  implants('IOL', 'Lens implant', '16 D|17 D|18 D|19 D|20 D|21 D|22 D|23 D|24 D|25 D', [96, 96], serial),
  implants('STN', 'Coronary stent', '2.25×18|2.5×18|2.75×18|3.0×18|3.0×24|3.5×24', [385, 410], serial),
  implants('PMK', 'Pacemaker', 'single chamber|dual chamber', [2890, 3640], serial),
  reagents(
    'RCH',
    'Chemistry reagent',
    'glucose|creatinine|urea|sodium|potassium|chloride|ALT|AST|lipase|CRP',
    [84.5, 139.9],
    lots(365),
  ),
  reagents(
    'RIM',
    'Immunoassay kit',
    'troponin|TSH|free T4|ferritin|PSA|hCG|procalcitonin|vitamin D',
    [310, 468],
    lots(270),
  ),
  reagents('RCO', 'Coagulation reagent', 'PT|aPTT|fibrinogen|D-dimer', [61.75, 188], lots(365)),
  reagents('RHM', 'Haematology reagent', 'diluent|lyse|stain', [9.47, 38.215], lots(540), litre, [canister]),
  reagents('CTL', 'Control serum', 'low|normal|high', [42.6, 42.6], lots(540)),
  reagents('CAL', 'Calibrator set', 'chemistry|immunoassay', [118, 176], lots(365)),
  reagents('BGC', 'Blood gas cartridge', '75 tests|300 tests', [412, 1195], lots(180)),
  reagents('STR', 'Test strips', 'urine, 10 fields|blood glucose', [0.21, 0.34], lots(540), piece, [box50]),
  labware('TBE', 'Blood tube, EDTA', '2 ml|4 ml', [0.16, 0.19], lots(540), piece, [box100, cases]),
  labware('TBC', 'Blood tube, citrate', '2.7 ml|3.5 ml', [0.19, 0.21], lots(365), piece, [box100]),
  labware('TBS', 'Blood tube, serum', '5 ml|8.5 ml', [0.17, 0.24], lots(540), piece, [box100, cases]),
  labware('PIP', 'Pipette tips', '10 µl|200 µl|1000 µl', [0.021, 0.032], unexpiring, piece, [box100, cases]),
  labware('SWB', 'Swab', 'dry|with medium|viral transport', [0.31, 1.62], lots(730), piece, [box100]),
  labware('SLD', 'Microscope slides', 'plain|frosted', [0.048, 0.067], unexpiring, piece, [box50]),
  labware('PET', 'Culture plate', 'blood agar|chocolate agar|MacConkey', [0.92, 1.18], lots(90), piece, [pack]),
  labware('CUP', 'Specimen cup', '60 ml|120 ml', [0.12, 0.17], unexpiring, piece, [box100]),
  infusion('NAC', 'Sodium chloride 0.9 %', '100 ml|250 ml|500 ml|1000 ml', [0.94, 1.86], lots(730), piece, [pack]),
  infusion('GLU', 'Glucose 5 %', '100 ml|500 ml|1000 ml', [1.02, 1.95], lots(730), piece, [pack]),
  infusion('RIN', 'Ringer solution', '500 ml|1000 ml', [1.34, 1.99], lots(730), piece, [pack]),
  infusion('WAT', 'Water for injections', 'bulk', [0.735], lots(540), litre, [canister]),
  medicines('LID', 'Lidocaine 1 %', '5 ml|20 ml', [0.88, 1.74], lots(1095), piece, [pack]),
  medicines('ADR', 'Epinephrine 1 mg/ml', '1 ml', [1.26], lots(540), piece, [pack]),
  medicines('HEP', 'Heparin 5000 IU', '5 ml', [3.9], lots(730), piece, [pack]),
  medicines('PAR', 'Paracetamol', '500 mg tablets|10 mg/ml, 100 ml', [0.018, 1.62], lots(1095), piece, [box100]),
  medicines('ONS', 'Ondansetron', '4 mg ampoule|8 mg ampoule', [0.97, 1.31], lots(1095), piece, [pack]),
  medicines('VAC', 'Influenza vaccine', 'prefilled syringe', [11.4], lots(300), piece, [pack]),
  sterile('POU', 'Sterilization pouch', '90×230|150×250|200×330|300×450', [0.07, 0.19], unexpiring, piece, [box100]),
  sterile('IND', 'Indicator strip', 'steam|plasma', [0.13, 0.22], lots(730), piece, [box100]),
  sterile('DET', 'Instrument cleaner', 'enzymatic|alkaline', [6.905, 5.35], lots(730), litre, [canister]),
  technology('PMP', 'Infusion pump', 'volumetric|syringe|PCA', [1249.5, 1690], serial),
  technology('MON', 'Patient monitor', 'bedside|transport', [2380, 2945], serial),
  technology('OXI', 'Pulse oximeter', 'handheld|fingertip', [285, 62.5], serial),
  technology('CEN', 'Centrifuge', 'bench|micro', [1875, 940], serial),
  technology('BED', 'Care bed', 'standard|intensive', [1980, 4320], serial),
  spares('BAT', 'Battery pack', 'pump|monitor', [68, 94.5]),
  spares('SPO', 'SpO2 sensor', 'adult|child|neonatal', [41.2, 48.9]),
  spares('ECG', 'ECG lead set', '3 leads|5 leads', [29.9, 38.4]),
  spares('ELC', 'ECG electrode', 'adult|child|stress test', [0.11, 0.19], lots(730), piece, [box50]),
  house('PAP', 'Printer paper', 'A4|labels', [4.99, 11.25], unexpiring, piece, [pack], { kind: 'consumable' }),
  house('BIN', 'Waste bag', 'general|clinical', [0.11, 0.23], unexpiring, piece, [box100], { kind: 'consumable' }),
  house('SOP', 'Hand sanitizer', 'pump bottle|refill', [3.15, 12.6], lots(730)),
  services('SRV', 'Maintenance visit', 'pumps|monitors|laboratory', [180, 240], unexpiring, hour, [], {
    kind: 'service',
  }),
  services('CLB', 'Calibration', 'pipettes|scales', [65, 80], unexpiring, piece, [], { kind: 'service' }),
]
