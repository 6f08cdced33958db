/**
 * Fields that the product does not read and that tell more than most, of models it has to read: Odoo gives whoever may
 * read a model all of its fields but those it keeps to groups. By model and field, with what they tell.
 */
export const sensitiveFields: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'res.partner': {
    comment: 'notes about people and suppliers',
    function: 'what people do',
    image_1920: 'photographs',
  },
  'res.users': {
    login: 'by what names staff log in',
    email: 'addresses of staff',
    phone: 'telephone numbers of staff',
  },
  'account.move': {
    invoice_partner_display_name: 'whom invoices are for: in a hospital, patients',
    partner_shipping_id: 'whom goods were for, by name',
    narration: 'what is written below invoices',
    payment_reference: 'by what payments are known',
    access_token: 'what opens invoices in the portal without a password',
  },
  'account.move.line': {
    balance: 'what is in the books, line by line',
  },
  'account.payment': {
    partner_id: 'who paid, by name',
  },
  'account.journal': { bank_acc_number: 'numbers of the bank accounts of the companies' },
  'purchase.order': {
    note: 'notes to suppliers',
    access_token: 'what opens orders in the portal without a password',
  },
  'product.product': { list_price: 'prices to customers' },
  'stock.picking': {
    partner_id: 'whom deliveries are for, by name',
    note: 'notes on deliveries',
    signature: 'signatures of those who took them',
  },
  'stock.move': { value: 'what goods are worth, move by move' },
  'stock.lot': {
    note: 'notes on lots',
    partner_ids: 'to whom lots went',
  },
}
