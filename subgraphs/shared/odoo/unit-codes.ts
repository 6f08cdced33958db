/**
 * Odoo's standard units by their external id, as UN/ECE Recommendation 20 writes them.
 *
 * The external id is used because names are translated and edited, while these stay.
 */
export const unitCodes: Readonly<Record<string, string>> = {
  'uom.product_uom_unit': 'C62',
  'uom.product_uom_dozen': 'DZN',
  'uom.product_uom_hour': 'HUR',
  'uom.product_uom_day': 'DAY',
  'uom.product_uom_minute': 'MIN',
  'uom.product_uom_millimeter': 'MMT',
  'uom.product_uom_cm': 'CMT',
  'uom.product_uom_meter': 'MTR',
  'uom.product_uom_km': 'KMT',
  'uom.product_uom_square_meter': 'MTK',
  'uom.product_uom_milliliter': 'MLT',
  'uom.product_uom_litre': 'LTR',
  'uom.product_uom_cubic_meter': 'MTQ',
  'uom.product_uom_gram': 'GRM',
  'uom.product_uom_kgm': 'KGM',
  'uom.product_uom_ton': 'TNE',
  'uom.product_uom_lb': 'LBR',
  'uom.product_uom_oz': 'ONZ',
  'uom.product_uom_inch': 'INH',
  'uom.product_uom_foot': 'FOT',
  'uom.product_uom_yard': 'YRD',
  'uom.product_uom_mile': 'SMI',
  'uom.product_uom_square_foot': 'FTK',
  'uom.product_uom_floz': 'OZA',
  'uom.product_uom_qt': 'QTL',
  'uom.product_uom_gal': 'GLL',
  'uom.product_uom_cubic_inch': 'INQ',
  'uom.product_uom_cubic_foot': 'FTQ',
  'uom.product_uom_kwh': 'KWH',
}
