# --- suppliers, payers, units, items

towns = ('Aldmoor', 'Brackwell', 'Corvale', 'Dunhaven', 'Elmstrand', 'Fennick Cross', 'Garrowby', 'Holmstead')
trades = ('Medical Supply', 'Surgical', 'Diagnostics', 'Pharma Wholesale', 'Devices')
names = [f'{town} {trade}' for trade in trades for town in towns]
names[5], names[17], names[29] = 'Ångfält & Ostrøm <Medical>', 'Dunhaven "Sterile" Devices; 100% 安全', "O'Corvale\\Labs"
countries = [env.ref(f'base.{code}') for code in ('us', 'us', 'us', 'de', 'ie', 'jp')]
terms = env['account.payment.term'].search([], limit=3)
suppliers = env['res.partner'].create([
    {
        'name': name, 'is_company': True, 'supplier_rank': 1, 'country_id': countries[number % 6].id,
        'ref': f'SUP-{number:03}' if number % 4 else False,
        'vat': f'XX{100000000 + number * 7919}' if number % 3 else False,
        'company_registry': f'{900000000 + number * 104729}' if number % 5 == 0 else False,
        'email': f'orders{number}@example.com', 'phone': f'+1 555 01{number:02}', 'street': f'{number + 1} Harbour Road',
        'city': towns[number % 8], 'property_supplier_payment_term_id': terms[number % 3].id,
    }
    for number, name in enumerate(names)
])
suppliers[12].parent_id = suppliers[11]
# A supplier and an item that the second company may not see.
suppliers[10].company_id = first
payers = env['res.partner'].create([
    {'name': f'Payer {letter} (synthetic)', 'is_company': True, 'customer_rank': 1, 'ref': f'PAY-{letter}'}
    for letter in 'ABCDEF'
])

unit, litre, kilogram = (env.ref(f'uom.product_uom_{name}') for name in ('unit', 'litre', 'kgm'))
dozen = env['uom.uom'].with_context(active_test=False).search([('name', '=', 'Dozens')])
dozen.active = True
box = env['uom.uom'].create({'name': 'Box of 100', 'relative_factor': 100, 'relative_uom_id': unit.id})
case = env['uom.uom'].create({'name': 'Case of 10 boxes', 'relative_factor': 10, 'relative_uom_id': box.id})


def gtin(digits):
    return digits + str(-sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits))) % 10)


def barcode(number):
    """What a real item master holds: GTIN-13, GTIN-14, wrong check digits, codes of its own, nothing."""
    right = gtin(f'2{number * 48271 % 10**11:011}')
    wrong = right[:12] + str((int(right[12]) + 1) % 10)
    packed = gtin(f'1{right[:12]}')
    return (right, right, right, right, packed, packed, wrong, f'CARE-{number}', False, False)[number % 10]


supplies = env['product.category'].create({'name': 'Medical supplies'})
gloves, wounds, needles, reagents, drugs, equipment = env['product.category'].create([
    {'name': name, 'parent_id': supplies.id}
    for name in ('Gloves', 'Wound care', 'Syringes and needles', 'Reagents', 'Pharmaceuticals', 'Equipment')
])
kinds = (  # name, category, unit, packagings, tracking, price, shelf life in days
    ('Examination gloves, nitrile', gloves, unit, box | case, 'none', 0.33, 0),
    ('Gauze "sterile" 10×10 cm', wounds, unit, dozen, 'lot', 1.005, 1095),
    ('Syringe 5 ml <luer lock>', needles, unit, box | case, 'lot', 0.125, 1825),
    ('Reagent, haematology', reagents, litre, env['uom.uom'], 'lot', 47.995, 365),
    ('Saline 0.9 %', drugs, litre, env['uom.uom'], 'lot', 2.675, 730),
    ('Infusion pump', equipment, unit, env['uom.uom'], 'serial', 1249.5, 0),
    ('Plaster powder', wounds, kilogram, env['uom.uom'], 'none', 8.45, 0),
    ('Blanket, disposable', supplies, dozen, env['uom.uom'], 'none', 14.285, 0),
)
values = []
for number in range(112):
    name, category, uom, packagings, tracking, price, life = kinds[number % 8]
    values.append({
        'name': f'{name} {number // 8 + 1}', 'default_code': f'ITM-{number:04}' if number % 13 else False,
        'barcode': barcode(number), 'categ_id': category.id, 'type': 'consu', 'is_storable': True, 'tracking': tracking,
        'uom_id': uom.id, 'uom_ids': [Command.set(packagings.ids)], 'list_price': price * 1.4, 'standard_price': price,
        'use_expiration_date': bool(life), 'expiration_time': life,
        'description_purchase': '<b>keep dry</b>' if number % 9 == 0 else False,
    })
values += [
    {'name': f'Maintenance visit {number}', 'type': 'service', 'default_code': f'SRV-{number}', 'standard_price': 180,
     'purchase_method': 'purchase'}
    for number in (1, 2, 3)
]
values += [
    {'name': f'Office paper {number}', 'type': 'consu', 'is_storable': False, 'standard_price': 4.99}
    for number in (1, 2, 3)
]
items = env['product.product'].create(values)
size = env['product.attribute'].create({'name': 'Size', 'value_ids': [Command.create({'name': name}) for name in 'SML']})
gown = env['product.template'].create({
    'name': 'Surgical gown', 'type': 'consu', 'is_storable': True, 'categ_id': supplies.id,
    'attribute_line_ids': [Command.create({'attribute_id': size.id, 'value_ids': [Command.set(size.value_ids.ids)]})],
})
for number, variant in enumerate(gown.product_variant_ids):
    variant.write({'standard_price': 3.1, 'default_code': f'GWN-{number}', 'barcode': gtin(f'29{number:010}')})
items |= gown.product_variant_ids
items[48].company_id = first


def known_to(company, records):
    return records.filtered(lambda record: record.company_id in (company, env['res.company']))


for item in items:  # a cost belongs to a company
    item.with_company(second).standard_price = item.with_company(first).standard_price * 0.9
env['product.supplierinfo'].create([
    {'partner_id': suppliers[number * 7 % 40].id, 'product_tmpl_id': item.product_tmpl_id.id, 'price': item.standard_price,
     'delay': 1 + number % 9, 'product_code': f'V-{number:05}' if number % 2 else False}
    for number, item in enumerate(items)
])

# An address with all of its parts, suppliers that may be one and the same, and boxes with barcodes of their own.
suppliers[0].write({'street2': 'Dock 4', 'zip': '02110', 'state_id': env.ref('base.state_us_22').id})
suppliers[15].email = suppliers[14].email
packed = items.filtered('uom_ids')[-1]
for barcode in ('20614141000412', 'BOX-7'):
    env['product.uom'].create({'product_id': packed.id, 'uom_id': packed.uom_ids[0].id, 'barcode': barcode})
