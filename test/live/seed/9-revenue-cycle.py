# --- invoices that bear the numbers of claims, payments that bear trace numbers, and goods that were used for them

NO_TAX = [Command.clear()]


def claimed(company, letters, count, price, begin):
    """One posted invoice for each claim: every tenth is of several lines."""
    invoices = of(company, 'account.move').create([
        {
            'move_type': 'out_invoice', 'partner_id': payers[number % 6].id, 'ref': f'{letters}-C-26-{number + 1:05}',
            'invoice_date': START + timedelta(days=begin + number % 200),
            'invoice_line_ids': [
                Command.create({'name': f'Care given, part {part}', 'quantity': 1, 'price_unit': price + number + part / 4, 'tax_ids': NO_TAX})
                for part in range(1 + (number % 10 == 9))
            ],
        }
        for number in range(count)
    ])
    invoices.action_post()
    return invoices


def settle(invoices, trace, amount=None):
    """Payments of one remittance, one for each invoice."""
    before = invoices.matched_payment_ids
    pay(invoices, amount)
    (invoices.matched_payment_ids - before).memo = trace


care = claimed(first, 'NGH', 100, 140, 20)
# Whole, by one remittance of each payer; the last of them has its trace number typed in small letters.
for place, payer in enumerate(payers):
    whole = care[:72].filtered(lambda invoice: invoice.partner_id == payer)
    settle(whole, f'EFT-NGH-{payer.ref[-1]}' if place < 5 else f'eft-ngh-{payer.ref[-1].lower()}')
# In part: the rest is taken off by contract.
for invoice in care[72:80]:
    settle(invoice, f'EFT-NGH-PART-{invoice.partner_id.ref[-1]}', invoice.amount_total - 40)
# Money of which no remittance tells, money after the payer took some back, and less of it than a remittance tells.
settle(care[80], 'EFT-NGH-LOST')
settle(care[81], 'EFT-NGH-TAKEN', care[81].amount_total - 12.5)
settle(care[82], 'EFT-NGH-SHORT', care[82].amount_total - 7.25)
# The rest is open, and one number is borne by two invoices.
care[99].ref = care[98].ref
abroad = claimed(second, 'ELB', 6, 90, 30)
settle(abroad[:2], 'EFT-ELB-A')

stent, swab = env['product.template'].create([
    {
        'name': name, 'is_storable': True, 'tracking': tracking, 'categ_id': equipment.id, 'standard_price': cost,
        'default_code': code, 'barcode': gtin(digits), 'use_expiration_date': tracking == 'lot', 'expiration_time': 730,
    }
    for name, tracking, cost, code, digits in (
        ('Stent, coated', 'lot', 410.0, 'STENT', '299911100001'), ('Swab', 'none', 0.4, 'SWAB', '299911100002'),
    )
]).product_variant_ids
(stent | swab).uom_ids = box
env['product.uom'].create({'product_id': swab.id, 'uom_id': box.id, 'barcode': gtin('1299911100002')})
stents = env['stock.lot'].create([
    {
        'name': f'STENT-{number}', 'product_id': stent.id, 'company_id': first.id,
        'expiration_date': '2099-06-30 00:00:00', 'use_date': '2099-05-31 00:00:00',
        'removal_date': '2099-06-15 00:00:00', 'alert_date': '2099-05-01 00:00:00',
    }
    for number in (1, 2, 3)
])
for lot in stents:
    step(lot, 30, 20, vendors, hospital.lot_stock_id)
step(stents[0], 40, 2, hospital.lot_stock_id, customers)
# Twice, on days on which it was not used: which of them it was, nobody knows.
step(stents[1], 41, 1, hospital.lot_stock_id, customers)
step(stents[1], 43, 3, hospital.lot_stock_id, customers)
env.cr.commit()
